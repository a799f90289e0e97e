using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CaseTracker.Reference;

namespace CaseTracker.Ledger;

/// <summary>
/// Canonical JSON (the form of RFC 8785 for the values that occur here): members sorted by name, no white space, absent instead of null,
/// so that the same fact always gives the same bytes.
/// </summary>
public sealed class Canonical
{
    private static readonly JsonSerializerOptions Options = Form();
    private readonly PersonalDataKeys? _keys;

    internal Canonical(PersonalDataKeys? keys) => _keys = keys;

    /// <summary>One for all: what the serializer finds out about the types costs more than a whole command.</summary>
    private static JsonSerializerOptions Form()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SortMembers } },
            Converters = { new CodeConverterFactory(), new PersonalConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>For values without personal data.</summary>
    public static Canonical Plain { get; } = new(null);

    public string Write(object value)
    {
        using (PersonalConverter.With(_keys))
            return JsonSerializer.Serialize(value, value.GetType(), Options);
    }

    /// <exception cref="JsonException">The text is not of that form.</exception>
    public object Read(string json, Type type)
    {
        using (PersonalConverter.With(_keys))
            return JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException("The body is null.");
    }

    private static void SortMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var sorted = type.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        type.Properties.Clear();
        foreach (var property in sorted)
            type.Properties.Add(property);
    }

    /// <summary>Vocabulary values travel as their codes.</summary>
    private sealed class CodeConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(CodeConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class CodeConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Codes.Parse<T>(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Codes.Of(value));
    }
}
