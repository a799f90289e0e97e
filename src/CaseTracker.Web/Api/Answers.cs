using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CaseTracker.Web.Api;

/// <summary>
/// Answers whose strong ETag is the hash of exactly the bytes that the caller may see, so that it changes when they do and never otherwise.
/// </summary>
internal static class Answers
{
    private const string Json = "application/json; charset=utf-8";
    private const int Largest = 1 << 20;

    // Escaping for HTML is of no use in JSON that is never sniffed; it would make French texts unreadable.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>What was read: with an ETag, and 304 where the client has these bytes.</summary>
    public static void Read<T>(HttpContext context, T contract, JsonTypeInfo<T> type) => Write(context, contract, type, Tagged);

    /// <summary>What was read, ready as bytes.</summary>
    public static void Read(HttpContext context, ReadOnlySpan<byte> content, string contentType = Json)
    {
        context.Response.ContentType = contentType;
        Tagged(context, content);
    }

    /// <summary>What a change did; nobody keeps it.</summary>
    public static void Done<T>(HttpContext context, T contract, JsonTypeInfo<T> type, int status)
    {
        context.Response.StatusCode = status;
        Write(context, contract, type, Send);
    }

    /// <summary>The bytes of a contract that is the same for everybody.</summary>
    public static byte[] Fixed<T>(T contract, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        JsonSerializer.Serialize(writer, contract, type);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write<T>(HttpContext context, T contract, JsonTypeInfo<T> type, Action<HttpContext, ReadOnlySpan<byte>> send)
    {
        // One buffer for each thread is enough: nothing is awaited between filling it and copying it into the response.
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1 << 15);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Options);
        try
        {
            writer.Reset(buffer);
            JsonSerializer.Serialize(writer, contract, type);
            context.Response.ContentType = Json;
            send(context, buffer.WrittenSpan);
        }
        finally
        {
            if (buffer.Capacity > Largest)
                _buffer = null;
            else
                buffer.ResetWrittenCount();
        }
    }

    private static void Tagged(HttpContext context, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var tag = $"\"{Base64Url.EncodeToString(hash)}\"";
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Language, Authorization, Acting-As, Cookie";
        if (IsKnown(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }
        Send(context, content);
    }

    private static void Send(HttpContext context, ReadOnlySpan<byte> content)
    {
        context.Response.ContentLength = content.Length;
        context.Response.BodyWriter.Write(content);
    }

    private static bool IsKnown(HttpRequest request, string tag)
    {
        foreach (var known in request.Headers.IfNoneMatch)
        {
            if (known is not null && (known.Trim() == "*" || known.Contains(tag, StringComparison.Ordinal)))
                return true;
        }
        return false;
    }
}
