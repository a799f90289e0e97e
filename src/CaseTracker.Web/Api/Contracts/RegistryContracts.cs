namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the registry of fatalities.</summary>
/// <param name="Count">All of the filter, on whatever page.</param>
/// <param name="Incomplete">Those of them of which something is missing.</param>
public sealed record RegistryList(int Count, int Incomplete, IReadOnlyList<RegistryEntry> Entries);

/// <summary>A person who was killed; a member that is absent is not known.</summary>
public sealed record RegistryEntry
{
    /// <summary>Reference of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Absent outside any mission.</summary>
    public string? Mission { get; init; }

    /// <summary>Year, month or day, here and below.</summary>
    public required string IncidentOn { get; init; }
    public required string Personnel { get; init; }

    /// <summary>Contributing State of uniformed persons, State of nationality of civilians.</summary>
    public string? ConcernedState { get; init; }
    public string? Name { get; init; }
    public required bool NextOfKinInformed { get; init; }
    public string? Relation { get; init; }
    public string? Repatriation { get; init; }
    public string? RepatriatedOn { get; init; }
    public string? Claim { get; init; }
    public string? ClaimOn { get; init; }
}

/// <summary>What is kept of one person of a case.</summary>
/// <param name="PersonId">What commands on the person take.</param>
/// <param name="Untold">Stages that the case has reached and of which the family or survivor was not told.</param>
public sealed record PersonFollowUp(
    Guid PersonId,
    RegistryKept? Registry,
    FamilyContact? Contact,
    IReadOnlyList<FamilyStep> Steps,
    IReadOnlyList<string> Untold
);

/// <summary>What the registry keeps of a person who was killed; dates are year, month or day.</summary>
public sealed record RegistryKept(string? Relation, string? Repatriation, string? RepatriatedOn, string? Claim, string? ClaimOn);

/// <summary>Who is in touch with the family or survivor.</summary>
/// <param name="Text">Name and how to reach; absent where it is held back, or the person was erased.</param>
public sealed record FamilyContact(string? Text, string? Side);

/// <summary>Of what the family or survivor was told, or to which service referred.</summary>
/// <param name="Kind"><c>informed</c> or <c>referred</c>.</param>
/// <param name="Detail">The stage, or the service.</param>
/// <param name="OccurredOn">Year, month or day.</param>
public sealed record FamilyStep(Guid StepId, string Kind, string Detail, string OccurredOn, string? InformedBy, string? Language);
