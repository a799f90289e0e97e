using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using CaseTracker.Briefing;
using CaseTracker.Reference;

namespace CaseTracker.Editions;

/// <summary>A table without the words of one language: codes and figures in one fixed form, names in both languages of publication, so that
/// its hash is the same wherever and whenever it is made again.</summary>
public static class TableContent
{
    private static readonly HashSet<string> HeadCodes = [.. Codes.All<HeadKind>()];

    public static byte[] Of(BriefingTable table) =>
        Write(json =>
        {
            Begin(json, table.Id.ToString());
            foreach (var column in table.Columns)
                Column(json, column.Id, Codes.Of(column.Unit), Codes.Of(column.Kind));
            BeginRows(json);
            foreach (var row in table.Rows)
            {
                BeginRow(json, Codes.Of(row.Kind));
                for (var i = 0; i < row.Keys.Count; i++)
                    json.WriteString(Codes.Of(table.Heads[i]), row.Keys[i]);
                BeginValues(json);
                for (var i = 0; i < row.Cells.Count; i++)
                    Value(json, CodeOf(row.Cells[i], table.Columns[i].Kind), row.Cells[i].Value);
                EndRow(json);
            }
            End(json);
        });

    /// <summary>The same, from the table as a JSON file has it (<see cref="TableJson"/>).</summary>
    /// <exception cref="InvalidOperationException">It is not such a table.</exception>
    /// <exception cref="KeyNotFoundException">It is not such a table.</exception>
    public static byte[] Of(JsonElement table) =>
        Write(json =>
        {
            Begin(json, Text(table, "id"));
            var kinds = new List<string>();
            foreach (var column in table.GetProperty("columns").EnumerateArray())
            {
                Column(json, Text(column, "id"), Text(column, "unit"), Text(column, "kind"));
                kinds.Add(Text(column, "kind"));
            }
            BeginRows(json);
            foreach (var row in table.GetProperty("rows").EnumerateArray())
            {
                BeginRow(json, Text(row, "kind"));
                foreach (var key in row.EnumerateObject().Where(p => HeadCodes.Contains(p.Name)))
                    json.WriteString(key.Name, key.Value.GetString());
                BeginValues(json);
                foreach (var (cell, i) in row.GetProperty("cells").EnumerateArray().Select((c, i) => (c, i)))
                {
                    var value = cell.GetProperty("value");
                    var isNumber = value.ValueKind == JsonValueKind.Number;
                    var code =
                        cell.TryGetProperty("name", out var name) ? BothOf(Text(name, "en"), Text(name, "fr"))
                        : isNumber || kinds[i] == Codes.Of(ColumnKind.Name) ? null
                        : value.GetString();
                    Value(
                        json,
                        code,
                        isNumber ? decimal.ToInt32(value.GetDecimal() * (kinds[i] == Codes.Of(ColumnKind.Share) ? 10 : 1)) : null
                    );
                }
                EndRow(json);
            }
            End(json);
        });

    public static string Sha256Of(BriefingTable table) => Convert.ToHexStringLower(SHA256.HashData(Of(table)));

    /// <summary>What stands in a column that holds no figure; null in one that does.</summary>
    internal static string? CodeOf(Cell cell, ColumnKind kind) =>
        cell.Name is { } name ? BothOf(name.En, name.Fr)
        : kind > ColumnKind.Share ? cell.Code
        : null;

    private static string BothOf(string english, string french) => $"{english} / {french}";

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidOperationException($"'{name}' is null.");

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Begin(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("columns");
    }

    private static void Column(Utf8JsonWriter json, string id, string unit, string kind)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("unit", unit);
        json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    private static void BeginRows(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteStartArray("rows");
    }

    private static void BeginRow(Utf8JsonWriter json, string kind)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
    }

    private static void BeginValues(Utf8JsonWriter json) => json.WriteStartArray("values");

    /// <summary>A share as per mille, a code as it is, what is not known as null.</summary>
    private static void Value(Utf8JsonWriter json, string? code, int? value)
    {
        if (code is not null)
            json.WriteStringValue(code);
        else if (value is { } number)
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }

    private static void EndRow(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
