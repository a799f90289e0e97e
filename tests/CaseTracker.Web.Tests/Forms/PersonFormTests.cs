using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Registry;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>What befell a person, and what the family was told.</summary>
public sealed class PersonFormTests : FormTests
{
    private static readonly DateOnly Later = new(2021, 6, 1);

    [Test]
    public async Task Records_a_harm_after_another_and_none_after_death()
    {
        var reference = await NewCase(13);
        using var browser = await Service.SignIn("focal");
        await (await FilledForm.Open(browser, $"/cases/{reference}/add-person"))
            .With("Person.Personnel", "contingent")
            .With("Person.Sex", "male")
            .With("Person.Harms[0].Harm", "abducted")
            .Done();
        var persons = (await Facts(reference)).Persons;
        var (dead, held) = (persons.Single(p => p.Facts.Name is not null), persons.Single(p => p.Facts.Name is null));
        await (await FilledForm.Open(browser, $"/cases/{reference}/harm/{held.PersonId}"))
            .With("Harm", "killed")
            .With("On.Year", "2021")
            .Done();
        Assert.That(
            (await Facts(reference)).Persons.Single(p => p.PersonId == held.PersonId).Facts.Harms,
            Is.EqualTo([new HarmSuffered(Harm.Abducted, null), new HarmSuffered(Harm.Killed, new PartialDate(2021))])
        );
        var refused = await (await FilledForm.Open(browser, $"/cases/{reference}/harm/{dead.PersonId}"))
            .With("Harm", "injured_minor")
            .Refused();
        Assert.That(refused.Faults, Is.EqualTo(["Harm: No harm follows a killing."]));
    }

    [Test]
    public async Task A_statement_on_a_detention_is_chosen_and_corrected_or_withdrawn()
    {
        var reference = await NewCase(15);
        var person = (await Facts(reference)).Persons[0].PersonId;
        using var browser = await Service.SignIn("focal");
        await (await FilledForm.Open(browser, $"/cases/{reference}/detention/{person}"))
            .With("Step", "held")
            .With("On", Later)
            .With("Source", "host_official")
            .With("Confidence", "confirmed")
            .Done();
        var statement = (await Facts(reference)).Persons[0].Detention.Single().StatementId.ToString();
        FilledForm Chosen(FilledForm form) => form.With("StatementId", statement).With("Reason", "The date was mistyped.");
        var correction = Chosen(await FilledForm.Open(browser, $"/cases/{reference}/correct-detention/{person}"))
            .With("On", Later.AddDays(1))
            .With("Source", "host_official")
            .With("Confidence", "confirmed");
        await correction.Done();
        Assert.That((await Case(reference)).Detentions.Select(d => d.HeldSince), Is.EqualTo(["2021-06-02"]));
        await Chosen(await FilledForm.Open(browser, $"/cases/{reference}/withdraw-detention/{person}")).Done();
        Assert.That((await Case(reference)).Detentions, Is.Empty);
    }

    [Test]
    public async Task A_family_is_told_of_a_step_and_that_is_taken_back()
    {
        var reference = await NewCase(16);
        var person = (await Facts(reference)).Persons[0].PersonId;
        var court = (
            await Service.Send(
                Service.Desk,
                new OpenProceeding.Command(
                    [reference],
                    Forum.Civilian,
                    "CAF",
                    "The court",
                    "Criminal code",
                    null,
                    Source.HostOfficial,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        await Service.Send(
            Service.Desk,
            new StateStep.Command(
                court,
                null,
                ProceedingStep.InvestigationOpened,
                null,
                null,
                null,
                new PartialDate(2020, 8),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
        using var browser = await Service.SignIn("focal");
        Assert.That(await Tags(), Is.EqualTo(["Family not yet informed"]));
        var form = (await FilledForm.Open(browser, $"/cases/{reference}/family-informed/{person}"))
            .With("InformedOn", Later)
            .With("By", "mission")
            .With("Language", "Arabic");
        Assert.That((await form.Refused()).Faults, Is.EqualTo(["Steps: Choose at least one step."]));
        Assert.That((await form.Tick("Milestones", "final").Refused()).Faults.Single(), Does.Contain("Final"));
        await (await FilledForm.Open(browser, $"/cases/{reference}/family-informed/{person}"))
            .Tick("Milestones", "investigation")
            .With("InformedOn", Later)
            .With("By", "mission")
            .With("Language", "Arabic")
            .Done();
        Assert.That(await Tags(), Is.Empty);
        var step = (await Service.Send(Service.Desk, new ViewFollowUp.Query(reference))).Single().Steps.Single().StepId.ToString();
        await (await FilledForm.Open(browser, $"/cases/{reference}/withdraw-family-step/{person}"))
            .With("StepId", step)
            .With("Reason", "Another family.")
            .Done();
        Assert.That(await Tags(), Is.EqualTo(["Family not yet informed"]));

        async Task<IReadOnlyList<string>> Tags()
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
                await browser.GetStringAsync(new Uri($"/cases/{reference}", UriKind.Relative))
            );
            return [.. page.QuerySelectorAll("#follow-up ~ .table-box .tag").Select(t => t.TextContent)];
        }
    }
}
