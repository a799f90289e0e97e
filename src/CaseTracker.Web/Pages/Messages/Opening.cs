using CaseTracker.Access;
using CaseTracker.Notifications;
using MediatR;

namespace CaseTracker.Web.Pages.Messages;

/// <summary>That a liaison looks at a message is noted the first time, whether on its page or as a document.</summary>
internal static class Opening
{
    public static async Task Note(IMediator mediator, ListMessages.Row message, HttpContext context)
    {
        var caller = context.RequestServices.GetRequiredService<RequestContext>().Caller;
        if (caller.Audience.IsState && message is { Direction: "to_state", Channel: "electronic", OpenedOn: null, Number: { } number })
            await mediator.Send(new OpenMessage.Command(number), context.RequestAborted);
    }
}
