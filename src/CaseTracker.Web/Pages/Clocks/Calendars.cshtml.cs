using CaseTracker.Access;
using CaseTracker.Clocks;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>When headquarters and the missions with a calendar of their own work; everybody who is signed in may read it.</summary>
public sealed class CalendarsModel(IMediator mediator, RequestContext context) : PageModel
{
    public IReadOnlyList<ListWorkingCalendars.Place> Places { get; private set; } = [];

    public bool MayEdit => context.Caller.Has(Right.ManageReference);

    public async Task OnGetAsync() => Places = await mediator.Send(new ListWorkingCalendars.Query(), HttpContext.RequestAborted);
}
