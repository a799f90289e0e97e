using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Assistance;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Disclosure;

namespace CaseTracker.Tests.Briefing;

/// <summary>Every cell of every table opens exactly the rows counted: now and as they stood, for the UN, host States and contributors, on
/// worlds made by lot.</summary>
public sealed class CellTests
{
    private static readonly Period[] Periods =
    [
        Period.Of(new PartialDate(2000), new PartialDate(2023)),
        new(new DateOnly(2017, 4, 10), new DateOnly(2021, 6, 15)),
    ];

    [Test]
    public async Task Of_invented_cases([Values(1, 2)] int seed)
    {
        await using var world = await Synthetic.World(seed, 30);
        var then = await world.Position();
        await world.Seed(seed + 100, 15);
        await AssertAll(world, then, Periods[0]);
    }

    /// <summary>Merged and withdrawn, unlinked and corrected, of several missions and hosts.</summary>
    [Test]
    public async Task Of_cases_to_which_anything_happened([Values(1, 2)] int seed)
    {
        await using var world = await World.New();
        var commands = new RandomCommands(seed);
        var then = 0L;
        for (var sequence = 0; sequence < 24; sequence++)
        {
            await RandomCommandsTests.Run(world, commands, 16);
            if (sequence == 12)
                then = await world.Position();
        }
        await AssertAll(world, then, Periods[1]);
    }

    /// <summary>Of many steps, said by anybody of any day, of several missions and hosts, waited for by cases or by none.</summary>
    [Test]
    public async Task Of_assistance_to_which_anything_happened([Values(1, 2)] int seed)
    {
        await using var world = await Synthetic.World(seed, 30);
        var aid = new RandomAid(new Random(seed));
        var cases = (await world.Rows<CaseRow>(Viewpoint.Un))
            .Select(c => (c.CaseId, c.Mission, Host: c.Hosts.Trim()))
            .Where(c => c.Host.Length == 3)
            .ToList();
        var lenders = (await world.Rows<StateRow>(Viewpoint.Un))
            .Where(s => s.Capacities == "concerned")
            .Select(s => s.State)
            .Distinct()
            .ToList();
        await Replay.Happen(
            world,
            Enumerable
                .Range(0, 20)
                .SelectMany(n =>
                    aid.Of(
                        n,
                        cases[n % cases.Count].Host,
                        lenders[n % lenders.Count],
                        cases[n % cases.Count].Mission,
                        [cases[n % 7].CaseId],
                        6
                    )
                )
        );
        var then = await world.Position();
        await Replay.Happen(
            world,
            Enumerable
                .Range(20, 20)
                .SelectMany(n => aid.Of(n, cases[n % cases.Count].Host, lenders[n % 3], "", [cases[n % cases.Count].CaseId], 6))
        );
        await AssertAll(world, then, Periods[0], TableId.T11);
        await world.AssertSound();
    }

    [Test]
    public async Task A_page_is_a_part_of_the_whole()
    {
        await using var world = await Synthetic.World(3, 500);
        foreach (var id in new[] { TableId.T13, TableId.T14 })
        {
            var query = new ViewTable.Query(id, Periods[0]);
            var whole = await world.As(World.Desk).Send(query);
            var pages = new List<BriefingTable>();
            while (pages.Count == 0 || pages[^1].Rows.Count == ViewTable.PageSize)
                pages.Add(await world.As(World.Desk).Send(query with { Page = pages.Count + 1 }));
            Assert.That(pages.SelectMany(p => p.Rows).Select(Told), Is.EqualTo(whole.Rows.Select(Told)));
            Assert.That(pages.Select(p => p.Listed), Is.All.EqualTo(whole.Rows.Count));
            if (id == TableId.T13)
                Assert.That(pages, Has.Count.GreaterThan(1));
        }

        static string Told(TableRow row) => $"{row.Keys[0]} {string.Join(' ', row.Cells.Select(c => c.Code ?? $"{c.Value}"))}";
    }

