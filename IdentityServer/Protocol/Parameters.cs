using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace IdentityServer.Protocol;

/// <summary>The parameters of a request: each at most once, an empty one as if it were not there (RFC 6749, sections 3.1 and
/// 3.2).</summary>
internal sealed class Parameters
{
    private const int MaximalLength = 16 * 1024;

    private static readonly FormOptions _form = new()
    {
        ValueCountLimit = 64,
        KeyLengthLimit = 256,
        ValueLengthLimit = MaximalLength,
        BufferBodyLengthLimit = 64 * 1024,
    };

    private readonly Dictionary<string, StringValues> _values;

    private Parameters(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        _values = values.Where(v => !StringValues.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    /// <exception cref="RefusedException">The parameter is there twice, too long or holds control characters.</exception>
    public string? this[string name]
    {
        get
        {
            if (!_values.TryGetValue(name, out var value))
                return null;
            if (value.Count > 1)
                throw new RefusedException(Errors.InvalidRequest, $"{name} is there more than once.");
            if (value[0]!.Length > MaximalLength || value[0]!.Any(char.IsControl))
                throw new RefusedException(Errors.InvalidRequest, $"{name} is malformed.");
            return value[0];
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The same with one parameter set.</summary>
    public Parameters With(string name, string value) => new(_values.Where(v => v.Key != name).Append(new(name, value)));

    /// <exception cref="RefusedException">The parameter is missing or malformed.</exception>
    public string Require(string name) => this[name] ?? throw new RefusedException(Errors.InvalidRequest, $"{name} is missing.");

    /// <summary>The words of a parameter that is a list.</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. (this[name] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>From the body where there is one, else from the query; never from both.</summary>
    public static async Task<Parameters> Of(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) ? await Body(context) : new Parameters(context.Request.Query);

    /// <exception cref="RefusedException">The body is no form, or a parameter is sent twice.</exception>
    public static async Task<Parameters> Form(HttpContext context)
    {
        var form = await Body(context);
        foreach (var name in form._values.Keys)
            _ = form[name];
        return form;
    }

    private static async Task<Parameters> Body(HttpContext context)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(Errors.InvalidRequest, "The body must be application/x-www-form-urlencoded.");
        try
        {
            return new Parameters(await context.Request.ReadFormAsync(_form, context.RequestAborted));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            throw new RefusedException(Errors.InvalidRequest, "The body cannot be read as a form.");
        }
    }
}
