using CaseTracker.Access;
using CaseTracker.StatusRequests;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Requests;

/// <summary>Requests to host States for the status of their open cases, and how many of the cases each State answered about.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    public IReadOnlyList<ListStatusRequests.Row> Found { get; private set; } = [];

    public bool MayAsk => context.Caller.Has(Right.FollowUp);

    public bool IsState => context.Caller.Audience.IsState;

    public async Task OnGetAsync() => Found = await mediator.Send(new ListStatusRequests.Query(), HttpContext.RequestAborted);
}
