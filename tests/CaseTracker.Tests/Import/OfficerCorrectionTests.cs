using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Import.Importing;
using Severity = CaseTracker.Import.Severity;

namespace CaseTracker.Tests.Import;

/// <summary>What officers corrected since the last edition survives the next one; a contradiction is reported.</summary>
[SetUICulture("en")]
public sealed class OfficerCorrectionTests
{
    private const string First = "2021-01-01",
        Second = "2022-01-01",
        Third = "2023-01-01";

    [Test]
    public async Task A_corrected_person_stays_corrected_where_the_edition_says_what_it_said()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"));
        await CorrectPerson(world, Personnel.StaffOfficer, Sex.Male, "NER");
        var position = await world.Position();
        Assert.That((await world.Edition(First, Row("A-1"))).Position, Is.EqualTo(position));
        var second = await world.Edition(Second, Row("A-1", gender: "F"));
        var person = (await world.Rows<PersonRow>(Viewpoint.Un)).Single();
        Assert.That((person.Personnel, person.Sex, person.Nationality), Is.EqualTo(("staff_officer", "female", "NER")));
        Assert.That(second.Findings, Is.Empty);
    }

    [Test]
    public async Task A_corrected_fact_stays_even_where_the_edition_corrects_it_too_and_is_reported_once()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1", gender: ""));
        await CorrectPerson(world, Personnel.Contingent, Sex.Female, "TCD");
        var second = await world.Edition(Second, Row("A-1", gender: "M"));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Single().Sex, Is.EqualTo("female"));
        var finding = second.Findings.Single();
        Assert.That(
            (finding.Severity, finding.Line, finding.Value, finding.Reason),
            Is.EqualTo((Severity.Doubtful, 2, "sex female ≠ male", Text.ImportOfficerPrevails))
        );
        Assert.That((await world.Edition(Third, Row("A-1", gender: "M"))).Findings, Is.Empty);
    }

    [Test]
    public async Task A_corrected_day_of_the_incident_keeps_its_persons_together()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"));
        var reference = (await world.Rows<CaseRow>(Viewpoint.Un)).Single().Reference;
        await CorrectDay(world, reference, "2020-03-02");
        await world.Edition(Second, Row("A-1"), Row("A-2"));
        var corrected = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That((corrected.Reference, corrected.IncidentOn, corrected.Killed), Is.EqualTo((reference, "2020-03-02", 2)));

        var agreed = await world.Edition(Third, Row("A-1", date: "2020-03-02"), Row("A-2", date: "2020-03-02"));
        corrected = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That(
            (agreed.Changed, corrected.Reference, corrected.IncidentOn, corrected.Killed),
            Is.EqualTo((2, reference, "2020-03-02", 2))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_person_whom_an_officer_withdrew_does_not_come_back()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2"));
        var (row, person) = ((await world.Rows<CaseRow>(Viewpoint.Un)).Single(), (await world.Rows<PersonRow>(Viewpoint.Un))[0]);
        await world.Do(new WithdrawPerson.Command(row.Reference, null, person.PersonId, "Was not there"));
        var same = await world.Edition(First, Row("A-1"), Row("A-2"));
        var changed = await world.Edition(Second, Row("A-1", gender: "F"), Row("A-2", gender: "F"));
        Assert.That((same.Changed, changed.Changed, changed.Unchanged), Is.EqualTo((0, 1, 1)));
        Assert.That(changed.Findings.Single().Reason, Is.EqualTo(Text.ImportPersonWithdrawn(row.Reference)));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.Sex), Is.EqualTo(["female"]));
    }

    [Test]
    public async Task Cases_that_officers_merged_stay_one()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2", date: "2020-03-02"));
        var cases = (await world.Rows<CaseRow>(Viewpoint.Un)).OrderBy(c => c.IncidentOn, StringComparer.Ordinal).ToList();
        await world.DoWithTwo(new MergeCase.Command(cases[1].Reference, null, cases[0].Reference, "One attack over night"));
        var position = await world.Position();
        Assert.That((await world.Edition(First, Row("A-1"), Row("A-2", date: "2020-03-02"))).Position, Is.EqualTo(position));

        await world.Edition(Second, Row("A-1"), Row("A-2", date: "2020-03-02", gender: "F"), Row("A-3", date: "2020-03-02"));
        var one = (await world.Rows<CaseRow>(Viewpoint.Un)).Single(c => c.Standing == "counted");
        Assert.That((one.Reference, one.Killed), Is.EqualTo((cases[0].Reference, 3)));
        await world.AssertSound();
    }

    [Test]
    public async Task Next_of_kin_stay_informed_when_a_person_moves_to_another_case()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2"));
        var reference = (await world.Rows<CaseRow>(Viewpoint.Un)).Single().Reference;
        foreach (var person in await world.Rows<PersonRow>(Viewpoint.Un))
            await world.Do(new ConfirmNextOfKin.Command(reference, null, person.PersonId, PartialDate.Parse("2020-03-04")));
        await world.Edition(Second, Row("A-1"), Row("A-2", date: "2020-03-05"));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.NextOfKinInformed), Is.EqualTo([true, true]));
        await world.AssertSound();
    }

    [Test]
    public async Task A_case_that_an_officer_registered_for_that_day_is_named_as_a_possible_duplicate()
    {
        await using var world = await World.New();
        var receipt = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var report = await world.Edition(First, Row("A-1", date: "2017-05-08", mission: "MINUSCA"));
        Assert.That(
            report.Findings.Select(f => (f.Line, f.Value, f.Reason)),
            Is.EqualTo([(2, "MINUSCA 2017-05-08", Text.ImportPossibleDuplicate(receipt.Reference!))])
        );
        Assert.That(await world.Rows<CaseRow>(Viewpoint.Un), Has.Count.EqualTo(2));
    }

    private static async Task CorrectPerson(World world, Personnel personnel, Sex sex, string state)
    {
        var (row, person) = ((await world.Rows<CaseRow>(Viewpoint.Un)).Single(), (await world.Rows<PersonRow>(Viewpoint.Un)).Single());
        await world.Do(
            new CorrectPerson.Command(
                row.Reference,
                null,
                person.PersonId,
                new AddPerson.Facts(personnel, sex, state, [new HarmSuffered(Harm.Killed, PartialDate.Parse(row.IncidentOn))], null),
                "Mission's own record",
                Source.MissionMonitoring,
                Confidence.Confirmed
            )
        );
    }

    private static Task<CaseTracker.Access.Receipt> CorrectDay(World world, string reference, string day) =>
        world.Do(
            new CorrectIncident.Command(
                reference,
                null,
                "MINUSMA",
                PartialDate.Parse(day),
                Act.Killing,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "After midnight",
                Source.MissionMonitoring,
                Confidence.Confirmed
            )
        );
}
