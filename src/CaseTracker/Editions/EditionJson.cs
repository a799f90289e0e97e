using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.Briefing;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>An edition as one JSON file that goes out table by table: its tables, its texts and, last, the seal by which it can be checked
/// alone.</summary>
internal sealed class EditionJson : IDisposable
{
    private readonly Edition _edition;
    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;

    public EditionJson(Stream file, Edition edition)
    {
        (_edition, _file) = (edition, file);
        _json = new Utf8JsonWriter(
            file,
            new JsonWriterOptions
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        _json.WriteStartObject();
        _json.WriteNumber("edition", edition.Number!.Value);
        _json.WriteStartArray("tables");
    }

    public void Add(BriefingTable table) => TableJson.Write(_json, table);

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("narratives");
        foreach (var narrative in _edition.Narratives)
        {
            foreach (var language in EditionCsv.Languages.Where(l => narrative.In(l) is not null))
            {
                _json.WriteStartObject();
                if (narrative.Table is { } table)
                    _json.WriteString("table", table.ToString());
                _json.WriteString("language", language);
                _json.WriteString("text", narrative.In(language));
                _json.WriteEndObject();
            }
        }
        _json.WriteEndArray();
        _json.WritePropertyName("seal");
        _json.WriteRawValue(Canonical.Plain.Write(_edition.Seal!));
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }
}
