using CaseTracker.Access;
using CaseTracker.Publishing;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Public;

/// <summary>Whether the public page is open, what it says, and, for who releases, the way to open or close it.</summary>
public sealed class SwitchModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    public ViewPublicPage.Result Found { get; private set; } = null!;

    /// <summary>Null for who may only read.</summary>
    public FormView? View { get; private set; }

    public Task OnGetAsync() => Show(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.Release);
        var entries = await ReadEntries();
        // What was on the page decides, so that two who are at it do not undo each other.
        var open = entries.Text("Open") == "yes";
        if (await Attempt(entries, new SetPublicPage.Command(open, entries.Text("Reason") ?? "")) is { } receipt)
            return Done("/tables/public", receipt.ProposalId is null ? "Public.Done" : "Form.Proposed");
        await Show(entries);
        return Page();
    }

    private async Task Show(Entries entries)
    {
        Found = await Mediator.Send(new ViewPublicPage.Query(), HttpContext.RequestAborted);
        if (!Caller.Has(Right.Release))
            return;
        View = new FormView([new Section(null, [Ask.Reason()])], entries)
        {
            Button = PageText.Of(Found.IsOpen ? "Public.Close" : "Public.Open"),
            Back = "/tables",
            IsDangerous = Found.IsOpen,
            Hidden = new Dictionary<string, string> { ["Open"] = Found.IsOpen ? "no" : "yes" },
        }.Sorted();
    }
}
