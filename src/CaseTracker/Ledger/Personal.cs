using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseTracker.Ledger;

/// <summary>
/// A piece of text about a person. In the ledger it is encrypted under that person's own key; once the key is destroyed the text is gone
/// for ever and reads as null, while the hash chain still holds.
/// </summary>
/// <param name="PersonId">Whose key protects it.</param>
/// <param name="Text">The text, or null after the person was erased.</param>
public sealed record Personal(Guid PersonId, string? Text);

/// <summary>Personal data never leaves in clear: where no keys are at hand it is refused.</summary>
internal sealed class PersonalConverter : JsonConverter<Personal>
{
    [ThreadStatic]
    private static PersonalDataKeys? _keys;

    private static PersonalDataKeys Keys =>
        _keys ?? throw new InvalidOperationException("Personal data is written to the ledger only, encrypted.");

    /// <summary>Sets the keys for what this thread writes and reads until the end of the scope; nothing is awaited meanwhile.</summary>
    public static Scope With(PersonalDataKeys? keys)
    {
        var before = _keys;
        _keys = keys;
        return new Scope(before);
    }

    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var personId = document.RootElement.GetProperty("person").GetGuid();
        return new Personal(personId, Keys.Decrypt(personId, document.RootElement.GetProperty("sealed").GetBytesFromBase64()));
    }

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        if (value.Text is null)
            throw new InvalidOperationException("The text of an erased person cannot be recorded again.");
        writer.WriteStartObject();
        writer.WriteString("person", value.PersonId);
        writer.WriteBase64String("sealed", Keys.Encrypt(value.PersonId, value.Text));
        writer.WriteEndObject();
    }

    internal readonly struct Scope(PersonalDataKeys? before) : IDisposable
    {
        public void Dispose() => _keys = before;
    }
}
