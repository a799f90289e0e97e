using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Web.Api;

/// <summary>The parameters that an address takes; others are refused by name, for a mistyped filter must not look like an answer.</summary>
internal sealed class Parameters(params IEnumerable<string> names)
{
    /// <summary>May be given several times, and means any of them.</summary>
    private const string Repeatable = "mission";

    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);

    public static Parameters None { get; } = new();

    public IReadOnlyCollection<string> Names => _names;

    /// <exception cref="ValidationException">A parameter is unknown or repeated; it is the field.</exception>
    public void Check(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
            return;
        var faults = new List<ValidationFailure>();
        foreach (var (name, values) in request.Query)
        {
            if (!_names.Contains(name))
                faults.Add(new(name, ApiText.ParameterUnknown(name)));
            else if (values.Count > 1 && name != Repeatable)
                faults.Add(new(name, ApiText.ParameterRepeated));
        }
        if (faults.Count > 0)
            throw new ValidationException(faults);
    }

    /// <summary>The filter of the query string; one that is empty costs nothing.</summary>
    public static CaseFilter Filter(HttpRequest request) =>
        !request.QueryString.HasValue
            ? Everything
            : CaseFilter.FromParameters(request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value)));

    /// <summary>A code of a vocabulary; null where the parameter is absent.</summary>
    public static T? Code<T>(HttpRequest request, string name)
        where T : struct, Enum =>
        Text(request, name) is not { } text ? null
        : Codes.TryParse<T>(text, out var value) ? value
        : throw Invalid(name, ApiText.ValueNotOneOf(Codes.All<T>()));

    public static int? Number(HttpRequest request, string name) =>
        Text(request, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(name, ApiText.ValueNotNumber);

    /// <summary>A year, month or day; null where the parameter is absent.</summary>
    public static PartialDate? Date(HttpRequest request, string name) =>
        Text(request, name) is not { } text ? null
        : PartialDate.TryParse(text, out var date) ? date
        : throw Invalid(name, ApiText.ValueNotDate);

    /// <summary>With whose eyes: <c>UN</c> or a State.</summary>
    public static Audience? Audience(HttpRequest request)
    {
        if (Text(request, "audience") is not { } text)
            return null;
        try
        {
            return Disclosure.Audience.Parse(text);
        }
        catch (FormatException)
        {
            throw Invalid("audience", Texts.Text.StateUnknown(text));
        }
    }

    public static string? Text(HttpRequest request, string name) =>
        request.QueryString.HasValue && request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    public static ValidationException Invalid(string name, string message) => new([new ValidationFailure(name, message)]);

    private static CaseFilter Everything { get; } = new();
}
