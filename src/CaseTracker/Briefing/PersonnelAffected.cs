using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T8: the persons affected by category of personnel, recruitment and sex, each once under the gravest harm.</summary>
internal static class PersonnelAffected
{
    private static readonly Harm[] Harms = Enum.GetValues<Harm>();

    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        var groups = rows
            .Persons.GroupBy(p => (Personnel: Codes.Parse<Personnel>(p.Personnel), Sex: Codes.Parse<Sex>(p.Sex)))
            .OrderBy(g => g.Key);
        return new BriefingTable(
            TableId.T8,
            rows.Basis,
            [HeadKind.Personnel, HeadKind.Recruitment, HeadKind.Sex],
            [.. Harms.Select(h => new Column($"harm_{Codes.Of(h)}", TableUnit.Person))],
            [
                .. groups.Select(g => new TableRow(
                    RowKind.Group,
                    [Codes.Of(g.Key.Personnel), Codes.Of(g.Key.Personnel.Recruitment()), Codes.Of(g.Key.Sex)],
                    Cells([.. g], whole with { Personnel = g.Key.Personnel, Sex = g.Key.Sex })
                )),
                new TableRow(RowKind.Total, [], Cells(rows.Persons, whole)),
            ]
        );
    }

    private static List<Cell> Cells(IReadOnlyList<PersonFact> persons, CaseFilter filter) =>
        [.. Harms.Select(h => new Cell(persons.Where(p => p.Harm == Codes.Of(h)).Sum(p => p.Persons), filter with { Gravest = h }))];
}
