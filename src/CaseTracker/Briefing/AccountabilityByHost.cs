using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T5: how far accountability has come, by host State, and why cases were closed.</summary>
internal static class AccountabilityByHost
{
    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        var groups = rows
            .Cases.SelectMany(c => Tables.HostsOf(rows, c).Select(h => (Host: h, Case: c)))
            .GroupBy(x => x.Host, x => x.Case)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T5,
            rows.Basis,
            [HeadKind.Host],
            [
                .. Codes.All<Accountability>().Select(a => new Column(a, TableUnit.Case)),
                .. Codes.All<Closure>().Select(c => new Column($"closed_{c}", TableUnit.Case)),
            ],
            [
                .. groups.Select(g => new TableRow(RowKind.Group, [g.Key], Cells([.. g], whole with { Host = g.Key }))),
                new TableRow(RowKind.Total, [], Cells(rows.Cases, whole)),
            ]
        );
    }

    private static List<Cell> Cells(IReadOnlyList<CaseFact> cases, CaseFilter filter) =>
        [
            .. Enum.GetValues<Accountability>()
                .Select(a => new Cell(Tables.Count(cases, c => c.Accountability == Codes.Of(a)), filter with { Accountability = a })),
            .. Enum.GetValues<Closure>()
                .Select(r => new Cell(Tables.Count(cases, c => c.Closure == Codes.Of(r)), filter with { Closure = r })),
        ];
}
