using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CaseTracker.Web.Api;

/// <summary>How the bodies of commands are written: members in camelCase, vocabulary values as their exact codes.</summary>
internal static class CommandJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new CodeFactory());
    }

    /// <summary>The codes of a vocabulary's type, or null for other types.</summary>
    public static IReadOnlyList<string>? CodesOf(Type type) => type.IsEnum ? ((ICodeJson)Options.GetConverter(type)).Codes : null;

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    private interface ICodeJson
    {
        IReadOnlyList<string> Codes { get; }
    }

    private sealed class CodeFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(CodeJson<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class CodeJson<T> : JsonConverter<T>, ICodeJson
        where T : struct, Enum
    {
        public IReadOnlyList<string> Codes => Reference.Codes.All<T>();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Reference.Codes.TryParse<T>(reader.GetString(), out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Reference.Codes.Of(value));
    }
}
