using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Assistance;

/// <summary>
/// What figures count of assistance: engagements by the day on which a step was first taken, or the investigators of that step.
/// </summary>
public enum AssistanceMeasure
{
    /// <summary>The first of request, offer, agreement and delivery.</summary>
    Begun,
    Offered,
    Requested,
    Agreed,
    Delivered,
    InvestigatorsOffered,
    InvestigatorsRequested,
    InvestigatorsDeployed,
}

/// <summary>Which engagements a list or the cell of a table is about. Mission and host State are those of the engagement itself.</summary>
public sealed record AssistanceFilter
{
    private static readonly string[] Own =
    [
        "mission",
        "missions",
        "missionsOn",
        "host",
        "assistance",
        "authority",
        "provider",
        "assistanceStatus",
        "counted",
        "from",
        "to",
        "waiting",
    ];

    /// <summary>Codes of missions, or <see cref="CaseFilter.None"/>; empty: all.</summary>
    public IReadOnlyList<string> Missions { get; init; } = [];

    /// <summary>Only missions that were open, or had closed, on <see cref="MissionsOn"/>.</summary>
    public MissionStatus? MissionStatus { get; init; }

    /// <summary>The day for <see cref="MissionStatus"/>; today when absent.</summary>
    public DateOnly? MissionsOn { get; init; }

    /// <summary>The host State that is assisted.</summary>
    public string? Host { get; init; }
    public AssistanceKind? Kind { get; init; }
    public HostAuthority? Authority { get; init; }
    public AssistanceProvider? Provider { get; init; }

    /// <summary>The last step that counts.</summary>
    public AssistanceStep? Status { get; init; }

    /// <summary>
    /// Only engagements that this counts in the time from <see cref="From"/> to <see cref="To"/>; without one, the two are about the
    /// beginning.
    /// </summary>
    public AssistanceMeasure? Counted { get; init; }

    /// <summary>First day (included); a date of which only the year or month is known counts on its first day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Last day (included).</summary>
    public PartialDate? To { get; init; }

    /// <summary>Reference of a proceeding that waits for it.</summary>
    public string? Proceeding { get; init; }

    /// <summary>Only what a case of these waits for; null for any.</summary>
    public CaseFilter? Cases { get; init; }

    /// <summary>The names that <see cref="FromParameters"/> knows.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } = [.. Own, .. CaseFilter.ParameterNames.Except(Own)];

    /// <summary>Only what differs from an empty filter, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToParameters()
    {
        var own = new List<(string Name, string? Value)>();
        own.AddRange(Missions.Order(StringComparer.Ordinal).Select(m => ("mission", (string?)m)));
        own.AddRange([
            ("missions", Code(MissionStatus)),
            ("missionsOn", MissionsOn is { } on ? PartialDate.FromDate(on).ToString() : null),
            ("host", Host),
            ("assistance", Code(Kind)),
            ("authority", Code(Authority)),
            ("provider", Code(Provider)),
            ("assistanceStatus", Code(Status)),
            ("counted", Code(Counted)),
            ("from", From?.ToString()),
            ("to", To?.ToString()),
            ("waiting", Proceeding),
        ]);
        var ofCases = Cases?.ToParameters().Where(p => !Own.Contains(p.Key)) ?? [];
        return [.. own.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!)), .. ofCases];

        static string? Code<T>(T? value)
            where T : struct, Enum => value is { } given ? Codes.Of(given) : null;
    }

    /// <summary><c>host=CAF&amp;counted=delivered</c>, without a question mark.</summary>
    public string ToQueryString() => string.Join('&', ToParameters().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static AssistanceFilter FromParameters(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var all = parameters.Where(p => !string.IsNullOrWhiteSpace(p.Value)).ToList();
        var ofCases = all.Where(p => !Own.Contains(p.Key) && CaseFilter.ParameterNames.Contains(p.Key)).ToList();
        var given = all.Where(p => Own.Contains(p.Key)).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Value!.Trim());
        // Missions, their status and the host are read as those of cases are.
        var shared = CaseFilter.FromParameters(all.Where(p => p.Key is "mission" or "missions" or "missionsOn" or "host"));
        return new AssistanceFilter
        {
            Missions = shared.Missions,
            MissionStatus = shared.MissionStatus,
            MissionsOn = shared.MissionsOn,
            Host = shared.Host,
            Kind = Code<AssistanceKind>("assistance"),
            Authority = Code<HostAuthority>("authority"),
            Provider = Code<AssistanceProvider>("provider"),
            Status = Code<AssistanceStep>("assistanceStatus"),
            Counted = Code<AssistanceMeasure>("counted"),
            From = Date("from"),
            To = Date("to"),
            Proceeding = given.GetValueOrDefault("waiting")?.ToUpperInvariant(),
            Cases = ofCases.Count > 0 ? CaseFilter.FromParameters(ofCases) : null,
        };

        PartialDate? Date(string name) =>
            !given.TryGetValue(name, out var text) ? null
            : PartialDate.TryParse(text, out var date) ? date
            : throw Invalid(name, text);

        T? Code<T>(string name)
            where T : struct, Enum =>
            !given.TryGetValue(name, out var text) ? null
            : Codes.TryParse<T>(text, out var value) ? value
            : throw Invalid(name, text);
    }

    /// <summary>The column of the day on which a measure counts.</summary>
    internal static string Day(AssistanceMeasure? measure) =>
        measure switch
        {
            AssistanceMeasure.Offered or AssistanceMeasure.InvestigatorsOffered => "a.OfferedOn",
            AssistanceMeasure.Requested or AssistanceMeasure.InvestigatorsRequested => "a.RequestedOn",
            AssistanceMeasure.Agreed => "a.AgreedOn",
            AssistanceMeasure.Delivered or AssistanceMeasure.InvestigatorsDeployed => "a.DeliveredOn",
            AssistanceMeasure.Begun or null => "a.BegunOn",
        };

    /// <summary>The column of the number of investigators that a measure adds up; null where it counts engagements.</summary>
    internal static string? Investigators(AssistanceMeasure? measure) =>
        measure switch
        {
            AssistanceMeasure.InvestigatorsOffered => "COALESCE(a.InvestigatorsOffered, 0)",
            AssistanceMeasure.InvestigatorsRequested => "COALESCE(a.InvestigatorsRequested, 0)",
            AssistanceMeasure.InvestigatorsDeployed => "COALESCE(a.InvestigatorsDeployed, 0)",
            _ => null,
        };

    /// <summary>The shortest text of all dates that begin on the first day of a filter.</summary>
    internal static string Earliest(PartialDate? from) => from is { } date ? PartialDate.ShortestFrom(date.First) : "";

    /// <summary>The longest text of all dates that begin on the last day of a filter.</summary>
    internal static string Latest(PartialDate? to) => to is { } date ? PartialDate.FromDate(date.Last).ToString() : "9999-12-31";

    private static ValidationException Invalid(string name, string written) =>
        new([new ValidationFailure(name, Text.FilterValueUnknown(written))]);
}
