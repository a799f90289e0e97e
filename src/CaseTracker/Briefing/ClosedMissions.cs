using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>
/// T12: the open cases of missions that had closed by the end of the period, who answers for them, and when a host State was last in
/// touch about them.
/// </summary>
internal static class ClosedMissions
{
    public static BriefingTable Tabulate(TableRows rows)
    {
        var bands = ConcernedStates.Bands;
        var (whole, contacts) = (Of(rows.Basis, rows.Missions), rows.Contacts.ToDictionary(c => c.Mission, c => c.LastOn));
        var groups = rows.Cases.GroupBy(c => c.Mission).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T12,
            rows.Basis,
            [HeadKind.Mission],
            [
                new("open_cases", TableUnit.Case),
                new("responsible_office", TableUnit.Case, ColumnKind.Name),
                new("last_contact", TableUnit.Message, ColumnKind.Date),
                .. bands.Select(b => new Column(b.Id, TableUnit.Case)),
            ],
            whole is null
                ? []
                :
                [
                    .. groups.Select(g => new TableRow(
                        RowKind.Group,
                        [g.Key],
                        Cells(
                            [.. g],
                            Of(rows.Basis) with
                            {
                                Missions = [g.Key],
                            },
                            rows.Missions.Find(g.Key)?.ResponsibleOffice,
                            contacts.GetValueOrDefault(g.Key)
                        )
                    )),
                    new TableRow(RowKind.Total, [], Cells(rows.Cases, whole, null, contacts.Values.Max())),
                ]
        );

        List<Cell> Cells(IReadOnlyList<CaseFact> cases, CaseFilter filter, Wording? office, string? lastOn) =>
            [
                new Cell(Tables.Count(cases), filter),
                new Cell(null, filter) { Name = office },
                new Cell(null, filter)
                {
                    Code = lastOn,
                    Messages = new() { Cases = filter, OfHosts = true },
                },
                .. bands.Select(b => new Cell(
                    Tables.Count(cases, c => c.Reached >= b.From && c.Reached <= b.To),
                    filter with
                    {
                        StageReached = b.From,
                        StageUpTo = b.To,
                    }
                )),
            ];
    }

    /// <summary>The open cases of the missions that are meant; null where none are.</summary>
    internal static CaseFilter? Of(TableBasis basis, MissionCatalogue missions)
    {
        if (basis.Filter.MissionStatus is null)
            return Of(basis) with { MissionStatus = MissionStatus.Closed, MissionsOn = basis.Period.To };
        List<string> closed = [.. missions.ClosedOn(basis.Period.To).Where(m => IsMeant(m, basis.Filter)).Select(m => m.Code)];
        return closed.Count > 0 ? Of(basis) with { Missions = closed } : null;
    }

    /// <summary>Whenever the period begins: an old case does not cease to be open.</summary>
    private static CaseFilter Of(TableBasis basis) => Ageing.Of(basis) with { MissionStatus = null, MissionsOn = null };

    private static bool IsMeant(Mission mission, CaseFilter filter) =>
        (filter.Missions.Count == 0 || filter.Missions.Contains(mission.Code))
        && mission.IsClosedOn(filter.MissionsOn!.Value) == (filter.MissionStatus == MissionStatus.Closed);
}
