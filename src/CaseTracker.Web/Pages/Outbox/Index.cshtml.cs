using CaseTracker.Access;
using CaseTracker.Outbox;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Outbox;

/// <summary>What waits to be sent and why; one entry or all of them can be tried at once.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, OutboxOptions options) : FormPage(mediator, context)
{
    public ListOutbox.Result Found { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    /// <summary>Whether there is a way for mail.</summary>
    public bool SendsMail => options.Mail is not null;

    public Task OnGetAsync() => Load(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageReference);
        var entries = await ReadEntries();
        var entry = Guid.TryParse(entries.Text("entry"), out var id) ? id : (Guid?)null;
        if (await Attempt(entries, new RetryOutbox.Command(entry)) is not null) return Done("/outbox", "Outbox.WillBeTried");
        await Load(entries);
        return Page();
    }

    private async Task Load(Entries entries)
    {
        Found = await Mediator.Send(new ListOutbox.Query(), HttpContext.RequestAborted);
        Form = new FormView([], entries) { Button = PageText.Of("Outbox.RetryAll"), Back = "/outbox" }.Sorted();
    }
}
