using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Dapper;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Registry;

/// <summary>Which fatalities the registry lists; what is not set does not limit.</summary>
public sealed record RegistryFilter
{
    /// <summary>Something that the registry is to keep of every fatality is not known.</summary>
    private const string Incomplete = "(r.Relation IS NULL OR r.Repatriation IS NULL OR r.Claim IS NULL OR p.NextOfKinInformed = 0)";

    /// <summary>Never both at once: the two series are different scopes.</summary>
    public Scope Scope { get; init; } = Scope.Peacekeeping;
    public string? Mission { get; init; }
    public ServiceRelation? Relation { get; init; }
    public Repatriation? Repatriation { get; init; }
    public BenefitsClaim? Claim { get; init; }

    /// <summary>Whether next of kin are confirmed informed.</summary>
    public bool? NextOfKinInformed { get; init; }

    /// <summary>Whether something that the registry is to keep is missing.</summary>
    public bool? Missing { get; init; }

    /// <summary>The names that <see cref="FromParameters"/> knows.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } =
    ["scope", "mission", "relation", "repatriation", "claim", "kinInformed", "missing"];

    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static RegistryFilter FromParameters(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var given = parameters
            .Where(p => !string.IsNullOrWhiteSpace(p.Value))
            .ToLookup(p => p.Key, p => p.Value!.Trim(), StringComparer.Ordinal);
        return new RegistryFilter
        {
            Scope = Code<Scope>("scope") ?? Scope.Peacekeeping,
            Mission = given["mission"].FirstOrDefault(),
            Relation = Code<ServiceRelation>("relation"),
            Repatriation = Code<Repatriation>("repatriation"),
            Claim = Code<BenefitsClaim>("claim"),
            NextOfKinInformed = YesNo("kinInformed"),
            Missing = YesNo("missing"),
        };

        T? Code<T>(string name)
            where T : struct, Enum =>
            given[name].FirstOrDefault() is not { } text ? null
            : Codes.TryParse<T>(text, out var value) ? value
            : throw Invalid(name, text);

        bool? YesNo(string name) =>
            given[name].FirstOrDefault() switch
            {
                null => null,
                "yes" => true,
                "no" => false,
                var text => throw Invalid(name, text),
            };
    }

    /// <summary>What is read, of cases, their persons killed, and what the registry keeps of these.</summary>
    internal static string From =>
        """
            FROM {CaseRow} AS c
            INNER JOIN {PersonRow} AS p ON p.CaseId = c.CaseId
            LEFT JOIN {RegistryRow} AS r ON r.CaseId = p.CaseId AND r.PersonId = p.PersonId
            """;

    internal static string CountsIncomplete => $"SUM(CASE WHEN {Incomplete} THEN 1 ELSE 0 END)";

    internal (string Sql, DynamicParameters Arguments) Conditions()
    {
        var (conditions, arguments) = (new List<string> { "c.Standing = 'counted'", "p.Harm = 'killed'" }, new DynamicParameters());
        Add("c.Scope = @scope", "scope", Codes.Of(Scope));
        Add("c.Mission = @ofMission", "ofMission", Mission == CaseFilter.None ? "" : Mission);
        Add("r.Relation = @relation", "relation", Relation is { } relation ? Codes.Of(relation) : null);
        Add("r.Repatriation = @repatriation", "repatriation", Repatriation is { } repatriation ? Codes.Of(repatriation) : null);
        Add("r.Claim = @claim", "claim", Claim is { } claim ? Codes.Of(claim) : null);
        Add("p.NextOfKinInformed = @informed", "informed", NextOfKinInformed);
        if (Missing is { } missing)
            conditions.Add(missing ? Incomplete : $"NOT {Incomplete}");
        return (string.Join(" AND ", conditions), arguments);

        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            arguments.Add(name, value);
        }
    }

    private static ValidationException Invalid(string name, string written) =>
        new([new ValidationFailure(name, Text.FilterValueUnknown(written))]);
}
