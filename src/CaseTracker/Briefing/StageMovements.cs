using CaseTracker.Cases;

namespace CaseTracker.Briefing;

/// <summary>A step by which a case came further, as tables list it.</summary>
public sealed record MovementFact
{
    public string Reference { get; init; } = "";
    public int Ordinal { get; init; }
    public string FromStage { get; init; } = "";
    public string ToStage { get; init; } = "";
    public string OccurredOn { get; init; } = "";
    public string? Forum { get; init; }
    public string Source { get; init; } = "";
}

/// <summary>T13: each step by which a case came further within the period, in the order in which they happened.</summary>
internal static class StageMovements
{
    public static BriefingTable Tabulate(TableRows rows) => new(
        TableId.T13, rows.Basis, [HeadKind.Case],
        [
            new("from", TableUnit.Case, ColumnKind.Stage), new("to", TableUnit.Case, ColumnKind.Stage), new("on", TableUnit.Case, ColumnKind.Date),
            new("forum", TableUnit.Case, ColumnKind.Forum), new("source", TableUnit.Case, ColumnKind.Source),
        ],
        [
            .. rows.Movements.OrderBy(m => m.OccurredOn, StringComparer.Ordinal).ThenBy(m => m.Reference, StringComparer.Ordinal).ThenBy(m => m.Ordinal)
                .Select(m => new TableRow(RowKind.Group, [m.Reference], Cells(m, rows.Basis.Filter with { Reference = m.Reference }))),
        ]);

    private static List<Cell> Cells(MovementFact m, CaseFilter filter) =>
        [.. new[] { m.FromStage, m.ToStage, m.OccurredOn, m.Forum, m.Source }.Select(code => new Cell(null, filter) { Code = code })];
}
