using CaseTracker.Texts;
using CsvHelper;

namespace CaseTracker.Import;

/// <summary>Reads a CSV file whole; one that ends in the middle of a row was cut off on its way.</summary>
internal static class CsvSource
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    public static SourceTable Read(ReadOnlyMemory<byte> file, IReadOnlyCollection<string> required)
    {
        try
        {
            using var csv = CsvReader.Create(file, Options);
            if (!csv.Read())
                throw Refused.Because(Text.ImportFileEmpty);
            var names = Fields(csv);
            var rows = new List<RawRow>();
            while (csv.Read())
                rows.Add(new RawRow((int)csv.LineNumber, Fields(csv)));
            var table = new SourceTable(names, rows, required);
            RequireWhole(file.Span, names, rows);
            return table;
        }
        catch (CsvFormatException failure)
        {
            throw Refused.Because(Text.ImportQuotesUnbalanced(failure.LineNumber));
        }
    }

    private static string[] Fields(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = csv.GetString(i);
        return fields;
    }

    /// <summary>
    /// Some editions end without a line break; then the last row must have all its fields, and its last value must not be the beginning of
    /// one that other rows have there.
    /// </summary>
    private static void RequireWhole(ReadOnlySpan<byte> file, string[] names, List<RawRow> rows)
    {
        if (file[^1] is (byte)'\n' or (byte)'\r')
            return;
        var last = rows[^1];
        if (
            last.Values.Length < names.Length
            || rows.SkipLast(1).Any(r => r.Values.Length == names.Length && IsBeginning(last.Values[^1], r.Values[^1]))
        )
            throw Refused.Because(Text.ImportFileCutOff(last.Line));
    }

    private static bool IsBeginning(string value, string other) =>
        other.Length > value.Length && other.StartsWith(value, StringComparison.Ordinal);
}
