namespace CaseTracker.Disclosure;

/// <summary>A row that appears, disappears or gets other values.</summary>
/// <param name="Before">Null when the row appears.</param>
/// <param name="After">Null when the row disappears.</param>
public sealed record RowChange(Row? Before, Row? After)
{
    /// <summary>The row, as it is afterwards where it still is.</summary>
    public Row Row => After ?? Before!;

    /// <summary>Code of the audience for which the row is written; null for rows that are written once.</summary>
    public string? Audience =>
        RowTable.Of(Row.GetType()) is { IsPerAudience: true } table
            ? (string?)table.ValuesOf(Row)[table.Columns.IndexOf(nameof(Audience))]
            : null;

    /// <summary>What of the one differs from the other.</summary>
    public static IEnumerable<RowChange> Between(IEnumerable<Row> before, IEnumerable<Row> after)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        var gone = old.Where(r => !now.Contains(r)).ToDictionary(KeyOf);
        foreach (var row in now.Where(r => !old.Contains(r)))
            yield return new RowChange(gone.Remove(KeyOf(row), out var former) ? former : null, row);
        foreach (var row in gone.Values)
            yield return new RowChange(row, null);
    }

    private static (Type Type, string Key) KeyOf(Row row) => (row.GetType(), RowTable.Of(row.GetType()).KeyTextOf(row));
}
