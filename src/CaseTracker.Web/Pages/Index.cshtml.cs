using CaseTracker.Access;
using CaseTracker.Home;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>What changed for the reader since the last visit, and what waits for the reader.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;

    public ViewHome.Result Found { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Found = await mediator.Send(new ViewHome.Query(), HttpContext.RequestAborted);
        await mediator.Send(new MarkVisited.Command(), HttpContext.RequestAborted);
    }
}
