using CaseTracker.Briefing;

namespace CaseTracker.Editions;

/// <summary>A figure, or a code, that stands otherwise in one of two tables; null where the row does not stand at all.</summary>
/// <param name="Label">The names of the row in the reader's language.</param>
public sealed record CellChange(
    TableId Table,
    RowKind Kind,
    IReadOnlyList<string> Keys,
    string Label,
    Column Column,
    Cell? Before,
    Cell? After
)
{
    public string? BeforeText => Before?.Text(Column.Kind);

    public string? AfterText => After?.Text(Column.Kind);
}

/// <summary>Compares a table with the same table of another position; pure.</summary>
public static class TableComparison
{
    /// <summary>Every difference; a row that came or went differs in each of its columns that holds something.</summary>
    public static IEnumerable<CellChange> Between(BriefingTable before, BriefingTable after)
    {
        var (old, now) = (before.Rows.ToLookup(KeyOf), after.Rows.ToLookup(KeyOf));
        foreach (var key in after.Rows.Select(KeyOf).Concat(before.Rows.Select(KeyOf)).Distinct())
        {
            var (left, right) = Unpaired([.. old[key]], [.. now[key]]);
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                foreach (var change in Between(after, left.ElementAtOrDefault(i), right.ElementAtOrDefault(i)))
                    yield return change;
            }
        }
    }

    private static IEnumerable<CellChange> Between(BriefingTable table, TableRow? before, TableRow? after)
    {
        var row = after ?? before!;
        var label = string.Join(", ", table.Heads.Select((_, i) => table.Label(row, i)).Where(l => l.Length > 0));
        var found = false;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (Held(before, i) == Held(after, i))
                continue;
            found = true;
            yield return Change(i);
        }
        // A row that holds nothing came or went all the same.
        if (!found)
            yield return Change(0);

        CellChange Change(int column) =>
            new(table.Id, row.Kind, row.Keys, label, table.Columns[column], before?.Cells[column], after?.Cells[column]);
    }

    /// <summary>Of rows of the same names, as a case has for each of its movements, those that stand in both tables fall out.</summary>
    private static (List<TableRow> Left, List<TableRow> Right) Unpaired(List<TableRow> left, List<TableRow> right)
    {
        foreach (var row in left.ToList())
        {
            if (right.Find(r => ContentOf(r) == ContentOf(row)) is not { } same)
                continue;
            left.Remove(row);
            right.Remove(same);
        }
        return (left, right);
    }

    private static string KeyOf(TableRow row) => $"{row.Kind}\u0001{string.Join('\u0001', row.Keys)}";

    private static string ContentOf(TableRow row) => string.Join('\u0001', row.Cells.Select((_, i) => Held(row, i)?.ToString() ?? ""));

    private static (int? Value, string? Code)? Held(TableRow? row, int column) =>
        row?.Cells[column] is { } cell && (cell.Value, cell.Code ?? cell.Name?.En) is var held && held != (null, null) ? held : null;
}
