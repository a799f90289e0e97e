using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Proceedings;

/// <summary>A number of accused by which tables and lists look at proceedings.</summary>
public enum AccusedCount
{
    Identified,
    AtLarge,
    InCustody,
    OnBail,
    Charged,
    TriedPresent,
    TriedInAbsentia,
    Acquitted,
    ConvictedNotFinal,
    ConvictedFinal,
    Deceased,
    Convicted,
    DeathSentences,
    LifeSentences,
    TermSentences,

    /// <summary>Convicted or acquitted.</summary>
    Judged,
}

/// <summary>Which proceedings a list or the cell of a table is about: those about certain cases, and among them those with certain
/// accused.</summary>
public sealed record ProceedingFilter
{
    private static readonly string[] Own = ["proceedingOnly", "forum", "state", "with"];

    /// <summary>At least one of its cases is one of these.</summary>
    public CaseFilter Cases { get; init; } = new();

    /// <summary>This proceeding alone.</summary>
    public string? Reference { get; init; }
    public Forum? Forum { get; init; }

    /// <summary>The State whose authorities conduct it.</summary>
    public string? State { get; init; }

    /// <summary>At least one accused of this kind.</summary>
    public AccusedCount? With { get; init; }

    /// <summary>The names that <see cref="FromParameters"/> knows.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } = [.. Own, .. CaseFilter.ParameterNames];

    /// <summary>Only what differs from an empty filter, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToParameters()
    {
        var own = new (string Name, string? Value)[]
        {
            ("proceedingOnly", Reference),
            ("forum", Forum is { } f ? Codes.Of(f) : null),
            ("state", State),
            ("with", With is { } w ? Codes.Of(w) : null),
        };
        return [.. own.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!)), .. Cases.ToParameters()];
    }

    /// <summary><c>with=convicted&amp;mission=MINUSCA</c>, without a question mark.</summary>
    public string ToQueryString() => string.Join('&', ToParameters().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static ProceedingFilter FromParameters(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var all = parameters.ToList();
        var given = all.Where(p => Own.Contains(p.Key) && !string.IsNullOrWhiteSpace(p.Value))
            .GroupBy(p => p.Key)
            .ToDictionary(g => g.Key, g => g.First().Value!.Trim());
        return new ProceedingFilter
        {
            Cases = CaseFilter.FromParameters(all),
            Reference = given.GetValueOrDefault("proceedingOnly")?.ToUpperInvariant(),
            Forum = Code<Forum>("forum"),
            With = Code<AccusedCount>("with"),
            State = given.GetValueOrDefault("state") is { } state
                ? States.Find(state.ToUpperInvariant())?.Iso3 ?? throw Invalid("state", Text.StateUnknown(state))
                : null,
        };

        T? Code<T>(string name)
            where T : struct, Enum =>
            !given.TryGetValue(name, out var text) ? null
            : Codes.TryParse<T>(text, out var value) ? value
            : throw Invalid(name, Text.FilterValueUnknown(text));
    }

    /// <summary>The number as the rows of a proceeding hold it; null where nobody stated it.</summary>
    internal static string Sql(AccusedCount count) =>
        count switch
        {
            AccusedCount.Identified => "p.Accused",
            AccusedCount.TriedPresent =>
                "CASE WHEN p.Tried > COALESCE(p.TriedInAbsentia, 0) THEN p.Tried - COALESCE(p.TriedInAbsentia, 0) ELSE p.Tried * 0 END",
            AccusedCount.ConvictedNotFinal =>
                "CASE WHEN p.Convicted > COALESCE(p.ConvictedFinal, 0) THEN p.Convicted - COALESCE(p.ConvictedFinal, 0) ELSE p.Convicted * 0 END",
            AccusedCount.Judged => "COALESCE(p.Convicted, 0) + COALESCE(p.Acquitted, 0)",
            _ => $"p.{count}",
        };

    private static ValidationException Invalid(string name, string message) => new([new ValidationFailure(name, message)]);
}
