using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Evidence;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>One proceeding as its reader may know it; for UN desks also as a State knows it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context, TimeProvider clock) : PageModel
{
    public Caller Caller => context.Caller;

    public Lens Lens { get; private set; } = null!;

    public Parameters Address { get; private set; } = null!;

    public ViewProceeding.Result Found { get; private set; } = null!;

    public ViewProceeding.Whole Whole => Found.Proceeding;

    /// <summary>Null while nothing that counts says how far it came.</summary>
    public Stage? Stage => Whole.Stage is { } code ? Codes.Parse<Stage>(code) : null;

    /// <summary>The stages that a court or its investigators bring about.</summary>
    public static IEnumerable<Stage> Stages => Enum.GetValues<Stage>().Where(s => s >= Reference.Stage.Investigation);

    /// <summary>Whether this is the proceeding as the caller has it, now: only then anything can be done with it.</summary>
    public bool IsOwnPresent => !Lens.IsSet;

    /// <summary>What the reader may do to the proceeding.</summary>
    public ProceedingActions Actions => new(Found, Caller);

    /// <summary>What the reader may do to one accused.</summary>
    public IReadOnlyList<ProceedingForm> On(ViewProceeding.Suspect accused) => IsOwnPresent ? [.. Actions.On(accused)] : [];

    /// <summary>What the reader may do to one statement; of several that are told as one, to the first, and the form names the
    /// others.</summary>
    public IReadOnlyList<ProceedingForm> On(ViewProceeding.Statement statement) => IsOwnPresent ? [.. Actions.On(statement)] : [];

    /// <summary>The accused whose forms are offered; the grid names one line at a time, so that it stays light however many there
    /// are.</summary>
    public ViewProceeding.Suspect? Chosen =>
        Guid.TryParse(Address["accused"], out var id) ? Found.Accused.FirstOrDefault(a => a.AccusedId == id && On(a).Count > 0) : null;

    /// <summary>A page of a case with the same eyes and at the same position.</summary>
    public string CaseAddress(string reference) => (Address.Without("accused") with { Path = $"/cases/{reference}" }).ToString();

    /// <summary>Whether the day of a hearing is over and nobody said what came of it.</summary>
    public bool IsUnanswered(ViewProceeding.Hearing hearing) =>
        hearing.State == Codes.Of(HearingState.Scheduled)
        && PartialDate.Parse(hearing.HeldOn).Last < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The assistance that is waited for in it, as the reader may know it.</summary>
    public IReadOnlyList<ListAssistance.Row> Assistance { get; private set; } = [];

    /// <summary>The documents that belong to it, as the reader may know them now.</summary>
    public IReadOnlyList<ListCourtDocuments.Row> Documents { get; private set; } = [];

    /// <summary>A page with the same eyes and at the same position.</summary>
    public string Seen(string path) => (Address.Without("accused") with { Path = path }).ToString();

    public async Task OnGetAsync(string reference)
    {
        Address = Parameters.Of(Request);
        Lens = Lens.Of(Address);
        Found = await mediator.Send(
            new ViewProceeding.Query(reference, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
            HttpContext.RequestAborted
        );
        // Documents are shown as they are released now, and not on a page of the past.
        if (Lens is { Position: null, Time: null })
            Documents = await mediator.Send(new ListCourtDocuments.Query(Whole.Reference, Lens.Audience), HttpContext.RequestAborted);
        Assistance = (
            await mediator.Send(
                new ListAssistance.Query(
                    new AssistanceFilter { Proceeding = Whole.Reference },
                    Position: await Lens.PositionAsked(mediator, HttpContext.RequestAborted),
                    Audience: Lens.Audience
                ),
                HttpContext.RequestAborted
            )
        ).Rows;
    }
}
