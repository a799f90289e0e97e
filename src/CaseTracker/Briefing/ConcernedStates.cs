using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T7: the persons of each contributing State or State of nationality, its cases, whether it was told, and how far they came.</summary>
internal static class ConcernedStates
{
    private static readonly (string Id, Stage From, Stage To)[] Bands =
    [
        ("stage_reported", Stage.Reported, Stage.Reported),
        ("stage_notified", Stage.HostNotified, Stage.HostAcknowledged),
        ("stage_investigation", Stage.Investigation, Stage.Arrest),
        ("stage_trial", Stage.Charged, Stage.Trial),
        ("stage_verdict", Stage.FirstInstanceVerdict, Stage.Appeal),
        ("stage_final", Stage.Final, Stage.Final),
    ];

    private sealed record Concern(CaseFact Case, IReadOnlyList<PersonFact> Persons, bool IsInformed);

    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        var cases = rows.Within(rows.Basis.Period).Where(c => rows.Persons[c.CaseId].Any()).ToList();
        var groups = cases.SelectMany(c => rows.Persons[c.CaseId].GroupBy(p => p.ConcernedState ?? CaseFilter.None).Select(g => (State: g.Key, Concern: Of(rows, c, g.Key, g))))
            .GroupBy(x => x.State, x => x.Concern).OrderBy(g => g.Key, StringComparer.Ordinal);
        var all = whole with { Nationality = rows.Basis.Audience.IsState ? rows.Basis.Audience.Code : whole.Nationality ?? CaseFilter.Any };
        return new BriefingTable(
            TableId.T7, rows.Basis, [HeadKind.State],
            [
                new("killed", TableUnit.Person), new("injured", TableUnit.Person), new("cases", TableUnit.Case), new("informed", TableUnit.Case),
                .. Bands.Select(b => new Column(b.Id, TableUnit.Case)),
            ],
            [
                .. groups.Select(g => new TableRow(RowKind.Group, [g.Key], Cells([.. g], whole with { Nationality = g.Key }))),
                new TableRow(RowKind.Total, [], Cells(cases.ConvertAll(c => Of(rows, c, all.Nationality, rows.Persons[c.CaseId])), all)),
            ]);
    }

    /// <summary>Of one State, whether that State was told; of all together, whether every concerned State was.</summary>
    private static Concern Of(TableRows rows, CaseFact fact, string state, IEnumerable<PersonFact> persons) =>
        new(fact, [.. persons], state == CaseFilter.Any ? fact.Informed : rows.Told[fact.CaseId].Contains(state));

    private static List<Cell> Cells(List<Concern> concerns, CaseFilter filter) =>
    [
        Persons(concerns, HarmGroup.Killed, filter),
        Persons(concerns, HarmGroup.Injured, filter),
        new Cell(concerns.Count, filter),
        new Cell(concerns.Count(c => c.IsInformed), filter with { Informed = true }),
        .. Bands.Select(b => new Cell(
            concerns.Count(c => c.Case.Reached >= b.From && c.Case.Reached <= b.To), filter with { StageReached = b.From, StageUpTo = b.To })),
    ];

    private static Cell Persons(List<Concern> concerns, HarmGroup harm, CaseFilter filter) =>
        new(concerns.Sum(c => c.Persons.Count(p => TableRows.Suffered(p, harm))), filter with { Harm = harm });
}
