namespace CaseTracker.Import;

/// <summary>A file of a series as it was read: named columns, and rows with the line of the file on which each begins.</summary>
internal sealed class SourceTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    /// <exception cref="FluentValidation.ValidationException">A column is missing or stands twice.</exception>
    public SourceTable(IReadOnlyList<string> names, IReadOnlyList<RawRow> rows, IReadOnlyCollection<string> required)
    {
        (Names, Rows) = (names, rows);
        for (var i = 0; i < names.Count; i++)
            if (!_columns.TryAdd(Plain(names[i]), i))
                throw Refused.Because(Texts.Text.ImportColumnTwice(names[i]));
        var missing = required.Where(r => !_columns.ContainsKey(r)).ToList();
        if (missing.Count > 0)
            throw Refused.Because(Texts.Text.ImportColumnsMissing(string.Join(", ", missing)));
        if (rows.Count == 0)
            throw Refused.Because(Texts.Text.ImportFileWithoutRows);
    }

    /// <summary>As the file writes them.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<RawRow> Rows { get; }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Without surrounding blanks; empty where the file has no such column.</summary>
    public string Value(RawRow row, string column) => _columns.TryGetValue(column, out var at) ? row.Values[at].Trim() : "";

    /// <summary>The column as the file writes it.</summary>
    public string NameOf(string column) => _columns.TryGetValue(column, out var at) ? Names[at] : column;

    /// <summary>Columns that nothing is read from.</summary>
    public IEnumerable<string> Unknown(IReadOnlyCollection<string> known) => Names.Where(n => !known.Contains(Plain(n)));

    private static string Plain(string name) => name.Trim().ToLowerInvariant();
}

/// <summary>A row as it stands in the file, in the order of the table's columns.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
internal sealed record RawRow(int Line, string[] Values);
