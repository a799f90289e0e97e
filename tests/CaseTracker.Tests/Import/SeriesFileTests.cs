using System.Diagnostics;
using CaseTracker.Disclosure;
using CaseTracker.Import;

namespace CaseTracker.Tests.Import;

/// <summary>The editions as they were published, against the figures published for that time.</summary>
public sealed class SeriesFileTests
{
    private const string Edition2021 = "fatalities-2021-06.csv",
        Edition2023 = "fatalities-2023-11-28.csv",
        Json2023 = "fatalities-2023-11-28.json";

    [Test]
    public async Task The_edition_of_2023_gives_the_published_figures_once()
    {
        await using var world = await World.New();
        var first = await world.Import(Edition2023);
        Assert.That(
            (first.Rows, first.Cases, first.Persons, first.OutOfScope, first.Rejected, first.New, first.Changed),
            Is.EqualTo((4350, 598, 1118, 3232, 0, 4350, 0))
        );
        Assert.That((first.Unchanged, first.Gone, first.Position), Is.EqualTo((0, 0, await world.Position())));
        var cases = await world.Rows<CaseRow>(Viewpoint.Un);
        Assert.That(
            (cases.Count, cases.Sum(c => c.Killed), cases.Count(c => c.Killed > 1), cases.Max(c => c.Killed)),
            Is.EqualTo((598, 1118, 184, 40))
        );
        Assert.That(cases.Where(c => string.CompareOrdinal(c.IncidentOn, "2013") > 0).Sum(c => c.Killed), Is.EqualTo(337));
        Assert.That((await world.As(World.Desk).Send(new ListRecords.Query())).Total, Is.EqualTo(3232));

        foreach (var again in new[] { await world.Import(Edition2023), await world.Import(Json2023) })
        {
            Assert.That(
                (again.Rows, again.New, again.Changed, again.Unchanged, again.Rejected, again.Position),
                Is.EqualTo((4350, 0, 0, 4350, 0, first.Position))
            );
            Assert.That(again.Plan, Is.Empty);
        }
        Assert.That(await world.Position(), Is.EqualTo(first.Position));
        await world.AssertSound();
    }

    [Test]
    public async Task Two_editions_end_in_the_facts_of_the_newer_one_alone_and_the_older_figures_stay_readable()
    {
        await using var both = await World.New();
        var older = await both.Import(Edition2021);
        var newer = await both.Import(Edition2023);
        await using var alone = await World.New();
        await alone.Import(Edition2023);

        Assert.That((older.Rows, older.Cases, older.Persons, older.New), Is.EqualTo((4117, 575, 1069, 4117)));
        Assert.That((newer.New, newer.Gone, newer.Rejected), Is.EqualTo((233, 0, 0)));
        Assert.That(await FactsOf(both), Is.EquivalentTo(await FactsOf(alone)));
        Assert.That(await RecordsOf(both), Is.EquivalentTo(await RecordsOf(alone)));
        var then = await both.Rows<CaseRow>(Viewpoint.Un, older.Position);
        Assert.That((then.Count, then.Sum(c => c.Killed)), Is.EqualTo((575, 1069)));
        await both.AssertSound();

        var back = await both.Import(Edition2021);
        Assert.That((back.New, back.Changed, back.Gone, back.Position), Is.EqualTo((0, 0, 233, newer.Position)));
    }

    [Test]
    public async Task A_whole_edition_takes_less_than_ten_seconds()
    {
        await using var world = await World.New();
        world.Database.Inspect = null;
        var watch = Stopwatch.StartNew();
        await world.Import(Edition2023);
        await TestContext.Out.WriteLineAsync($"{Edition2023}: {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    private static async Task<List<string>> FactsOf(World world)
    {
        var persons = (await world.Rows<PersonRow>(Viewpoint.Un)).ToLookup(
            p => p.CaseId,
            p => $"{p.Personnel} {p.Sex} {p.Nationality} {p.ConcernedState} {p.Harms}"
        );
        return
        [
            .. (await world.Rows<CaseRow>(Viewpoint.Un)).Select(c =>
                $"{c.Mission} {c.IncidentOn} {c.Act} {c.Nature} {c.Standing} {c.Hosts} {c.Persons} {c.Killed} | {string.Join(" | ", persons[c.CaseId].Order(StringComparer.Ordinal))}"
            ),
        ];
    }

    private static async Task<List<string>> RecordsOf(World world) =>
        [
            .. (
                await world.Database.Read(s =>
                    s.Query<RecordRow>("SELECT * FROM RecordRow WHERE ToSeq = @open", new { open = RowTable.Open })
                )
            ).Select(r => $"{r with { RecordId = default }}"),
        ];
}
