using CaseTracker.Access;
using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Clocks;

/// <summary>Pauses, resumes or extends one clock, with the reason.</summary>
public sealed class ChangeModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private static readonly string[] Deeds = ["pause", "resume", "extend"];

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Clock { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Deed { get; set; } = "";

    public ViewClocks.Explained Found { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public string Back => $"/cases/{Reference}#clocks";

    public Task OnGetAsync() => Show(new Entries());

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        if (await Earlier(entries) is not null || await Attempt(entries, Read(entries)) is not null)
            return Done($"/cases/{Reference}", $"Clocks.{Deed}.Done");
        await Show(entries);
        return Page();
    }

    private ICommand Read(Entries entries)
    {
        var reason = entries.Text("Reason") ?? "";
        return Deed switch
        {
            "pause" => new PauseClock.Command(Reference, null, Clock, reason),
            "resume" => new ResumeClock.Command(Reference, null, Clock, reason),
            "extend" => new ExtendClock.Command(Reference, null, Clock, entries.Whole("Units") ?? 0, reason),
            _ => throw new NotFoundException(),
        };
    }

    private async Task Show(Entries entries)
    {
        Require(Right.FollowUp);
        if (!Deeds.Contains(Deed))
            throw new NotFoundException();
        Found =
            (await Mediator.Send(new ViewClocks.Query(Reference), HttpContext.RequestAborted)).FirstOrDefault(c => c.Clock.ClockId == Clock)
            ?? throw new NotFoundException();
        var units = Ask.Line("Units") with { Label = Terms.Of(Codes.Parse<ClockUnit>(Found.Clock.Unit)) };
        View = new FormView([new Section(null, Deed == "extend" ? [units, Ask.Reason()] : [Ask.Reason()])], entries)
        {
            Button = PageText.Of($"Clocks.{Deed}"),
            Back = Back,
        }.Sorted();
    }
}
