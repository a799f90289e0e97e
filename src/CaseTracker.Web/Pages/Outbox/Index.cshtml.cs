using CaseTracker.Access;
using CaseTracker.Outbox;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Outbox;

/// <summary>What waits to be sent and why, with one entry or all of them tried at once; and which programs are told of changes.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context, OutboxOptions options) : FormPage(mediator, context)
{
    public ListOutbox.Result Found { get; private set; } = null!;

    /// <summary>Programs that are told of changes.</summary>
    public IReadOnlyList<ListWebhooks.Row> Programs { get; private set; } = [];

    public FormView Form { get; private set; } = null!;

    /// <summary>Whether there is a way for mail.</summary>
    public bool SendsMail => options.Mail is not null;

    public Task OnGetAsync() => Load(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageReference);
        var entries = await ReadEntries();
        if (Guid.TryParse(entries.Text("program"), out var program))
        {
            if (await Attempt(entries, new EndWebhook.Command(program)) is not null)
                return Done("/outbox", "Outbox.ProgramEnded");
            await Load(entries);
            return Page();
        }
        var entry = Guid.TryParse(entries.Text("entry"), out var id) ? id : (Guid?)null;
        if (await Attempt(entries, new RetryOutbox.Command(entry)) is not null)
            return Done("/outbox", "Outbox.WillBeTried");
        await Load(entries);
        return Page();
    }

    private async Task Load(Entries entries)
    {
        Found = await Mediator.Send(new ListOutbox.Query(), HttpContext.RequestAborted);
        Programs = await Mediator.Send(new ListWebhooks.Query(), HttpContext.RequestAborted);
        Form = new FormView([], entries) { Button = PageText.Of("Outbox.RetryAll"), Back = "/outbox" }.Sorted();
    }
}
