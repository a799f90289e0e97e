using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T3: how many cases came how far, by mission and host State, and the share of each step in the cases.</summary>
internal static class Funnel
{
    private sealed record Step(string Id, Func<CaseFact, bool> IsReached, Func<CaseFilter, CaseFilter> Narrow);

    private static readonly Step[] Steps =
    [
        Reaching("notified", Stage.HostNotified),
        Reaching("acknowledged", Stage.HostAcknowledged),
        Reaching("investigation", Stage.Investigation),
        Reaching("suspects_identified", Stage.SuspectIdentified),
        Reaching("arrest", Stage.Arrest),
        Reaching("trial", Stage.Trial),
        Reaching("verdict", Stage.FirstInstanceVerdict),
        new("final_conviction", c => c.FinalConviction, f => f with { FinalConviction = true }),
    ];

    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        var groups = rows
            .Cases.SelectMany(c => Tables.HostsOf(rows, c).Select(h => (Mission: c.MissionKey, Host: h, Case: c)))
            .GroupBy(x => (x.Mission, x.Host), x => x.Case)
            .OrderBy(g => g.Key.Mission, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Host, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T3,
            rows.Basis,
            [HeadKind.Mission, HeadKind.Host],
            [
                new("killed", TableUnit.Person),
                new("cases", TableUnit.Case),
                .. Steps.SelectMany(s =>
                    new[] { new Column(s.Id, TableUnit.Case), new Column($"{s.Id}_share", TableUnit.Case, ColumnKind.Share) }
                ),
            ],
            [
                .. groups.Select(g => new TableRow(
                    RowKind.Group,
                    [g.Key.Mission, g.Key.Host],
                    Cells([.. g], whole with { Missions = [g.Key.Mission], Host = g.Key.Host })
                )),
                new TableRow(RowKind.Total, [], Cells(rows.Cases, whole)),
            ]
        );
    }

    private static List<Cell> Cells(IReadOnlyList<CaseFact> cases, CaseFilter filter)
    {
        var all = Tables.Count(cases);
        return
        [
            Tables.Persons(cases, HarmGroup.Killed, filter),
            new Cell(all, filter),
            .. Steps.SelectMany(s =>
            {
                var (reached, narrowed) = (Tables.Count(cases, s.IsReached), s.Narrow(filter));
                return new[] { new Cell(reached, narrowed), new Cell(Tables.PerMille(reached, all), narrowed) };
            }),
        ];
    }

    private static Step Reaching(string id, Stage stage) => new(id, c => c.Reached >= stage, f => f with { StageReached = stage });
}
