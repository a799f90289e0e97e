using CaseTracker.Office;

namespace CaseTracker.Briefing;

/// <summary>The picture of a table that is easier understood with one: the trend, how far cases came, the ageing; of its own figures, in
/// one unit.</summary>
internal static class TableChart
{
    /// <returns>Null where the table has no picture, or nothing to draw.</returns>
    public static WordChart? Of(BriefingTable table, int number) =>
        table.Id switch
        {
            TableId.T2 => ByRow(table, number, "killed", "injured"),
            TableId.T3 => BySteps(table, number),
            TableId.T9 => ByRow(table, number, "cases", "unmoved_12"),
            _ => null,
        };

    private static WordChart? ByRow(BriefingTable table, int number, params string[] columns)
    {
        List<TableRow> rows = [.. table.Rows.Where(r => r.Kind == RowKind.Group)];
        var series = columns
            .Select(id => table.Columns.ToList().FindIndex(c => c.Id == id))
            .Select(i => (table.Columns[i].Heading, (IReadOnlyList<int>)[.. rows.Select(r => r.Cells[i].Value ?? 0)]))
            .ToList();
        return Drawn(table, number, [.. rows.Select(r => table.Label(r, 0))], series, liesDown: false);
    }

    /// <summary>Of all cases together, each step beneath the one before.</summary>
    private static WordChart? BySteps(BriefingTable table, int number)
    {
        var steps = table
            .Rows[^1]
            .Cells.Zip(table.Columns)
            .Where(x => x.Second is { Kind: ColumnKind.Count, Unit: TableUnit.Case })
            .ToList();
        return Drawn(
            table,
            number,
            [.. steps.Select(s => s.Second.Heading)],
            [(TableTexts.Get("Column.cases"), [.. steps.Select(s => s.First.Value ?? 0)])],
            liesDown: true
        );
    }

    private static WordChart? Drawn(
        BriefingTable table,
        int number,
        IReadOnlyList<string> categories,
        IReadOnlyList<(string Name, IReadOnlyList<int> Values)> series,
        bool liesDown
    ) =>
        series.All(s => s.Values.All(v => v == 0))
            ? null
            : new WordChart(number, table.Title, categories, series, liesDown, TableAnnex.IsWide(table));
}
