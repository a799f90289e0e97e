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

internal sealed class PersonalConverter(PersonalDataKeys keys) : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var personId = document.RootElement.GetProperty("person").GetGuid();
        return new Personal(personId, keys.Decrypt(personId, document.RootElement.GetProperty("sealed").GetBytesFromBase64()));
    }

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        if (value.Text is null) throw new InvalidOperationException("The text of an erased person cannot be recorded again.");
        writer.WriteStartObject();
        writer.WriteString("person", value.PersonId);
        writer.WriteBase64String("sealed", keys.Encrypt(value.PersonId, value.Text));
        writer.WriteEndObject();
    }
}

/// <summary>Personal data never leaves in clear: where no keys are at hand it is refused.</summary>
internal sealed class PersonalRefusal : JsonConverter<Personal>
{
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refused();

    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) => throw Refused();

    private static InvalidOperationException Refused() => new("Personal data is written to the ledger only, encrypted.");
}
