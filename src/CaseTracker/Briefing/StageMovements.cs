namespace CaseTracker.Briefing;

/// <summary>T13: each step by which a case came further within the period, in the order in which they happened.</summary>
internal static class StageMovements
{
    public static BriefingTable Tabulate(TableRows rows) =>
        new(
            TableId.T13,
            rows.Basis,
            [HeadKind.Case],
            [
                new("from", TableUnit.Case, ColumnKind.Stage),
                new("to", TableUnit.Case, ColumnKind.Stage),
                new("on", TableUnit.Case, ColumnKind.Date),
                new("forum", TableUnit.Case, ColumnKind.Forum),
                new("source", TableUnit.Case, ColumnKind.Source),
            ],
            [
                .. rows
                    .Movements.OrderBy(m => m.OccurredOn, StringComparer.Ordinal)
                    .ThenBy(m => m.Reference, StringComparer.Ordinal)
                    .ThenBy(m => m.Ordinal)
                    .Select(m => new TableRow(RowKind.Group, [m.Reference], Cells(m, rows.Basis.Filter with { Reference = m.Reference }))),
            ]
        )
        {
            Listed = rows.Listed,
        };

    private static Cell[] Cells(MovementFact m, Cases.CaseFilter filter)
    {
        return [Of(m.FromStage), Of(m.ToStage), Of(m.OccurredOn), Of(m.Forum), Of(m.Source)];

        Cell Of(string? code) => new(null, filter) { Code = code };
    }
}
