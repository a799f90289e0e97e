using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T4: the accused of the proceedings about the cases of each mission, by where they are and how far the courts have come with
/// them.</summary>
internal static class AccusedByMission
{
    private static readonly AccusedCount[] Counts =
    [
        AccusedCount.Identified,
        AccusedCount.AtLarge,
        AccusedCount.InCustody,
        AccusedCount.OnBail,
        AccusedCount.Charged,
        AccusedCount.TriedPresent,
        AccusedCount.TriedInAbsentia,
        AccusedCount.Acquitted,
        AccusedCount.ConvictedNotFinal,
        AccusedCount.ConvictedFinal,
        AccusedCount.Deceased,
    ];

    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        // An accused of a proceeding about cases of two missions stands under each, and counts once in the total.
        var groups = rows
            .Proceedings.SelectMany(p => p.MissionKeys.Select(m => (Mission: m, Proceeding: p)))
            .GroupBy(x => x.Mission, x => x.Proceeding)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T4,
            rows.Basis,
            [HeadKind.Mission],
            [.. Counts.Select(c => new Column(Codes.Of(c), TableUnit.Accused))],
            [
                .. groups.Select(g => new TableRow(RowKind.Group, [g.Key], Cells([.. g], whole with { Missions = [g.Key] }))),
                new TableRow(RowKind.Total, [], Cells(rows.Proceedings, whole)),
            ]
        );
    }

    private static List<Cell> Cells(IReadOnlyList<ProceedingFact> proceedings, CaseFilter filter) =>
        [.. Counts.Select(c => Tables.Accused(proceedings, c, new ProceedingFilter { Cases = filter, With = c }))];
}
