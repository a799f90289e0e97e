using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>Everything that was recorded of a case, with the way to see it as it stood; for the UN.</summary>
public sealed class HistoryModel(IMediator mediator) : PageModel
{
    private static readonly string[] DateFields = ["occurred_on", "repatriated_on", "claim_on"];
    private static readonly string[] StateFields =
    [
        "hosts",
        "nationality",
        "contributing_state",
        "notified",
        "acknowledged",
        "name_released_to",
        "access",
    ];

    public string Reference { get; private set; } = "";

    public Parameters Address { get; private set; } = null!;

    public Lens Lens { get; private set; } = null!;

    /// <summary>By the moment in which they were recorded, newest first.</summary>
    public IReadOnlyList<IGrouping<(DateTime At, long Position, string Actor, string Capacity), ViewHistory.Entry>> Moments
    {
        get;
        private set;
    } = [];

    public async Task OnGetAsync(string reference)
    {
        (Reference, Address) = (reference, Parameters.Of(Request));
        Lens = Lens.Of(Address);
        var entries = await mediator.Send(
            new ViewHistory.Query(reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted)),
            HttpContext.RequestAborted
        );
        Moments = [.. entries.GroupBy(e => (e.RecordedAt, e.Position, e.Actor, e.Capacity)).Reverse()];
    }

    public static string Capacity(string code) => Codes.TryParse<Role>(code, out var role) ? Show.RoleName(role) : code;

    public static string Heading(ViewHistory.Entry entry, PageText text) =>
        entry.Changes.Select(c => c.Person).FirstOrDefault(p => p > 0) is { } person
            ? text["History.OfPerson", text[$"Event.{entry.Kind}"], person.ToString(CultureInfo.CurrentCulture)]
            : text[$"Event.{entry.Kind}"];

    /// <summary>A value as people read it: terms, names of States, dates.</summary>
    public static string Value(FieldChange change, string value) =>
        change switch
        {
            { Vocabulary: { } vocabulary } => Show.Listed(value.Split(' ').Select(code => Terms.Of(vocabulary, code))),
            _ when StateFields.Contains(change.Field) => Show.Listed(
                value.Split(' ').Select(word => PartialDate.TryParse(word, out var date) ? Show.Date(date) : Show.State(word))
            ),
            _ when DateFields.Contains(change.Field) => Show.Date(value),
            _ => value,
        };
}
