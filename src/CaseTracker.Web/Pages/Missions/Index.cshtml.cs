using CaseTracker.Access;
using CaseTracker.Missions;
using CaseTracker.Reference;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Missions;

/// <summary>All missions, the open ones first; reference data that everybody who is signed in may read.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(string Key, IReadOnlyList<Mission> Missions)> Groups { get; private set; } = [];

    public bool MayEdit => context.Caller.Has(Right.ManageReference);

    public async Task OnGetAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var closed = (await mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).ToLookup(m => m.IsClosedOn(today));
        Groups = [("Open", [.. closed[false]]), ("Closed", [.. closed[true]])];
    }
}
