using CaseTracker.Access;
using CaseTracker.Notifications;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Messages;

/// <summary>One message as its reader may know it.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;

    public Lens Lens { get; private set; } = null!;

    public Parameters Address { get; private set; } = null!;

    public ViewMessage.View Found { get; private set; } = null!;

    public ListMessages.Row Message => Found.Message;

    public string CaseAddress => (Address with { Path = $"/cases/{Message.Reference}" }).ToString();

    public string DocumentAddress => (Address with { Path = $"/messages/{Message.Number}.docx" }).ToString();

    public async Task OnGetAsync(string number)
    {
        Address = Parameters.Of(Request);
        Lens = Lens.Of(Address);
        Found = await mediator.Send(
            new ViewMessage.Query(number, await Lens.PositionAsked(mediator, HttpContext.RequestAborted), Lens.Audience),
            HttpContext.RequestAborted
        );
        if (!Lens.IsSet)
            await Opening.Note(mediator, Message, HttpContext);
    }
}
