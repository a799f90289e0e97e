using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityServer.Clients;
using IdentityServer.Mail;

namespace IdentityServer;

/// <summary>What is too long for environment variables: who may ask for tokens, for which scopes, and how messages leave; a file of JSON in camel case.</summary>
public sealed record ServiceFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // A name that nobody reads is a mistake that would else be found out too late.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        Converters = { new TextOrJson() },
    };

    public IReadOnlyList<Client> Clients { get; init; } = [];

    /// <summary>Null: those of the product.</summary>
    public IReadOnlyList<ApiScope>? ApiScopes { get; init; }

    public MailOptions? Mail { get; init; }

    /// <exception cref="InvalidOperationException">There is no such file, or it cannot be understood; the message says where.</exception>
    public static ServiceFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ServiceFile>(stream, Options) ?? new ServiceFile();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidOperationException($"The configuration file {path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>What the file says, in place of what the options said.</summary>
    public IdentityServiceOptions Apply(IdentityServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Clients = [.. options.Clients, .. Clients], ApiScopes = ApiScopes ?? options.ApiScopes, Mail = Mail ?? options.Mail };
    }

    /// <summary>A key set may stand in the file as it is, not only as a text of it.</summary>
    private sealed class TextOrJson : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return reader.GetString();
            using var value = JsonDocument.ParseValue(ref reader);
            return value.RootElement.GetRawText();
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
