using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Every change of an engagement: one page, whose questions the chosen form says.</summary>
public sealed class AssistanceModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public AssistanceForm Form { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public string Back => $"/assistance/{Reference}";

    /// <summary>Kind and host State.</summary>
    public string About { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var found = await Find();
        Show(found, Form.Start(found));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Form = AssistanceForms.Find(Slug);
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        // Sent twice, what the form asks for may be there no more.
        if (await Earlier(entries) is not null)
            return Done(Back, $"Do.{Slug}.Done");
        var found = await Find();
        var seen = int.TryParse(entries[FormView.Version], CultureInfo.InvariantCulture, out var version) ? version : found.Version;
        if (await Attempt(entries, Form.Read(found with { Version = seen }, entries)) is not null)
            return Done(Back, $"Do.{Slug}.Done");
        // Refused for another reason than a change meanwhile, it is still about what its sender saw.
        Show(Response.StatusCode == StatusCodes.Status409Conflict ? found : found with { Version = seen }, entries);
        return Page();
    }

    /// <exception cref="NotFoundException">No such form, or no such engagement that the caller sees.</exception>
    private async Task<AssistanceAtHand> Find()
    {
        Form = AssistanceForms.Find(Slug);
        Require(Right.FollowUp);
        var found = await Mediator.Send(new ViewAssistance.Query(Reference), HttpContext.RequestAborted);
        var missions = await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted);
        About = Shell.Show.Listed([Shell.Show.Term<AssistanceKind>(found.Engagement.Kind), Shell.Show.State(found.Engagement.Host)]);
        return new AssistanceAtHand(
            Reference,
            found.Version ?? throw new NotFoundException(),
            found,
            [.. missions.Where(m => Caller.Missions?.Contains(m.Code) != false)]
        );
    }

    private void Show(AssistanceAtHand found, Entries entries) =>
        View = new FormView([.. Form.Ask(found)], entries)
        {
            Button = PageText.Find($"Do.{Slug}.Button") ?? PageText.Of($"Do.{Slug}"),
            Back = Back,
            IsDangerous = Form.IsDangerous,
            CaseVersion = found.Version,
            Recorded = Response.StatusCode == StatusCodes.Status409Conflict ? Form.Start(found) : null,
        }.Sorted();
}
