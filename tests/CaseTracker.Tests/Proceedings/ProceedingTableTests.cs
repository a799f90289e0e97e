using System.Text;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Briefing;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Proceedings;

[SetUICulture("en")]
public sealed class ProceedingTableTests
{
    private static readonly Period _year = Period.OfYear(2017);

    [Test]
    public async Task An_accused_stands_under_each_mission_of_the_proceeding_and_counts_once_in_the_total()
    {
        await using var world = await World.New();
        var (court, _, _) = await Trials(world);
        var table = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T4, _year));
        Assert.That(table.Rows.Select(r => r.Keys.Count == 0 ? null : r.Keys[0]), Is.EqualTo(new[] { "MINUSCA", "MONUSCO", null }));
        Assert.That(Column(table, "identified"), Is.EqualTo(new int?[] { 8, 3, 8 }));
        Assert.That(Column(table, "at_large"), Is.EqualTo(new int?[] { 1, 1, 1 }));
        Assert.That(Column(table, "tried_present"), Is.EqualTo(new int?[] { 6, 1, 6 }));
        Assert.That(Column(table, "tried_in_absentia"), Is.EqualTo(new int?[] { 1, 1, 1 }));
        Assert.That(Column(table, "convicted_not_final"), Is.EqualTo(new int?[] { 4, 1, 4 }));
        Assert.That(Column(table, "acquitted"), Is.EqualTo(new int?[] { 3, 1, 3 }));
        await AssertCellsOpen(world, World.Desk, table);

        var focal = await world.As(World.FocalPoint("MONUSCO")).Send(new ViewTable.Query(TableId.T4, _year));
        Assert.That(Column(focal, "identified"), Is.EqualTo(new int?[] { 3, 3 }));
        await AssertCellsOpen(world, World.FocalPoint("MONUSCO"), focal);
        Assert.That(court.Reference, Does.StartWith("PR-"));
    }

    [Test]
    public async Task Convictions_are_told_by_proceeding_over_what_the_audience_sees()
    {
        await using var world = await World.New();
        var (court, other, _) = await Trials(world);
        var table = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T14, _year));
        Assert.That(table.Rows.Select(r => r.Keys[0]), Is.EquivalentTo(new[] { court.Reference, other.Reference }));
        var row = table.Rows.Single(r => r.Keys[0] == court.Reference);
        Assert.That(row.Cells.Select(c => c.Value), Is.EqualTo(new int?[] { 2, 3, 3, 1, 1, 1, 0, 0, 1, 0 }));
        await AssertCellsOpen(world, World.Desk, table);
        var liaison = World.Liaison("ZAF");
        var ofState = await world.As(liaison).Send(new ViewTable.Query(TableId.T14, _year));
        Assert.That(ofState.Rows.Single().Cells.Take(4).Select(c => c.Value), Is.EqualTo(new int?[] { 1, 1, 3, 1 }));
        await AssertCellsOpen(world, liaison, ofState);
    }

    [Test]
    public async Task Unlinking_and_correcting_leave_old_tables_as_they_were()
    {
        await using var world = await World.New();
        var (court, _, congo) = await Trials(world);
        var position = await world.Position();
        var before = await Files(world, position);
        await world.Do(new UnlinkCase.Command(court.Reference, null, congo, "Another attack."));
        var figures = (await court.Seen()).Statements.First(s => s.Kind == "step");
        await world.Do(
            new CorrectStatement.Command(court.Reference, null, figures.StatementId!.Value, Scene.Day("2019-11"), null, "Found wrong.")
        );
        await world.Do(new WithdrawAccused.Command(court.Reference, null, (await court.File()).Accused[^1].AccusedId, "Twice."));
        Assert.That(await Files(world, position), Is.EqualTo(before));
        Assert.That(await Files(world, await world.Position()), Is.Not.EqualTo(before));
        await world.AssertSound();
    }

    /// <summary>One proceeding about a case of each of two missions with three accused, one about another case known by its
    /// totals.</summary>
    private static async Task<(Court Court, Court Other, string Congo)> Trials(World world)
    {
        var (bangassou, _) = await world.Killing("MAR", "KHM");
        var (second, _) = await world.Killing("MAR");
        var congo = (await world.Do(RegisterCaseTests.Killing("MONUSCO", "ZAF"))).Reference!;
        var court = await Court.Open(world, Forum.Military, "CAF", bangassou, congo);
        var accused = await court.Add(3);
        await court.Status(accused[0], SuspectStatus.AtLarge, "2018");
        await court.Step(ProceedingStep.TrialOpened, "2019-12");
        await court.Verdict(
            accused[0],
            Verdict.Convicted,
            "2020",
            inAbsentia: true,
            sentence: new SentencePart(SentenceKind.Death, null, null)
        );
        await court.Verdict(accused[1], Verdict.Acquitted, "2020");
        var other = await Court.Open(world, Forum.Civilian, "CAF", second);
        await other.Step(ProceedingStep.TrialOpened, "2020");
        await other.Figure(Figure.Accused, 5, null, Source.CourtRecord);
        await other.Figure(Figure.Tried, 5, null, Source.CourtRecord);
        await other.Figure(Figure.Convicted, 3, null, Source.CourtRecord);
        await other.Figure(Figure.Acquitted, 2, null, Source.CourtRecord);
        return (court, other, congo);
    }

    private static async Task AssertCellsOpen(World world, Caller caller, BriefingTable table)
    {
        foreach (var cell in table.Rows.SelectMany(r => r.Cells))
        {
            if (cell.Proceedings is { } proceedings)
                Assert.That(await new Behind(world, caller).Accused(proceedings), Is.EqualTo(cell.Value ?? 0), proceedings.ToQueryString());
            else
            {
                var behind = await world.As(caller).Send(new CaseTracker.Cases.ListCases.Query(cell.Cases, Size: 200));
                Assert.That(new[] { behind.Count, behind.Rows.Sum(r => r.Persons) }, Does.Contain(cell.Value!.Value));
            }
        }
    }

    private static IEnumerable<int?> Column(BriefingTable table, string id) =>
        table.Rows.Select(r => r.Cells[table.Columns.ToList().FindIndex(c => c.Id == id)].Value);

    private static async Task<string> Files(World world, long position)
    {
        var content = new StringBuilder();
        foreach (var id in Enum.GetValues<TableId>())
        {
            foreach (var audience in (string?[])[null, "MAR", "ZAF"])
            {
                var query = new ViewTable.Query(
                    id,
                    _year,
                    Position: position,
                    Audience: audience is null ? null : CaseTracker.Disclosure.Audience.Of(audience)
                );
                content.Append(
                    Encoding.UTF8.GetString((await world.As(World.Desk).Send(new ExportTable.Query(query, ExportFormat.Json))).Content)
                );
            }
        }
        return content.ToString();
    }
}
