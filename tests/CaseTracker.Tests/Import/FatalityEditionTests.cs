using CaseTracker.Disclosure;
using CaseTracker.Import;
using CaseTracker.Texts;
using static CaseTracker.Tests.Import.Importing;

namespace CaseTracker.Tests.Import;

/// <summary>A newer edition over an older one: corrections, never duplicates.</summary>
[SetUICulture("en")]
public sealed class FatalityEditionTests
{
    private const string First = "2021-01-01",
        Second = "2022-01-01",
        Third = "2023-01-01";

    private const string OldColumns =
        "Casualty_ID,Incident_Date,Mission_Acronym,Type_of_Casualty,Casualty_Nationality,M49_Code,ISOCode3,Casualty_Personnel_Type,Type_Of_Incident\n";

    [Test]
    public async Task The_same_rows_in_another_spelling_are_no_change()
    {
        await using var world = await World.New();
        var first = await world.Edition(
            First,
            Row("A-1"),
            Row("A-2", mission: "UN Secretariat", personnel: "Local "),
            Row("A-3", incident: "Unknown")
        );
        var second = await world.Edition(
            First,
            Row("A-3", incident: "To Be Determined", iso: ""),
            Row("A-2", mission: "UNSecretariat", personnel: "local"),
            Row("A-1", nationality: "CHAD", iso: "")
        );
        Assert.That((second.New, second.Changed, second.Unchanged, second.Position), Is.EqualTo((0, 0, 3, first.Position)));
    }

