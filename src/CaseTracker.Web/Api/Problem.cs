using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseTracker.Web.Api;

/// <summary>The request's headers or body cannot be taken as they are; the message is in the client's language.</summary>
internal sealed class RequestRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

/// <summary>
/// Problem details (RFC 9457). They say nothing of the request or the moment, so that what does not exist and what is invisible are
/// answered with the same bytes.
/// </summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="fields">Messages by field; the empty name holds what concerns no single field.</param>
    public static async Task Write(HttpContext context, int status, IReadOnlyDictionary<string, string[]> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, status, fields);
        var response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, ContentType, buffer.WrittenCount);
        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, int status, IReadOnlyDictionary<string, string[]> fields)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "about:blank");
        writer.WriteString("title", ApiText.Title(status));
        writer.WriteNumber("status", status);
        if (fields.TryGetValue("", out var general))
            writer.WriteString("detail", string.Join(' ', general));
        if (fields.Keys.Any(k => k.Length > 0))
        {
            writer.WriteStartObject("errors");
            foreach (var (field, messages) in fields.Where(f => f.Key.Length > 0))
            {
                writer.WriteStartArray(Member(field));
                foreach (var message in messages)
                    writer.WriteStringValue(message);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    /// <summary>The field as the client knows it: <c>Persons[0].Harms[1].On</c> is <c>persons[0].harms[1].on</c>; a header keeps its
    /// name.</summary>
    private static string Member(string field) =>
        field.Contains('-', StringComparison.Ordinal)
            ? field
            : string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