    private static async Task AssertAll(World world, long then, Period period, params TableId[] tables)
    {
        var rows = (await world.Rows<StateRow>(Viewpoint.Un)).ToLookup(
            s => s.Capacities.Contains("host", StringComparison.Ordinal),
            s => s.State
        );
        var (host, contributor) = (Most(rows[true]), Most(rows[false]));
        var mission = Most((await world.Rows<CaseRow>(Viewpoint.Un)).Select(c => c.Mission));
        CaseFilter[] filters =
        [
            new(),
            new() { PersonnelGroup = PersonnelGroup.Military },
            new() { Nationality = contributor },
            new() { Nationality = CaseFilter.None },
            new() { MissionStatus = MissionStatus.Closed },
            new() { Host = host, Nationality = CaseFilter.Any },
            new() { Scope = Scope.Humanitarian },
            new() { Act = Act.Attack, Missions = [mission] },
        ];
        var (opened, ids) = (0, tables.Length > 0 ? tables : Enum.GetValues<TableId>());
        foreach (var caller in new[] { World.Desk, World.Liaison(host), World.Liaison(contributor), World.FocalPoint(mission) })
            opened += await AssertOpens(world, caller, period, ids, filters, null, null);
        foreach (var state in new[] { null, host, contributor })
            opened += await AssertOpens(world, World.Desk, period, ids, filters[..2], then, state is null ? null : Audience.Of(state));
        Assert.That(opened, Is.GreaterThan(100 * ids.Length), "there must be something to open");

        static string Most(IEnumerable<string> codes) => codes.Where(c => c.Length > 0).CountBy(c => c).MaxBy(c => c.Value).Key;
    }

    /// <returns>How many figures were not nought.</returns>
    private static async Task<int> AssertOpens(
        World world,
        Caller caller,
        Period period,
        TableId[] ids,
        IEnumerable<CaseFilter> filters,
        long? position,
        Audience? audience
    )
    {
        var (behind, opened) = (new Behind(world, caller, position, audience), 0);
        foreach (var filter in filters)
        {
            foreach (var id in ids)
            {
                var table = await world.As(caller).Send(new ViewTable.Query(id, period, filter, position, Audience: audience));
                foreach (var row in table.Rows)
                {
                    for (var i = 0; i < row.Cells.Count; i++)
                    {
                        var (cell, column) = (row.Cells[i], table.Columns[i]);
                        var what =
                            $"{caller.Audience} {audience} {position} {id} {column.Id} {cell.Proceedings?.ToQueryString() ?? cell.Assistance?.ToQueryString() ?? cell.Messages?.ToQueryString() ?? cell.Cases.ToQueryString()}";
                        // Shares and days of correspondence are of cases, and open the messages that they were reckoned from.
                        if (column.Id == "last_contact")
                            Assert.That(await behind.LastMessage(cell.Messages!), Is.EqualTo(cell.Code), what);
                        if (cell.Messages is not null && column.Kind != ColumnKind.Count)
                            continue;
                        if (column.Kind == ColumnKind.Share)
                            Assert.That(
                                (cell.Cases, table.Columns[i - 1].Id),
                                Is.EqualTo((row.Cells[i - 1].Cases, column.Id.Replace("_share", "", StringComparison.Ordinal))),
                                what
                            );
                        else if (column.Kind == ColumnKind.Count)
                            Assert.That(await behind.Figure(column.Unit, cell), Is.EqualTo(cell.Value ?? 0), what);
                        else if (column.Kind == ColumnKind.Name)
                            Assert.That((await behind.Cases(cell.Cases)).Rows, Has.Count.EqualTo(row.Cells[0].Value), what);
                        else
                            Assert.That((await behind.Cases(cell.Cases)).Rows.Select(r => r.Reference), Is.EqualTo(row.Keys), what);
                        if (cell.Value > 0)
                            opened++;
                    }
                }
            }
        }
        return opened;
    }
}
