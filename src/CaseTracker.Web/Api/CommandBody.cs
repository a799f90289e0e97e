using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTracker.Access;
using FluentValidation;

namespace CaseTracker.Web.Api;

/// <summary>Makes a command of what a client sends: names in the address, the record's version in If-Match, everything else in the
/// body.</summary>
internal static partial class CommandBody
{
    private const string Version = "version";
    private const int LongestKey = 100;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="ValidationException">Members are missing, unknown or wrong; each is a field.</exception>
    /// <exception cref="RequestRefusedException">A header or the kind of the body cannot be taken.</exception>
    public static async Task<object> Read(HttpContext context, Type command)
    {
        if (!context.Request.HasJsonContentType())
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, ApiText.BodyTypeNotJson);
        var given = context.Request.RouteValues.Where(v => v.Value is string).ToDictionary(v => v.Key, v => (JsonNode?)(string)v.Value!);
        var version = VersionOf(context.Request);
        if (command.IsAssignableTo(typeof(IRecordCommand)))
            given[Version] = version;
        else if (version is not null)
            throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, ApiText.IfMatchNotForThis);
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Parameters.Invalid("", ApiText.BodyNotJson);
            var shape = new CommandShape();
            shape.Check(document.RootElement, command, given: given.Keys);
            if (shape.Faults.Count > 0)
                throw new ValidationException(shape.Faults);
            var whole = JsonObject.Create(document.RootElement)!;
            foreach (var (name, value) in given)
                whole[name] = value;
            return whole.Deserialize(command, CommandJson.Options)!;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second comes from texts that are no Unicode.
            throw Parameters.Invalid("", ApiText.BodyNotJson);
        }
    }

    /// <summary>The key by which a command that is sent twice happens once; null without one.</summary>
    public static string? IdempotencyKeyOf(HttpRequest request)
    {
        var given = request.Headers["Idempotency-Key"];
        if (given.Count == 0)
            return null;
        return given is [{ Length: > 0 and <= LongestKey } key] && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw Parameters.Invalid("Idempotency-Key", ApiText.IdempotencyKeyNotValid);
    }

    /// <summary>The version of the record that the client has seen; null where it does not matter.</summary>
    private static int? VersionOf(HttpRequest request)
    {
        if (request.Headers.IfMatch is [] or ["*"])
            return null;
        return
            request.Headers.IfMatch is [{ } text]
            && Quoted().Match(text) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, ApiText.IfMatchNotValid);
    }

    [GeneratedRegex("^\"([0-9]{1,9})\"$")]
    private static partial Regex Quoted();
}
