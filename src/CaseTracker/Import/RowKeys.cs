using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Gives each row the key by which it is known. Where one id stands on two rows, they are two: between editions they are told apart by what
/// they say, and only then by their order.
/// </summary>
internal static class RowKeys
{
    private const int MaxRows = 2;

    /// <param name="known">What was imported last under a key, or null.</param>
    /// <param name="column">The column of the id, as the file names it.</param>
    public static List<SeriesRow<T>> Assign<T>(
        string series,
        IReadOnlyList<SeriesRow<T>> rows,
        Func<string, T?> known,
        Func<T, T, int> likeness,
        string column,
        Findings findings
    )
        where T : class
    {
        var keyed = new List<SeriesRow<T>>(rows.Count);
        foreach (var same in rows.GroupBy(r => r.Id, StringComparer.Ordinal))
        {
            var distinct = Distinct(same, column, findings);
            var free = Enumerable.Range(1, MaxRows).Select(n => Series.Key(series, n == 1 ? same.Key : $"{same.Key}#{n}")).ToList();
            foreach (var row in distinct.Skip(1))
                findings.Doubt(row.Line, row.Id, column, row.Id, Text.ImportKeyTwice);
            var pairs =
                from key in free
                let content = known(key)
                where content is not null
                from row in distinct
                orderby likeness(row.Content, content) descending
                select (row, key);
            var given = new Dictionary<SeriesRow<T>, string>();
            foreach (var (row, key) in pairs)
                if (free.Contains(key) && given.TryAdd(row, key))
                    free.Remove(key);
            foreach (var row in distinct.Where(r => !given.ContainsKey(r)))
            {
                given[row] = free[0];
                free.RemoveAt(0);
            }
            keyed.AddRange(distinct.Select(r => r with { Key = given[r] }));
        }
        return [.. keyed.OrderBy(r => r.Line)];
    }

    private static List<SeriesRow<T>> Distinct<T>(IEnumerable<SeriesRow<T>> same, string column, Findings findings)
        where T : class
    {
        var distinct = new List<SeriesRow<T>>();
        foreach (var row in same)
        {
            if (distinct.Find(d => d.Content.Equals(row.Content)) is { } first)
                findings.Reject(row.Line, row.Id, column, row.Id, Text.ImportSameRow(first.Line));
            else if (distinct.Count == MaxRows)
                findings.Reject(row.Line, row.Id, column, row.Id, Text.ImportKeyTooOften);
            else
                distinct.Add(row);
        }
        return distinct;
    }
}
