using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityServer.Clients;
using IdentityServer.Mail;

namespace IdentityServer.Configuration;

/// <summary>What is too long for an environment variable: who may ask for tokens, for which scopes, how messages leave, and what
/// passphrases are held against; JSON in camel case.</summary>
public sealed record ConfigurationFile
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new TextOrObject() },
    };

    public IReadOnlyList<Client> Clients { get; init; } = [];

    /// <summary>Null: those of the product.</summary>
    public IReadOnlyList<ApiScope>? ApiScopes { get; init; }

    public MailOptions? Mail { get; init; }

    /// <summary>Path of a sorted file of SHA-1 hashes, as <see cref="IdentityServiceOptions.BreachedPassphrases"/> says.</summary>
    public string? BreachedPassphrases { get; init; }

    /// <summary>Words of the organisation that a passphrase gains nothing by, beside those of the product.</summary>
    public IReadOnlyList<string> KnownWords { get; init; } = [];

    /// <exception cref="InvalidOperationException">There is no such file, or it cannot be used; the message says why.</exception>
    public static ConfigurationFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ConfigurationFile>(stream, _json)
                ?? throw new InvalidOperationException($"{path} holds nothing.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidOperationException($"{Settings.Prefix}CONFIG cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Its clients beside those of the options; its scopes and mail in place of theirs.</summary>
    public IdentityServiceOptions Apply(IdentityServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            Clients = [.. options.Clients, .. Clients],
            ApiScopes = ApiScopes ?? options.ApiScopes,
            Mail = Mail ?? options.Mail,
            BreachedPassphrases = BreachedPassphrases ?? options.BreachedPassphrases,
            KnownWords = [.. options.KnownWords, .. KnownWords],
        };
    }

    /// <summary>A client's key set stands in the file as it was given, not as a text of it.</summary>
    private sealed class TextOrObject : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return reader.GetString();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("A text was expected.");
            using var value = JsonDocument.ParseValue(ref reader);
            return value.RootElement.GetRawText();
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
