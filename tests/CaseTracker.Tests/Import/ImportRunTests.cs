using System.Text;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Import;
using static CaseTracker.Tests.Import.Importing;

namespace CaseTracker.Tests.Import;

/// <summary>An import happens wholly or not at all, and a dry run says what it would be.</summary>
[SetUICulture("en")]
public sealed class ImportRunTests
{
    private static readonly string First = Csv("2021-01-01", Row("A-1"), Row("A-2"), Row("A-3", incident: "Accident"));

    private static readonly string Second = Csv(
        "2022-01-01",
        Row("A-1", date: "2020-03-09"),
        Row("A-2", gender: "F"),
        Row("A-3"),
        Row("A-4", date: "2020-04-01"),
        Row("A-5", incident: "Illness"),
        Row("A-6", date: "x")
    );

    [Test]
    public async Task A_dry_run_changes_nothing_and_says_exactly_what_the_run_then_does()
    {
        await using var world = await World.New();
        await world.Fatalities(First);
        var before = await world.Position();
        var dry = await world.Fatalities(Second, dryRun: true);
        Assert.That((dry.IsDryRun, dry.Position, await world.Position()), Is.EqualTo((true, before, before)));
        var run = await world.Fatalities(Second);
        Assert.Multiple(() =>
        {
            Assert.That(dry.Plan, Is.EqualTo(run.Plan).And.Count.EqualTo(7));
            Assert.That(dry.Findings, Is.EqualTo(run.Findings));
            Assert.That(dry with { IsDryRun = false, Position = run.Position, Plan = run.Plan, Findings = run.Findings }, Is.EqualTo(run));
            Assert.That((run.New, run.Changed, run.Unchanged, run.Rejected), Is.EqualTo((2, 3, 0, 1)));
        });
        Assert.That(run.Position, Is.EqualTo(await world.Position()));
        await world.AssertSound();
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Nothing_is_left_of_an_import_that_breaks_off(int written)
    {
        await using var world = await World.New();
        var before = await world.Position();
        var breaking = new Breaking(written);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(First));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.As(World.Desk).Send(new ImportFatalities.Command(stream, "a.csv", false, breaking))
        );
        Assert.That(await world.Position(), Is.EqualTo(before));
        Assert.That(await world.Rows<CaseRow>(Viewpoint.Un), Is.Empty);
        Assert.That((await world.As(World.Desk).Send(new ListRecords.Query())).Total, Is.Zero);
        await world.AssertSound();
        Assert.That((await world.Fatalities(First)).New, Is.EqualTo(3));
    }

    [Test]
    public async Task Tells_how_far_it_is()
    {
        await using var world = await World.New();
        var told = new Telling();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(First));
        await world.As(World.Desk).Send(new ImportFatalities.Command(stream, "a.csv", false, told));
        Assert.That(
            told.All.Select(p => p.Phase).Distinct(),
            Is.EqualTo([ImportPhase.Reading, ImportPhase.Comparing, ImportPhase.Writing])
        );
        Assert.That(told.All[^1].Done, Is.EqualTo(told.All[^1].Total));
    }

    [Test]
    public async Task Is_for_the_Secretariat_only()
    {
        await using var world = await World.New();
        foreach (var caller in new[] { World.Liaison("FRA"), World.FocalPoint("MINUSMA") })
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(First));
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ImportFatalities.Command(stream, "a.csv")));
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ImportIncidents.Command(stream, "a.csv")));
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ListRecords.Query()));
        }
    }

    [Test]
    public async Task Records_are_listed_page_by_page_and_as_they_stood()
    {
        await using var world = await World.New();
        var rows = Enumerable
            .Range(1, 5)
            .Select(n => Row($"A-{n}", date: $"2020-03-0{(n + 1) / 2}", incident: n == 5 ? "Illness" : "Accident"))
            .ToArray();
        var first = await world.Edition("2021-01-01", rows);
        await world.Edition("2022-01-01", [.. rows, Row("A-6", incident: "Illness", mission: "UNTSO")]);

        var (keys, after) = (new List<string>(), (ListRecords.Mark?)null);
        do
        {
            var page = await world.As(World.Desk).Send(new ListRecords.Query(After: after, Count: 2));
            Assert.That(page.Total, Is.EqualTo(6));
            keys.AddRange(page.Rows.Select(r => r.SourceKey));
            after = page.Next;
        } while (after is not null);
        Assert.That(keys, Is.EqualTo(new[] { 5, 4, 3, 6, 2, 1 }.Select(n => $"fatalities:A-{n}")));
        Assert.That((await world.As(World.Desk).Send(new ListRecords.Query(Position: first.Position))).Total, Is.EqualTo(5));
        Assert.That(
            (await world.As(World.Desk).Send(new ListRecords.Query(Nature: CaseTracker.Reference.Nature.Illness))).Total,
            Is.EqualTo(2)
        );
        Assert.That((await world.As(World.Desk).Send(new ListRecords.Query("UNTSO"))).Total, Is.EqualTo(1));
    }

    private sealed class Breaking(int after) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Phase == ImportPhase.Writing && value.Done >= after)
                throw new InvalidOperationException("The process ends here.");
        }
    }

    private sealed class Telling : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public void Report(ImportProgress value) => All.Add(value);
    }
}
