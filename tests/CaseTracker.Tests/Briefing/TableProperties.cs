using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Briefing;

/// <summary>What must hold of the tables of any world.</summary>
public sealed class TableProperties
{
    private static readonly Period Years = Period.Of(new PartialDate(2000), new PartialDate(2023));

    [Property(MaxTest = 3)]
    public async Task The_figures_are_those_of_an_own_count_over_the_rows(int seed)
    {
        await using var world = await Synthetic.World(seed, 80);
        var period = Period.OfYear(2015 + Math.Abs(seed % 5));
        foreach (var caller in await ListPagingTests.Callers(world))
        {
            var all = (await world.Rows<CaseRow>(caller.Viewpoint))
                .Where(c => c is { Standing: "counted", Scope: "peacekeeping" })
                .ToList();
            var within = all.Where(c => c.IncidentOn[..4] == period.From.Year.ToString(CultureInfo.InvariantCulture)).ToList();
            var casualties = await world.As(caller).Send(new ViewTable.Query(TableId.T1, period));
            foreach (var row in casualties.Rows.Where(r => r.Kind == RowKind.Group))
            {
                Assert.That(Value(casualties, row, "cases"), Is.EqualTo(within.Count(c => c.Mission == row.Keys[0])));
                Assert.That(Value(casualties, row, "injured"), Is.EqualTo(within.Where(c => c.Mission == row.Keys[0]).Sum(c => c.Injured)));
                Assert.That(
                    Value(casualties, row, "killed_since_2013"),
                    Is.EqualTo(
                        all.Where(c => c.Mission == row.Keys[0] && string.CompareOrdinal(c.IncidentOn, "2013") >= 0).Sum(c => c.Killed)
                    )
                );
            }
            Assert.That(Value(casualties, casualties.Rows[^1], "killed"), Is.EqualTo(within.Sum(c => c.Killed)));
            var accountability = await world.As(caller).Send(new ViewTable.Query(TableId.T5, period));
            foreach (var row in accountability.Rows.Where(r => r.Kind == RowKind.Group))
                Assert.That(
                    Value(accountability, row, "no_information"),
                    Is.EqualTo(within.Count(c => IsUnder(c, row.Keys[0]) && c.Accountability == "no_information"))
                );
            Assert.That(
                Value(accountability, accountability.Rows[^1], "resolved"),
                Is.EqualTo(within.Count(c => c.Accountability == "resolved"))
            );
            var funnel = await world.As(caller).Send(new ViewTable.Query(TableId.T3, period));
            foreach (
                var (column, stage) in new[]
                {
                    ("notified", Stage.HostNotified),
                    ("investigation", Stage.Investigation),
                    ("arrest", Stage.Arrest),
                    ("verdict", Stage.FirstInstanceVerdict),
                }
            )
                Assert.That(Value(funnel, funnel.Rows[^1], column), Is.EqualTo(within.Count(c => Codes.Parse<Stage>(c.Stage) >= stage)));
            Assert.That(Value(funnel, funnel.Rows[^1], "final_conviction"), Is.EqualTo(within.Count(c => c.FinalConviction)));
            var (ageing, open) = (
                await world.As(caller).Send(new ViewTable.Query(TableId.T9, period)),
                all.Where(c => c.Closure is null && string.CompareOrdinal(c.IncidentOn, $"{period.To.Year + 1}") < 0).ToList()
            );
            Assert.That(Value(ageing, ageing.Rows[^1], "cases"), Is.EqualTo(open.Count));
            Assert.That(ageing.Rows.SkipLast(1).Sum(r => Value(ageing, r, "cases")), Is.EqualTo(open.Count));
            Assert.That(Value(ageing, ageing.Rows[^1], "at_trial"), Is.EqualTo(open.Count(c => c.Stage == "trial")));
            Assert.That(
                Value(ageing, ageing.Rows[^1], "unmoved_12"),
                Is.EqualTo(open.Count(c => string.CompareOrdinal(c.LastMovedOn, $"{period.To.Year - 1}-12-31") < 0))
            );
            var ids = within.Select(c => c.CaseId).ToHashSet();
            var persons = (await world.Rows<PersonRow>(caller.Viewpoint))
                .Where(p => ids.Contains(p.CaseId) && (!caller.Audience.IsState || p.ConcernedState == caller.Audience.Code))
                .ToList();
            var concerned = await world.As(caller).Send(new ViewTable.Query(TableId.T7, period));
            foreach (var row in concerned.Rows.Where(r => r.Kind == RowKind.Group))
            {
                var own = persons.Where(p => (p.ConcernedState ?? "none") == row.Keys[0]).ToList();
                Assert.That(Value(concerned, row, "killed"), Is.EqualTo(own.Count(p => p.Harm == "killed")));
                Assert.That(Value(concerned, row, "cases"), Is.EqualTo(own.DistinctBy(p => p.CaseId).Count()));
            }
            Assert.That(Value(concerned, concerned.Rows[^1], "cases"), Is.EqualTo(persons.DistinctBy(p => p.CaseId).Count()));
            if (caller.Audience.IsState)
                Assert.That(concerned.Rows.SelectMany(r => r.Keys), Is.All.EqualTo(caller.Audience.Code));
        }
    }

