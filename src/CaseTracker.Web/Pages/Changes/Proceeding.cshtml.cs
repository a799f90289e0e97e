using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Every change of a proceeding and of one of its accused: one page, whose questions the chosen form says.</summary>
public sealed class ProceedingModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Accused { get; set; }

    [BindProperty(SupportsGet = true, Name = ProceedingActions.ByStatement)]
    public Guid? Statement { get; set; }

    public ProceedingForm Form { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public string Back => $"/proceedings/{Reference}";

    /// <summary>The accused, or the court, in a few words.</summary>
    public string About { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var found = await Find();
        Show(found, Form.Start(found));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require((Form = ProceedingForms.Find(Slug)).Needs);
        var entries = await ReadEntries();
        // Sent twice, what the form asks for may be there no more.
        if (await Earlier(entries) is { } earlier)
            return Finish(earlier);
        var found = await Find();
        var seen = int.TryParse(entries[FormView.Version], CultureInfo.InvariantCulture, out var version) ? version : found.Version;
        if (await Attempt(entries, Form.Read(found with { Version = seen }, entries)) is { } receipt)
            return Finish(receipt);
        // Refused for another reason than a change meanwhile, it is still about what its sender saw.
        Show(Response.StatusCode == StatusCodes.Status409Conflict ? found : found with { Version = seen }, entries);
        return Page();
    }

    private IActionResult Finish(Receipt receipt) => Done(Back, receipt.ProposalId is null ? $"Do.{Slug}.Done" : "Form.Proposed");

    /// <exception cref="NotFoundException">No such form, no such proceeding that the caller sees, or no such accused.</exception>
    private async Task<ProceedingAtHand> Find()
    {
        Form = ProceedingForms.Find(Slug);
        Require(Form.Needs);
        if (Form.IsOfAccused != Accused is not null)
            throw new NotFoundException();
        var found = await Mediator.Send(new ViewProceeding.Query(Reference), HttpContext.RequestAborted);
        var accused = Accused is null ? null : found.Accused.FirstOrDefault(a => a.AccusedId == Accused) ?? throw new NotFoundException();
        About = accused is not null
            ? ProceedingWords.Of(accused)
            : Shell.Show.Listed(
                new[] { Shell.Show.Term<Forum>(found.Proceeding.Forum), Shell.Show.State(found.Proceeding.State) }.Where(p => p.Length > 0)
            );
        return new ProceedingAtHand(
            Reference,
            found.Un?.Version ?? throw new NotFoundException(),
            found,
            accused,
            Form.AsksConcerned ? await Concerned(found) : []
        )
        {
            StatementId = Statement,
        };
    }

    private async Task<string[]> Concerned(ViewProceeding.Result found)
    {
        var states = new HashSet<string>(StringComparer.Ordinal);
        foreach (var linked in found.Cases)
        {
            var seen = await Mediator.Send(new ViewCase.Query(linked.Reference), HttpContext.RequestAborted);
            states.UnionWith(seen.Un?.States.Select(s => s.State) ?? []);
        }
        return [.. states];
    }

    private void Show(ProceedingAtHand found, Entries entries) =>
        View = new FormView([.. Form.Ask(found)], entries)
        {
            Button = PageText.Find($"Do.{Slug}.Button") ?? PageText.Of($"Do.{Slug}"),
            Back = Back,
            IsDangerous = Form.IsDangerous,
            CaseVersion = found.Version,
            Recorded = Response.StatusCode == StatusCodes.Status409Conflict ? Form.Start(found) : null,
        }.Sorted();
}
