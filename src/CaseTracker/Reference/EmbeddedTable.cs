using CsvHelper;

namespace CaseTracker.Reference;

/// <summary>Reads a table that is compiled into the product.</summary>
internal static class EmbeddedTable
{
    private static readonly CsvReaderOptions _exact = new()
    {
        Separator = ',',
        MissingField = CsvMissingFieldHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    public static IReadOnlyList<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var stream =
            typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"reference/{file}")
            ?? throw new FileNotFoundException("The table is not part of this build.", file);
        using var csv = CsvReader.Create(stream, _exact, leaveOpen: false);
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(row(csv));
        return rows;
    }

    public static string? TextOrNull(this CsvReader row, string column) => row.GetString(column) is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<string> List(this CsvReader row, string column, char separator) =>
        row.GetString(column).Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
