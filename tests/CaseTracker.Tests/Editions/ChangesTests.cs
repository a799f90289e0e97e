using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Evidence;
using CaseTracker.Tests.Import;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Editions;

public sealed class ChangesTests
{
    [Property(MaxTest = 2)]
    public async Task An_edition_comes_out_the_same_and_every_later_difference_is_accounted_for(int seed)
    {
        await using var world = await Synthetic.World(seed, 80);
        var edition = await world.Publish(Publishing.All(2015 + Math.Abs(seed % 8)));
        var files = await world.Files(1);
        await new RandomEdits(world, seed).Make(150);
        await world.Seed(seed + 1, 40);
        await Assert.ThatAsync(() => world.Files(1), Is.EqualTo(files));
        await IndependentDifference.AssertAccountedFor(world, edition, await world.As(World.Desk).Send(new ViewChanges.Query(1)));
        await world.Publish(Publishing.All(2015 + Math.Abs(seed % 8)));
        await IndependentDifference.AssertAccountedFor(world, edition, await world.As(World.Desk).Send(new ViewChanges.Query(1, 2)));
        await world.AssertSound();
    }

    /// <summary>What issue 6 asks for: the imported series, an edition, ten thousand edits, and the edition comes out byte for
    /// byte.</summary>
    [Test]
    public async Task An_edition_of_the_imported_series_outlives_ten_thousand_edits()
    {
        await using var world = await World.New();
        world.Database.Inspect = null;
        await world.Import("fatalities-2023-11-28.csv");
        var edition = await world.Publish(
            new ComposeEdition.Command(Enum.GetValues<TableId>(), new DateOnly(2013, 1, 1), new DateOnly(2023, 12, 31))
        );
        var files = await world.Files(1);
        var made = await new RandomEdits(world, 2589).Make(10_000);
        Assert.That((made.Corrections > 2000, made.Merges > 100, made.Erasures > 100), Is.EqualTo((true, true, true)), $"{made}");
        await Assert.ThatAsync(() => world.Files(1), Is.EqualTo(files));
        var changes = await world.As(World.Desk).Send(new ViewChanges.Query(1));
        Assert.That((changes.NewFacts.Count > 100, changes.Corrections.Count > 100), Is.EqualTo((true, true)));
        await IndependentDifference.AssertAccountedFor(world, edition, changes);
        await TestContext.Out.WriteLineAsync(
            $"{made}; {changes.NewFacts.Count} lines of new facts, {changes.Corrections.Count} of corrections, {changes.Events.Count} events"
        );
    }

