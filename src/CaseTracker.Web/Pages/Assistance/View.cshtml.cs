using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Assistance;

/// <summary>One engagement as its reader may know it; for UN desks also as a State knows it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : PageModel
{
    public Lens Lens { get; private set; } = null!;

    public Parameters Address { get; private set; } = null!;

    public ViewAssistance.Result Found { get; private set; } = null!;

    /// <summary>The steps in the order in which they were taken; of one day, in the order of recording.</summary>
    public IEnumerable<ViewAssistance.Step> InTime => Found.Steps.OrderBy(s => s.OccurredOn ?? s.RecordedOn, StringComparer.Ordinal);

    public ViewAssistance.Whole Whole => Found.Engagement;

    /// <summary>Whether this is the engagement as the caller has it, now: only then anything can be done with it.</summary>
    public bool IsOwnPresent => !Lens.IsSet;

    /// <summary>What the reader may do to the engagement.</summary>
    public AssistanceActions Actions => new(Found, context.Caller);

    /// <summary>A page of a case or proceeding with the same eyes and at the same position.</summary>
    public string Seen(string path) => (Address with { Path = path }).ToString();

    public async Task OnGetAsync(string reference)
    {
        Address = Parameters.Of(Request);
        Lens = Lens.Of(Address);
        var position = await Lens.PositionAsked(mediator, HttpContext.RequestAborted);
        Found = await mediator.Send(new ViewAssistance.Query(reference, position, Lens.Audience), HttpContext.RequestAborted);
    }
}
