using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Changes;

/// <summary>Registers a case with its persons affected; cases of the same mission and days are shown first, so that none is registered
/// twice.</summary>
public sealed class RegisterModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    private const int Most = 50,
        HarmsEach = 2;
    private const string Count = "person-count",
        Step = "step",
        Add = "add",
        Remove = "remove-",
        Checked = "checked";

    private IReadOnlyList<Mission> _missions = [];

    public FormView View { get; private set; } = null!;

    /// <summary>Cases that may be the same incident.</summary>
    public IReadOnlyList<FindSimilar.Row> Alike { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await Prepare();
        var entries = new Entries()
            .Set<Nature>("Nature", Nature.Malicious)
            .Set<Means>("Means", Means.Unknown)
            .Set<Perpetrator>("Perpetrator", Perpetrator.Unknown)
            .Set<Setting>("Setting", Setting.Other)
            .Set<Source>("Source", Source.MissionMonitoring)
            .Set<Confidence>("Confidence", Confidence.Confirmed);
        if (_missions is [var only])
            entries.Set("Mission", only.Code);
        Show(entries, 1);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Prepare();
        var entries = await ReadEntries();
        var (persons, step) = (Math.Clamp(NumberOf(entries[Count]), 0, Most), entries[Step]);
        if (step == Add && persons < Most)
            persons++;
        if (step.StartsWith(Remove, StringComparison.Ordinal) && NumberOf(step[Remove.Length..]) is var gone && gone >= 0 && gone < persons)
        {
            for (var next = gone + 1; next < persons; next++)
                entries.Move(Person(next), Person(next - 1));
            entries.Drop(Person(--persons));
        }
        if (step.Length == 0)
        {
            var command = Read(entries, persons);
            // Sent twice, the case that it registered must not be shown as one that may be the same.
            if (await Earlier(entries) is { } earlier)
                return Done($"/cases/{earlier.Reference}", "Register.Done");
            if (await IsValid(entries, command) && await IsConfirmed(entries, command) && await Attempt(entries, command) is { } receipt)
                return Done($"/cases/{receipt.Reference}", "Register.Done");
        }
        Show(entries, persons);
        return Page();
    }

    private async Task Prepare()
    {
        Require(Right.FollowUp);
        _missions =
        [
            .. (await Mediator.Send(new ListMissions.Query(), HttpContext.RequestAborted)).Where(m =>
                Caller.Missions?.Contains(m.Code) != false
            ),
        ];
    }

    private static int NumberOf(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Persons are numbered without gaps, as in the command, so that a refusal finds its question.</summary>
    private static string Person(int number) => $"Persons[{number}]";

    private static RegisterCase.Command Read(Entries e, int persons) =>
        new(
            e.Text("Mission") ?? "",
            e.Date("OccurredOn") ?? default,
            e.Choice<Act>("Act") ?? default,
            e.Choice<Nature>("Nature") ?? default,
            e.Text("Host"),
            e.Text("Area"),
            e.Text("Place"),
            e.Number("Latitude"),
            e.Number("Longitude"),
            e.Choice<Means>("Means") ?? default,
            e.Choice<Setting>("Setting") ?? default,
            e.Choice<Perpetrator>("Perpetrator") ?? default,
            e.Text("Narrative"),
            e.Choice<Source>("Source") ?? default,
            e.Choice<Confidence>("Confidence") ?? default,
            [.. Enumerable.Range(0, persons).Select(p => PersonQuestions.Read(Person(p), e))]
        );

    private async Task<bool> IsConfirmed(Entries entries, RegisterCase.Command command)
    {
        Alike = await Mediator.Send(new FindSimilar.Query(command.Mission, command.OccurredOn), HttpContext.RequestAborted);
        return Alike.Count == 0 || entries[Checked] == Signature;
    }

    // What was confirmed was these cases: should another appear meanwhile, it is shown as well.
    private string Signature => string.Join(' ', Alike.Select(a => a.Reference));

    private void Show(Entries entries, int persons) =>
        View = new FormView([.. Sections(persons)], entries)
        {
            Button = PageText.Of(Alike.Count > 0 ? "Register.NoneOfThese" : "Register.Title"),
            Back = "/cases",
            Hidden = new Dictionary<string, string> { [Count] = Digits(persons), [Checked] = Signature },
            SideButtons =
                persons < Most ? [new SideButton(Step, Add, PageText.Of(persons == 0 ? "Register.AddPerson" : "Register.AddAnother"))] : [],
        }.Sorted();

    private IEnumerable<Section> Sections(int persons)
    {
        foreach (var section in IncidentQuestions.Of(_missions, withAssessment: true, withAttribution: false))
            yield return section;
        yield return new Section(PageText.Of("Form.WhoSays"), [Ask.Text("Narrative", optional: true), .. Ask.WhoSays()]);
        for (var number = 0; number < persons; number++)
        {
            yield return new Section(
                string.Format(CultureInfo.CurrentCulture, PageText.Of("Register.Person"), number + 1),
                [.. PersonQuestions.Of(Person(number), HarmsEach)]
            )
            {
                IsOneOfSeveral = true,
                Button = new SideButton(Step, Remove + Digits(number), PageText.Of("Register.RemovePerson")),
            };
        }
    }
}