    [Test]
    public async Task New_facts_and_corrections_stand_apart_each_down_to_its_event_and_author()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR", "KHM");
        await world.Publish(Publishing.All(2017) with { Tables = [TableId.T1] });
        var second = (await world.As(World.SecondDesk).Send(RegisterCaseTests.Killing("MINUSCA", ["FRA"]))).Reference;
        await world.As(World.Senior).Send(new WithdrawPerson.Command(reference, null, persons[0], "Recorded twice"));
        var changes = await world.As(World.Desk).Send(new ViewChanges.Query(1));
        var events = changes.Events.ToDictionary(e => e.Position);
        var cases = changes.NewFacts.Single(l => l.Change is { Kind: RowKind.Group, Column.Id: "cases" });
        Assert.Multiple(() =>
        {
            Assert.That((cases.Change.Label, cases.Change.BeforeText, cases.Change.AfterText), Is.EqualTo(("MINUSCA", "1", "2")));
            Assert.That(
                cases.Events.Select(p => (events[p].Reference, events[p].Author)),
                Is.All.EqualTo((second, World.SecondDesk.Subject))
            );
            Assert.That(
                changes
                    .Corrections.SelectMany(l => l.Events)
                    .Select(p => (events[p].Reference, events[p].Type, events[p].Author))
                    .Distinct(),
                Is.EqualTo(new[] { (reference, "person_withdrawn", World.Senior.Subject) })
            );
            Assert.That(changes.Definitions, Is.Empty);
        });
        await world.Publish(Publishing.All(2017));
        Assert.That((await world.As(World.Desk).Send(new ViewChanges.Query(2))).Events, Is.Empty);
    }

    /// <summary>The rows are altered past the ledger, as nothing of the product does.</summary>
    [Test]
    public async Task A_table_that_comes_out_otherwise_is_an_alarm_and_nothing_is_taken_out()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        await world.Publish(Publishing.All(2017));
        await world.Database.Write(session => session.Execute("UPDATE CaseRow SET Killed = 7 WHERE Audience = 'UN'"));
        var view = await world.As(World.Desk).Send(new ViewEdition.Query(Number: 1, Check: true));
        Assert.That(view.Alarms!.Select(a => a.Table), Does.Contain(TableId.T1).And.Not.Contain(TableId.T13));
        Assert.That(view.Alarms!.Select(a => a.IsRedefined), Is.All.False);
        var alarm = await Assert.ThrowsAsync<EditionDiffersException>(() => world.Files(1));
        Assert.That((alarm!.Number, alarm.Alarms[0].Table), Is.EqualTo((1, TableId.T1)));
        Assert.That((await world.As(World.Desk).Send(new ViewEditionTable.Query(TableId.T1, Number: 1))).Alarm, Is.Not.Null);
    }

    [Test]
    public void A_table_that_is_defined_otherwise_since_says_so()
    {
        var alarm = new EditionDiffersException(3, [new TableAlarm(TableId.T1, 1, 2), new TableAlarm(TableId.T2, 1, 1)]);
        Assert.That(
            (alarm.Alarms[0].IsRedefined, alarm.Message.Split("T1").Length, alarm.Message.Split("T2").Length),
            Is.EqualTo((true, 3, 2))
        );
    }

    [Test]
    public async Task Changed_definitions_name_the_table_and_its_versions_in_the_two_editions_or_now()
    {
        await using var world = await World.New();
        var seal = (await world.Publish(Publishing.All(2017) with { Tables = [TableId.T1, TableId.T2] })).Seal!;
        var later = Defined((TableId.T1, 3), (TableId.T4, 9));
        Assert.Multiple(() =>
        {
            Assert.That(ViewChanges.Redefined(seal, later), Is.EqualTo(new[] { new ViewChanges.Redefinition(TableId.T1, 1, 3) }));
            Assert.That(ViewChanges.Redefined(later, null), Is.EqualTo(new[] { (TableId.T1, 3), (TableId.T4, 9) }.Select(Now)));
            Assert.That(ViewChanges.Redefined(seal, null), Is.Empty);
        });

        EditionSeal Defined(params IEnumerable<(TableId Table, int Version)> tables) =>
            seal with
            {
                Statement = seal.Statement with { Tables = [.. tables.Select(t => new SealedTable(t.Table, t.Version, ""))] },
            };

        ViewChanges.Redefinition Now((TableId Table, int Version) was) =>
            new(was.Table, was.Version, CaseTracker.Briefing.Definitions.VersionOf(was.Table));
    }

    [TestCase("incident_corrected", ChangeKind.Correction)]
    [TestCase("person_withdrawn", ChangeKind.Correction)]
    [TestCase("case_merged", ChangeKind.Correction)]
    [TestCase("case_unlinked", ChangeKind.Correction)]
    [TestCase("person_erased", ChangeKind.Correction)]
    [TestCase("submission_moved", ChangeKind.Correction)]
    [TestCase("case_registered", ChangeKind.NewFact)]
    [TestCase("case_reopened", ChangeKind.NewFact)]
    [TestCase("narrative_set", ChangeKind.None)]
    public void Events_are_told_apart_by_what_they_are_called(string type, ChangeKind kind)
    {
        Assert.That(EventTypes.Names, Does.Contain(type));
        Assert.That(ChangeKinds.Of(type), Is.EqualTo(kind));
    }

    [Test]
    public void Rows_of_the_same_names_are_told_apart_by_what_they_say()
    {
        BriefingTable Table(params int[] values) =>
            new(
                TableId.T13,
                new TableBasis(Period.OfYear(2017), new CaseFilter(), CaseTracker.Disclosure.Audience.Un, DateTime.UnixEpoch, 1),
                [HeadKind.Case],
                [new Column("cases", TableUnit.Case)],
                [.. values.Select(v => new TableRow(RowKind.Group, ["MINUSCA-2017-7QK4"], [new Cell(v, new CaseFilter())]))]
            );
        Assert.That(
            TableComparison.Between(Table(1, 2, 3), Table(3, 4, 1)).Select(c => (c.BeforeText, c.AfterText)),
            Is.EqualTo(new[] { ("2", "4") })
        );
        Assert.That(
            TableComparison.Between(Table(1, 1), Table(1)).Select(c => (c.BeforeText, c.AfterText)),
            Is.EqualTo(new[] { ("1", (string?)null) })
        );
        Assert.That(
            TableComparison.Between(Table(), Table(0)).Select(c => (c.BeforeText, c.AfterText)),
            Is.EqualTo(new[] { ((string?)null, "0") })
        );
    }

    /// <summary>They bear on no figure, and some are for named readers alone.</summary>
    [Test]
    public async Task Documents_and_families_stand_behind_no_changed_figure()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Publish(Publishing.All(2017));
        var document = await world.Adds(reference, "one", Classification.StrictlyConfidential);
        await world
            .As(Papers.StrictReader)
            .Send(new CorrectDocument.Command(reference, null, document, DocumentKind.Other, "Another title", null, "It was wrong."));
        await world.Do(new SetFamilyContact.Command(reference, null, persons[0], "A brother", ContactSide.UnitedNations));
        await world.Killing("MAR");
        var changes = await world.As(World.Desk).Send(new ViewChanges.Query(1));
        Assert.That((changes.NewFacts.Count > 0, changes.Corrections.Count), Is.EqualTo((true, 0)));
        Assert.That(changes.Events.Select(e => e.Reference), Has.None.EqualTo(reference));
    }
}
