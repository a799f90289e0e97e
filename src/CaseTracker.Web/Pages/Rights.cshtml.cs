using CaseTracker.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Everything for which the reader is designated: what it allows, since when and until when, and who decided it.</summary>
public sealed class RightsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public MyRights.View Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new MyRights.Query(), HttpContext.RequestAborted);

    /// <summary>Key of the text that says how it stands.</summary>
    public string StatusOf(MyRights.Held held) =>
        held.HoldsToday ? "Designations.Holds"
        : held.From.First > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? "Designations.Begins"
        : "Designations.Over";
}
