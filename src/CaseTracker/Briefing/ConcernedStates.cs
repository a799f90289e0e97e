using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T7: the persons of each contributing State or State of nationality, its cases, whether it was told, and how far they
/// came.</summary>
internal static class ConcernedStates
{
    /// <summary>The stages as tables put them together, each with the column that counts its cases.</summary>
    internal static readonly (string Id, Stage From, Stage To)[] Bands =
    [
        ("stage_reported", Stage.Reported, Stage.Reported),
        ("stage_notified", Stage.HostNotified, Stage.HostAcknowledged),
        ("stage_investigation", Stage.Investigation, Stage.Arrest),
        ("stage_trial", Stage.Charged, Stage.Trial),
        ("stage_verdict", Stage.FirstInstanceVerdict, Stage.Appeal),
        ("stage_final", Stage.Final, Stage.Final),
    ];

    /// <summary>The rows count the cases of a State under it, the total each case once.</summary>
    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        var groups = rows.Concerned.GroupBy(c => c.State ?? CaseFilter.None).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T7,
            rows.Basis,
            [HeadKind.State],
            [
                new("killed", TableUnit.Person),
                new("injured", TableUnit.Person),
                new("cases", TableUnit.Case),
                new("informed", TableUnit.Case),
                .. Bands.Select(b => new Column(b.Id, TableUnit.Case)),
            ],
            [
                .. groups.Select(g => new TableRow(
                    RowKind.Group,
                    [g.Key],
                    Cells(
                        [
                            .. g.Select(c => new CaseFact
                            {
                                Stage = c.Stage,
                                Informed = c.Informed,
                                Cases = c.Cases,
                                Killed = c.Killed,
                                Injured = c.Injured,
                            }),
                        ],
                        whole with
                        {
                            Nationality = g.Key,
                        }
                    )
                )),
                new TableRow(RowKind.Total, [], Cells(rows.Cases, whole with { Nationality = Concerned(rows.Basis) })),
            ]
        );
    }

    /// <summary>Whose persons the table is about: a State's own, for that a host may know the persons of others does not make them its
    /// own.</summary>
    internal static string Concerned(TableBasis basis) =>
        basis.Filter.Nationality ?? (basis.Audience.IsState ? basis.Audience.Code : CaseFilter.Any);

    private static List<Cell> Cells(IReadOnlyList<CaseFact> cases, CaseFilter filter) =>
        [
            Tables.Persons(cases, HarmGroup.Killed, filter),
            Tables.Persons(cases, HarmGroup.Injured, filter),
            new Cell(Tables.Count(cases), filter),
            new Cell(Tables.Count(cases, c => c.Informed), filter with { Informed = true }),
            .. Bands.Select(b => new Cell(
                Tables.Count(cases, c => c.Reached >= b.From && c.Reached <= b.To),
                filter with
                {
                    StageReached = b.From,
                    StageUpTo = b.To,
                }
            )),
        ];
}
