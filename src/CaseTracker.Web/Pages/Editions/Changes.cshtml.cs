using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Web.Shell;
using MediatR;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>What changed since an edition, as of another or of now, with the events behind it.</summary>
public sealed class ChangesModel(IMediator mediator, RequestContext context) : EditionPage(mediator, context)
{
    /// <summary>The file of the API holds all of them.</summary>
    public const int Shown = 200,
        EventsShown = 10;

    public ViewChanges.Result Found { get; private set; } = null!;

    public IReadOnlyDictionary<long, ChangeEvent> Events { get; private set; } = new Dictionary<long, ChangeEvent>();

    /// <summary>Other editions to compare with.</summary>
    public IReadOnlyList<int> Others { get; private set; } = [];

    public async Task OnGetAsync(int number, int? to)
    {
        await Find(number, null);
        Found = await Mediator.Send(new ViewChanges.Query(number, to), HttpContext.RequestAborted);
        Events = Found.Events.ToDictionary(e => e.Position);
        Others =
        [
            .. (await Mediator.Send(new ListEditions.Query(), HttpContext.RequestAborted))
                .Select(e => e.Number)
                .OfType<int>()
                .Where(n => n != number && n != to),
        ];
    }

    public string Worded(Cell? cell, CellChange change) => cell is null ? "–" : Show.Figure(cell, change.Column.Kind);

    /// <summary>What an event is called on the page of a case's history, where it is called something.</summary>
    public string KindOf(ChangeEvent e) => PageText.Find($"Event.{e.Type}") ?? e.Type;

    public string? AddressOf(ChangeEvent e) =>
        e.Reference switch
        {
            null => null,
            ['A', 'S', '-', ..] => $"/assistance/{e.Reference}",
            ['P', 'R', '-', ..] => $"/proceedings/{e.Reference}",
            _ => e.Reference.Contains('-', StringComparison.Ordinal) ? $"/cases/{e.Reference}" : null,
        };
}
