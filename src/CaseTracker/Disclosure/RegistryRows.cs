namespace CaseTracker.Disclosure;

/// <summary>What the registry of fatalities keeps of a person; for the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(PersonId), IsPerAudience = true)]
public sealed record RegistryRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid PersonId { get; init; }
    public string Mission { get; init; } = "";
    public string? Relation { get; init; }
    public string? Repatriation { get; init; }

    /// <summary>Partial dates, here and below.</summary>
    public string? RepatriatedOn { get; init; }
    public string? Claim { get; init; }
    public string? ClaimOn { get; init; }
}

/// <summary>Who is in touch with the family or survivor; for the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(PersonId), IsPerAudience = true)]
public sealed record FamilyContactRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid PersonId { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>Null once the person was erased, and where a strictly confidential case holds it back.</summary>
    public string? Contact { get; init; }
    public string? Side { get; init; }
}

/// <summary>Of what the family or survivor was told, or to which service referred; for the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(StepId), nameof(Detail), IsPerAudience = true)]
public sealed record FamilyStepRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid StepId { get; init; }
    public Guid PersonId { get; init; }
    public string Mission { get; init; } = "";

    /// <summary><c>informed</c> or <c>referred</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of the stage, or of the service.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Partial date.</summary>
    public string OccurredOn { get; init; } = "";

    /// <summary>Of what was told: by whom, and in which language.</summary>
    public string? InformedBy { get; init; }
    public string? Language { get; init; }
}
