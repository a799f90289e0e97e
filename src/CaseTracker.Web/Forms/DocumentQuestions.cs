using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using MediatR;

namespace CaseTracker.Web.Forms;

/// <summary>What is asked about a document that is put to a case.</summary>
internal static class DocumentQuestions
{
    private const int MostProceedings = 100;

    /// <param name="courts">What <see cref="CourtsOf"/> gave.</param>
    public static IReadOnlyList<Field> About(IReadOnlyList<Choice> courts) =>
        [
            Ask.Term<DocumentKind>("Kind"),
            Ask.Line("Title", "DocumentTitle"),
            Ask.Date("DatedOn", "DocumentDatedOn", optional: true),
            Ask.Term<Classification>("Classification"),
            .. courts.Count > 0 ? [Court(courts)] : (Field[])[],
        ];

    private static Field Court(IReadOnlyList<Choice> courts) =>
        Ask.OneOf("Proceeding", courts, "DocumentProceeding", optional: true) with
        {
            Blank = PageText.Of("Form.NoProceeding"),
        };

    /// <summary>The proceedings about a case, to one of which a document of the case may belong.</summary>
    /// <exception cref="Access.NotFoundException">The caller sees no such case.</exception>
    public static async Task<IReadOnlyList<Choice>> CourtsOf(IMediator mediator, string reference, CancellationToken cancellation)
    {
        var of = (await mediator.Send(new ViewCase.Query(reference), cancellation)).Case;
        var cases = new CaseFilter
        {
            Reference = of.Reference,
            Scope = Codes.Parse<Scope>(of.Scope),
            Standing = null,
        };
        var found = await mediator.Send(
            new ListProceedings.Query(new ProceedingFilter { Cases = cases }, Size: MostProceedings),
            cancellation
        );
        return [.. found.Rows.Select(c => new Choice(c.Reference, Show.Listed([c.Reference, Show.Term<Forum>(c.Forum)])))];
    }
}
