using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Home;
using CaseTracker.Notifications;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>What changed for the reader since the last visit, and what waits for the reader.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    private const int Few = 5;

    public Caller Caller => context.Caller;

    public ViewHome.Result Found { get; private set; } = null!;

    /// <summary>What a State has not opened; null for others.</summary>
    public ListMessages.Result? Unopened { get; private set; }

    /// <summary>What States sent and who follows up has not answered; null for others.</summary>
    public ListSubmissions.Result? Unanswered { get; private set; }

    /// <summary>Documents in quarantine, or whose hash no longer holds; empty for others than who follows up.</summary>
    public IReadOnlyList<ListTroubles.Row> Troubles { get; private set; } = [];

    public bool InboxIsEmpty => Unopened is null or { Count: 0 } && Unanswered is null or { Count: 0 };

    public async Task OnGetAsync()
    {
        Found = await mediator.Send(new ViewHome.Query(), HttpContext.RequestAborted);
        if (Caller.Audience.IsState && Caller.Has(Right.ReadCases))
            Unopened = await mediator.Send(
                new ListMessages.Query(new MessageFilter { Direction = Direction.ToState, Opened = false }, Size: Few),
                HttpContext.RequestAborted
            );
        if (Caller.Has(Right.FollowUp))
            Unanswered = await mediator.Send(new ListSubmissions.Query(Open: true, Size: Few), HttpContext.RequestAborted);
        if (Caller.Has(Right.FollowUp))
            Troubles = (await mediator.Send(new ListTroubles.Query(), HttpContext.RequestAborted)).Rows;
        await mediator.Send(new MarkVisited.Command(), HttpContext.RequestAborted);
    }
}
