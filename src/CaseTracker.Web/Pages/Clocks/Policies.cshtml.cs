using CaseTracker.Access;
using CaseTracker.Clocks;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>How long each kind of clock runs, since when and by whose decision; everybody who is signed in may read it.</summary>
public sealed class PoliciesModel(IMediator mediator, RequestContext context) : PageModel
{
    public IReadOnlyList<ListClockPolicies.KindOfClock> Kinds { get; private set; } = [];

    public bool MayEdit => context.Caller.Has(Right.ManageReference);

    public async Task OnGetAsync() => Kinds = await mediator.Send(new ListClockPolicies.Query(), HttpContext.RequestAborted);
}
