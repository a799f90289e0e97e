using System.Text.Json;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>Reads a JSON file: one list of flat objects, whose first names the columns.</summary>
internal static class JsonSource
{
    public static SourceTable Read(ReadOnlyMemory<byte> file, IReadOnlyCollection<string> required)
    {
        try
        {
            var (names, rows) = Rows(file.Span);
            return new SourceTable(names, rows, required);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The reader calls half a surrogate pair an invalid operation, not a fault of the text.
            throw Refused.Because(Text.ImportJsonBroken(((failure as JsonException)?.LineNumber ?? 0) + 1));
        }
    }

    private static (List<string> Names, List<RawRow> Rows) Rows(ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(file);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Refused.Because(Text.ImportJsonNotAList);
        var (names, rows, line, counted) = (new List<string>(), new List<RawRow>(), 1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Refused.Because(Text.ImportJsonNotAList);
            line += file[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            var fields = Fields(ref reader);
            if (rows.Count == 0)
                names.AddRange(fields.Keys);
            rows.Add(new RawRow(line, [.. names.Select(n => fields.GetValueOrDefault(n, ""))]));
        }
        reader.Read(); // Anything behind the list is a fault that the reader itself reports.
        return (names, rows);
    }

    private static Dictionary<string, string> Fields(ref Utf8JsonReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                throw Refused.Because(Text.ImportJsonNotAList);
            fields[name] = reader.TokenType switch
            {
                JsonTokenType.Null => "",
                JsonTokenType.String => reader.GetString()!,
                _ => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            };
        }
        return fields;
    }
}
