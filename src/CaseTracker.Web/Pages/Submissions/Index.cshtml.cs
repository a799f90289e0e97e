using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>The inbox of the UN, what awaits an answer first; for a State its own submissions and drafts.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    private const int PageSize = 40;
    private const string PageName = "page";
    private static readonly string[] Filters = ["state", "kind", "open", "disputes", "case"];

    public Caller Caller => context.Caller;

    public Parameters Address { get; private set; } = null!;

    public ListSubmissions.Result Found { get; private set; } = null!;

    public IReadOnlyList<ListDrafts.Row> Drafts { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public bool IsFiltered => Address.All.Any(p => Filters.Contains(p.Key));

    public Parameters Unfiltered => Address.Without([.. Filters, PageName]);

    public Parameters? Previous => Number > 1 ? Turned(Number - 1) : null;

    public Parameters? Next => Found.Count > Number * PageSize ? Turned(Number + 1) : null;

    public async Task OnGetAsync()
    {
        Address = Parameters.Of(Request).WithStatesByCode();
        Number =
            Address[PageName] is not { } text ? 1
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page
            : throw Unknown(PageName, text);
        SubmissionKind? kind =
            Address["kind"] is not { } code ? null
            : Codes.TryParse<SubmissionKind>(code, out var known) ? known
            : throw Unknown("kind", code);
        Found = await mediator.Send(
            new ListSubmissions.Query(Address["case"], Address["state"], kind, Yes("open"), Yes("disputes"), Number, PageSize),
            HttpContext.RequestAborted
        );
        if (Caller.Has(Right.Submit))
            Drafts = await mediator.Send(new ListDrafts.Query(), HttpContext.RequestAborted);
    }

    private bool? Yes(string name) =>
        Address[name] switch
        {
            null => null,
            "yes" => true,
            "no" => false,
            { } other => throw Unknown(name, other),
        };

    private Parameters Turned(int number) => Address.With(PageName, number == 1 ? null : number.ToString(CultureInfo.InvariantCulture));

    private static ValidationException Unknown(string parameter, string value) => new([new(parameter, Text.FilterValueUnknown(value))]);
}