    [Test]
    public async Task A_row_that_becomes_malicious_moves_from_the_records_to_the_case_of_its_day_and_back()
    {
        await using var world = await World.New();
        await world.Edition(
            First,
            Row("A-1"),
            Row("A-2", incident: "To Be Determined"),
            Row("A-3", date: "2020-05-05", incident: "Unknown")
        );
        var second = await world.Edition(Second, Row("A-1"), Row("A-2"), Row("A-3", date: "2020-05-05"));
        Assert.That((second.Changed, second.Cases, second.OutOfScope), Is.EqualTo((2, 2, 0)));
        Assert.That(await Counted(world), Is.EquivalentTo([("MINUSMA", "2020-03-01", 2), ("MINUSMA", "2020-05-05", 1)]));
        Assert.That((await world.As(World.Desk).Send(new ListRecords.Query())).Total, Is.Zero);
        var persons = (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId).ToList();

        var third = await world.Edition(
            Third,
            Row("A-1"),
            Row("A-2", incident: "Accident"),
            Row("A-3", date: "2020-05-05", incident: "Illness")
        );
        Assert.That(third.Changed, Is.EqualTo(2));
        Assert.That(await Counted(world), Is.EquivalentTo([("MINUSMA", "2020-03-01", 1)]));
        var emptied = (await world.Rows<CaseRow>(Viewpoint.Un)).Single(c => c.Persons == 0);
        Assert.That((emptied.Standing, emptied.Nature), Is.EqualTo(("out_of_scope", "illness")));
        Assert.That(
            (await world.As(World.Desk).Send(new ListRecords.Query())).Rows.Select(r => r.Nature),
            Is.EquivalentTo(["accident", "illness"])
        );

        await world.Edition("2024-01-01", Row("A-1"), Row("A-2"), Row("A-3", date: "2020-05-05"));
        Assert.That(await Counted(world), Is.EquivalentTo([("MINUSMA", "2020-03-01", 2), ("MINUSMA", "2020-05-05", 1)]));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId), Is.EquivalentTo(persons), "the same persons");
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un)), Has.Count.EqualTo(2), "in the same cases");
        await world.AssertSound();
    }

    [Test]
    public async Task A_case_follows_its_rows_to_another_day_or_mission_as_a_whole()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2"));
        var before = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        var second = await world.Edition(
            Second,
            Row("A-1", date: "2020-03-02", mission: "MINUSCA"),
            Row("A-2", date: "2020-03-02", mission: "MINUSCA")
        );
        var after = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That((second.New, second.Changed), Is.EqualTo((0, 2)));
        Assert.That(
            (after.Reference, after.Mission, after.IncidentOn, after.Hosts, after.Killed),
            Is.EqualTo((before.Reference, "MINUSCA", "2020-03-02", " CAF ", 2))
        );
        var third = await world.Edition(
            Second,
            Row("A-1", date: "2020-03-02", mission: "MINUSCA"),
            Row("A-2", date: "2020-03-02", mission: "MINUSCA")
        );
        Assert.That((third.Changed, third.Position), Is.EqualTo((0, second.Position)));
        await world.AssertSound();
    }

    [Test]
    public async Task A_person_whose_day_alone_moves_goes_to_the_case_of_that_day()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2"), Row("A-3", date: "2020-03-05"));
        var persons = (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId).ToList();
        var second = await world.Edition(Second, Row("A-1"), Row("A-2", date: "2020-03-05"), Row("A-3", date: "2020-03-05"));
        Assert.That(await Counted(world), Is.EquivalentTo([("MINUSMA", "2020-03-01", 1), ("MINUSMA", "2020-03-05", 2)]));
        var third = await world.Edition(
            Third,
            Row("A-1", date: "2020-03-07"),
            Row("A-2", date: "2020-03-06"),
            Row("A-3", date: "2020-03-05")
        );
        Assert.That((second.Changed, third.Changed), Is.EqualTo((1, 2)));
        Assert.That(
            await Counted(world),
            Is.EquivalentTo([("MINUSMA", "2020-03-07", 1), ("MINUSMA", "2020-03-06", 1), ("MINUSMA", "2020-03-05", 1)])
        );
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId), Is.EquivalentTo(persons), "the same persons");
        await world.AssertSound();
    }

    [Test]
    public async Task A_case_all_of_whose_persons_go_to_another_is_merged_into_it()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2", date: "2020-03-05"));
        await world.Edition(Second, Row("A-1", date: "2020-03-05"), Row("A-2", date: "2020-03-05"));
        var cases = await world.Rows<CaseRow>(Viewpoint.Un);
        var (kept, merged) = (cases.Single(c => c.Standing == "counted"), cases.Single(c => c.Standing == "merged"));
        Assert.That((kept.Killed, merged.Killed, merged.MergedInto), Is.EqualTo((2, 0, kept.Reference)));
        await world.AssertSound();
    }

    [Test]
    public async Task A_person_is_corrected_in_what_differs()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1", gender: ""), Row("A-2", incident: "Accident", gender: ""));
        var second = await world.Edition(
            Second,
            Row("A-1", gender: "F", nationality: "Niger", iso: "NER", personnel: "Police"),
            Row("A-2", incident: "Illness", gender: "M")
        );
        var person = (await world.Rows<PersonRow>(Viewpoint.Un)).Single();
        var record = (await world.As(World.Desk).Send(new ListRecords.Query())).Rows.Single();
        Assert.That(
            (second.Changed, person.Sex, person.Nationality, person.ConcernedState, person.Personnel),
            Is.EqualTo((2, "female", "NER", "NER", "individual_police"))
        );
        Assert.That((record.Nature, record.Sex), Is.EqualTo(("illness", "male")));
        Assert.That(
            second.Plan.Order(StringComparer.Ordinal).First(),
            Does.Contain("sex unknown → female").And.Contain("nationality TCD → NER")
        );
        await world.AssertSound();
    }

    [Test]
    public async Task An_edition_without_a_column_leaves_what_was_stated()
    {
        await using var world = await World.New();
        await world.Fatalities(OldColumns + "A-1,2020-03-01,MINUSMA,Fatality,Chad,148,TCD,Military,Malicious Act");
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Single().Sex, Is.EqualTo("unknown"));
        Assert.That((await world.Edition("2020-12-31", Row("A-1", gender: ""))).Changed, Is.Zero, "a blank is no news");
        var newer = await world.Edition(First, Row("A-1"));
        Assert.That((newer.Changed, (await world.Rows<PersonRow>(Viewpoint.Un)).Single().Sex), Is.EqualTo((1, "male")));
        var older = await world.Fatalities(OldColumns + "A-1,2020-03-01,MINUSMA,Fatality,Chad,148,TCD,Military,Malicious Act");
        Assert.That((older.Changed, older.Unchanged, older.Position), Is.EqualTo((0, 1, newer.Position)));
    }

    [Test]
    public async Task An_older_edition_adds_what_is_lacking_and_undoes_nothing()
    {
        await using var world = await World.New();
        await world.Edition(Second, Row("A-1"), Row("A-2"));
        var older = await world.Edition(First, Row("A-1", nationality: "Niger", iso: "NER"), Row("A-3"));
        Assert.That((older.New, older.Changed, older.Unchanged, older.Gone), Is.EqualTo((1, 0, 1, 1)));
        Assert.That(
            older.Findings.Select(f => (f.Severity, f.Line, f.Key, f.Reason)),
            Is.EqualTo(
                new[] { (Severity.Doubtful, 2, "A-1", Text.ImportOlderEdition), (Severity.Gone, (int?)null, "A-2", Text.ImportRowGone) }
            )
        );
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.Nationality), Is.EqualTo(["TCD", "TCD", "TCD"]));
    }

    [Test]
    public async Task Rows_that_are_gone_are_reported_and_stay_but_a_rejected_row_is_not_gone()
    {
        await using var world = await World.New();
        await world.Edition(First, Row("A-1"), Row("A-2"), Row("A-3", incident: "Illness"));
        var second = await world.Edition(Second, Row("A-1", date: "?"));
        Assert.That((second.Gone, second.Rejected, second.Unchanged), Is.EqualTo((2, 1, 0)));
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un)).Single().Killed, Is.EqualTo(2));
    }

    [Test]
    public async Task Two_rows_of_one_key_are_told_apart_by_what_they_say_and_then_by_their_order()
    {
        await using var world = await World.New();
        string Chad(string gender = "M") => Row("A-1", gender: gender);
        string Niger(string gender = "M", string incident = "Malicious Act") =>
            Row("A-1", gender: gender, nationality: "Niger", iso: "NER", incident: incident);
        var first = await world.Edition(First, Chad(), Niger());
        var swapped = await world.Edition(First, Niger(), Chad());
        Assert.That((swapped.Changed, swapped.Position), Is.EqualTo((0, first.Position)));
        await world.Edition(Second, Niger(gender: "F"), Chad());
        Assert.That(
            (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => (p.Nationality, p.Sex)),
            Is.EquivalentTo([("TCD", "male"), ("NER", "female")])
        );
        var one = await world.Edition(Third, Niger(gender: "F"));
        Assert.That((one.Unchanged, one.Gone, one.Findings.Single().Key), Is.EqualTo((1, 1, "A-1")));
    }

    private static async Task<IEnumerable<(string, string, int)>> Counted(World world) =>
        (await world.Rows<CaseRow>(Viewpoint.Un)).Where(c => c.Standing == "counted").Select(c => (c.Mission, c.IncidentOn, c.Killed));
}
