using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>A table as JSON: codes beside the names in the reader's language, and for each figure the parameters that list its cases; the
/// same table always gives the same bytes.</summary>
public static class TableJson
{
    private const int Chunk = 1 << 16;
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(BriefingTable table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, table);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>As a value within a larger file; what is written goes out row by row.</summary>
    internal static void Write(Utf8JsonWriter json, BriefingTable table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id.ToString());
        json.WriteString("title", table.Title);
        Basis(json, table);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
            Column(json, column);
        json.WriteEndArray();
        if (table.Listed is { } listed)
            json.WriteNumber("listed", listed);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            Row(json, table, row);
            if (json.BytesPending > Chunk)
                json.Flush();
        }
        json.WriteEndArray();
        json.WriteStartArray("footnotes");
        foreach (var note in table.Footnotes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Basis(Utf8JsonWriter json, BriefingTable table)
    {
        var basis = table.Basis;
        json.WriteString("scope", Codes.Of(basis.Filter.Scope));
        json.WriteString("from", PartialDate.FromDate(basis.Period.From).ToString());
        json.WriteString("to", PartialDate.FromDate(basis.Period.To).ToString());
        json.WriteString("asOf", basis.AsOf);
        if (basis.Position is { } position)
            json.WriteNumber("position", position);
        json.WriteString("audience", basis.Audience.Code);
        if (basis.Edition is { } edition)
            json.WriteNumber("edition", edition.Number);
        else
            json.WriteNull("edition");
        json.WriteString("filter", basis.Filter.ToQueryString());
    }

    private static void Column(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("id", column.Id);
        json.WriteString("unit", Codes.Of(column.Unit));
        json.WriteString("kind", Codes.Of(column.Kind));
        json.WriteString("heading", column.Heading);
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, BriefingTable table, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("kind", Codes.Of(row.Kind));
        for (var i = 0; i < row.Keys.Count; i++)
            json.WriteString(Codes.Of(table.Heads[i]), row.Keys[i]);
        json.WriteString("label", string.Join(", ", table.Heads.Select((_, i) => table.Label(row, i)).Where(l => l.Length > 0)));
        json.WriteStartArray("cells");
        foreach (var (cell, column) in row.Cells.Zip(table.Columns))
        {
            json.WriteStartObject();
            if (column.Kind == ColumnKind.Name)
                json.WriteString("value", cell.Text(column.Kind));
            else if (column.Kind > ColumnKind.Share)
                json.WriteString("value", cell.Code);
            else if (cell.Value is not { } value)
                json.WriteNull("value");
            else if (column.Kind == ColumnKind.Share)
                json.WriteNumber("value", value / 10m);
            else
                json.WriteNumber("value", value);
            if (cell.Name is { } name)
                Names(json, name);
            if (cell.Proceedings is { } proceedings)
                json.WriteString("proceedings", proceedings.ToQueryString());
            else if (cell.Assistance is { } assistance)
                json.WriteString("assistance", assistance.ToQueryString());
            else if (cell.Messages is { } messages)
                json.WriteString("messages", messages.ToQueryString());
            else
                json.WriteString("cases", cell.Cases.ToQueryString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>In both languages of publication, whatever the reader's.</summary>
    private static void Names(Utf8JsonWriter json, Wording name)
    {
        json.WriteStartObject("name");
        json.WriteString("en", name.En);
        json.WriteString("fr", name.Fr);
        json.WriteEndObject();
    }
}