    /// <summary>A step is listed once, in the year in which it happened, with the eyes of whoever may see its case.</summary>
    [Property(MaxTest = 2)]
    public async Task Movements_are_those_of_the_rows(int seed)
    {
        await using var world = await Synthetic.World(seed, 60);
        foreach (var caller in await ListPagingTests.Callers(world))
        {
            var cases = (await world.Rows<CaseRow>(caller.Viewpoint))
                .Where(c => c is { Standing: "counted", Scope: "peacekeeping" })
                .ToDictionary(c => c.CaseId);
            var moved = (await world.Rows<MovementRow>(caller.Viewpoint)).Where(m => cases.ContainsKey(m.CaseId)).ToList();
            var listed = new List<string?>();
            foreach (var year in Enumerable.Range(1990, 36))
            {
                var table = await world.As(caller).Send(new ViewTable.Query(TableId.T13, Period.OfYear(year)));
                Assert.That(table.Rows.Select(r => r.Cells[2].Code![..4]), Is.All.EqualTo(year.ToString(CultureInfo.InvariantCulture)));
                listed.AddRange(table.Rows.Select(r => $"{r.Keys[0]} {string.Join(' ', r.Cells.Select(c => c.Code))}"));
            }
            Assert.That(
                listed,
                Is.EquivalentTo(
                    moved
                        .Where(m => m.OccurredOn is [.., _] and not ['1', '9', < '9', ..])
                        .Select(m => $"{cases[m.CaseId].Reference} {m.FromStage} {m.ToStage} {m.OccurredOn} {m.Forum} {m.Source}")
                )
            );
        }
    }

    [Property(MaxTest = 2)]
    public async Task A_table_as_of_a_position_is_the_same_for_ever(int seed)
    {
        await using var world = await Synthetic.World(seed, 40);
        var before = await Files(world, await world.Position());
        await world.Seed(seed + 1, 40);
        world.Clock.Advance(TimeSpan.FromDays(400));
        Assert.That(await Files(world, before.Position), Is.EqualTo(before));

        static async Task<(long Position, string Content)> Files(World world, long position)
        {
            var content = "";
            foreach (var id in Enum.GetValues<TableId>())
            {
                foreach (var format in Enum.GetValues<ExportFormat>())
                {
                    var file = await world
                        .As(World.Desk)
                        .Send(new ExportTable.Query(new ViewTable.Query(id, Years, Position: position), format));
                    content += Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content));
                }
            }
            return (position, content);
        }
    }

    private static bool IsUnder(CaseRow row, string host) =>
        host == CaseFilter.None ? row.Hosts.Trim().Length == 0 : row.Hosts.Contains($" {host} ", StringComparison.Ordinal);

    private static int? Value(BriefingTable table, TableRow row, string column) =>
        row.Cells[table.Columns.ToList().FindIndex(c => c.Id == column)].Value;
}
