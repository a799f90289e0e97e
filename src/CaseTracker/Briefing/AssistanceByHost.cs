using CaseTracker.Assistance;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>
/// T11: assistance offered, requested, agreed and delivered, by mission and host State, by kind, and the investigators that contributing
/// States lend (resolution 2589 (2021), paragraphs 3, 5 and 7).
/// </summary>
internal static class AssistanceByHost
{
    private static readonly AssistanceMeasure[] Engagements =
    [
        AssistanceMeasure.Offered,
        AssistanceMeasure.Requested,
        AssistanceMeasure.Agreed,
        AssistanceMeasure.Delivered,
    ];

    private static readonly AssistanceMeasure[] Investigators =
    [
        AssistanceMeasure.InvestigatorsOffered,
        AssistanceMeasure.InvestigatorsRequested,
        AssistanceMeasure.InvestigatorsDeployed,
    ];

    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Of(rows.Basis);
        var groups = rows
            .Assistance.Where(IsCounted)
            .GroupBy(f => (f.MissionKey, f.Host))
            .OrderBy(g => g.Key.MissionKey, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Host, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T11,
            rows.Basis,
            [HeadKind.Mission, HeadKind.Host],
            [
                .. Engagements.Select(m => new Column($"assistance_{Codes.Of(m)}", TableUnit.Assistance)),
                .. Enum.GetValues<AssistanceKind>().Select(k => new Column($"kind_{Codes.Of(k)}", TableUnit.Assistance)),
                .. Investigators.Select(m => new Column(Codes.Of(m), TableUnit.Investigator)),
            ],
            [
                .. groups.Select(g => new TableRow(
                    RowKind.Group,
                    [g.Key.MissionKey, g.Key.Host],
                    Cells(rows, [.. g], whole with { Missions = [g.Key.MissionKey], Host = g.Key.Host })
                )),
                new TableRow(RowKind.Total, [], Cells(rows, rows.Assistance, whole)),
            ]
        );
    }

    /// <summary>
    /// The engagements of a table: mission and host State limit these themselves, everything else the cases that wait for them.
    /// </summary>
    internal static AssistanceFilter Of(TableBasis basis)
    {
        var (filter, within) = (basis.Filter, Tables.Within(basis.Filter, basis.Period));
        var cases = filter with { Missions = [], MissionStatus = null, MissionsOn = null, Host = null };
        return new AssistanceFilter
        {
            Missions = filter.Missions,
            MissionStatus = filter.MissionStatus,
            MissionsOn = filter.MissionsOn,
            Host = filter.Host,
            From = within.From,
            To = within.To,
            Cases = cases.ToParameters().Count == 0 ? null : cases,
        };
    }

    private static bool IsCounted(AssistanceFact fact) => Enum.GetValues<AssistanceMeasure>().Any(m => fact[m] > 0);

    private static List<Cell> Cells(TableRows rows, IReadOnlyList<AssistanceFact> facts, AssistanceFilter filter)
    {
        return
        [
            .. Engagements.Select(m => Cell(facts, m, filter)),
            .. Enum.GetValues<AssistanceKind>()
                .Select(k => Cell([.. facts.Where(f => f.Kind == Codes.Of(k))], AssistanceMeasure.Begun, filter with { Kind = k })),
            .. Investigators.Select(m => Cell(facts, m, filter)),
        ];

        Cell Cell(IReadOnlyList<AssistanceFact> of, AssistanceMeasure measure, AssistanceFilter which) =>
            new(of.Sum(f => f[measure]), Tables.Whole(rows)) { Assistance = which with { Counted = measure } };
    }
}
