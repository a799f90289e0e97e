using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Missions;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Every change of a case and of a person affected: one page, whose questions the chosen form says.</summary>
public sealed class ChangeModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const string ComparedWith = "compared";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    public CaseForm Form { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    /// <summary>The case that is to be merged, and the one into which it would be.</summary>
    public (ViewCase.Result Duplicate, ViewCase.Result Staying)? Compared { get; private set; }

    public string Back => $"/cases/{Reference}";

    /// <summary>The person, or the incident, in a few words.</summary>
    public string About { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var found = await Find();
        var start = Form.Start(found);
        if (Form.Slug == DecisionForms.Merge)
            start.Set("Into", (string?)Request.Query["into"]);
        Show(found, start);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require((Form = CaseForms.Find(Slug)).Needs);
        var entries = await ReadEntries();
        // Sent twice, what the form asks for may be there no more.
        if (await Earlier(entries) is { } earlier)
            return Finish(earlier);
        var found = await Find();
        var seen = int.TryParse(entries[FormView.Version], CultureInfo.InvariantCulture, out var version) ? version : found.Version;
        var command = Form.Read(found with { Facts = found.Facts with { Version = seen } }, entries);
        if (await IsValid(entries, command) && await IsCompared(entries) && await Attempt(entries, command) is { } receipt)
            return Finish(receipt);
        // Refused for another reason than a change meanwhile, it is still about what its sender saw.
        Show(
            Response.StatusCode == StatusCodes.Status409Conflict ? found : found with { Facts = found.Facts with { Version = seen } },
            entries
        );
        return Page();
    }

    private IActionResult Finish(Receipt receipt) =>
        Done(
            receipt.Reference is { } reference ? $"{Form.Makes}/{reference}" : Back,
            receipt.ProposalId is null ? $"Do.{Slug}.Done" : "Form.Proposed"
        );

    /// <exception cref="NotFoundException">No such form, no such case that the caller sees, or no such person.</exception>
    private async Task<CaseAtHand> Find()
    {
        Form = CaseForms.Find(Slug);
        Require(Form.Needs);
        if (Form.IsOfPerson != Person is not null)
            throw new NotFoundException();
        var facts = await Mediator.Send(new ViewFacts.Query(Reference), HttpContext.RequestAborted);
        var person = Person is null ? null : facts.Persons.FirstOrDefault(p => p.PersonId == Person) ?? throw new NotFoundException();
        var missions = await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted);
        About = person is not null
            ? PersonQuestions.InWords(person.Facts)
            : Shell.Show.Listed([Texts.Terms.Of(facts.Incident.Act), Shell.Show.Date(facts.Incident.OccurredOn)]);
        return new CaseAtHand(Reference, facts, person, [.. missions.Where(m => Caller.Missions?.Contains(m.Code) != false)]);
    }

    private void Show(CaseAtHand found, Entries entries) =>
        View = new FormView([.. Form.Ask(found)], entries)
        {
            Button =
                Form.Slug == DecisionForms.Merge && Compared is null
                    ? PageText.Of("Merge.Compare")
                    : PageText.Find($"Do.{Slug}.Button") ?? PageText.Of($"Do.{Slug}"),
            Back = Back,
            IsDangerous = Form.IsDangerous,
            CaseVersion = found.Version,
            Recorded = Response.StatusCode == StatusCodes.Status409Conflict ? Form.Start(found) : null,
            Hidden = Compared is null ? new Dictionary<string, string>() : new() { [ComparedWith] = Compared.Value.Staying.Case.Reference },
        }.Sorted();

    /// <summary>Two cases are shown side by side before anybody proposes to merge them.</summary>
    private async Task<bool> IsCompared(Entries entries)
    {
        if (Form.Slug != DecisionForms.Merge || entries.Text("Into") is not { } into)
            return true;
        try
        {
            var staying = await Mediator.Send(new ViewCase.Query(into.ToUpperInvariant()), HttpContext.RequestAborted);
            Compared = (await Mediator.Send(new ViewCase.Query(Reference), HttpContext.RequestAborted), staying);
        }
        catch (NotFoundException)
        {
            // The command itself says that there is no such case.
            return true;
        }
        return entries[ComparedWith] == Compared.Value.Staying.Case.Reference;
    }
}
