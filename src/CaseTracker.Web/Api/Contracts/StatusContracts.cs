namespace CaseTracker.Web.Api.Contracts;

/// <summary>One thing that follows from the record of a case, and why.</summary>
/// <param name="About">stage, activity, accountability or closure.</param>
/// <param name="Value">Its code.</param>
/// <param name="Rule">The rule by which it follows.</param>
/// <param name="Since">The date that the rule goes by, where it goes by one: year, month or day.</param>
public sealed record StatusFinding(
    string About,
    string Value,
    string Rule,
    string? Since,
    IReadOnlyList<StageMovement> Movements,
    IReadOnlyList<TimelineEntry> Steps
);

/// <summary>A step by which the case came further than it had ever been.</summary>
public sealed record StageMovement
{
    public required string FromStage { get; init; }
    public required string ToStage { get; init; }

    /// <summary>Year, month or day; absent where it is not known.</summary>
    public string? OccurredOn { get; init; }
    public string? Forum { get; init; }
    public required string Source { get; init; }

    /// <summary>Reference of the proceeding in which the case came so far.</summary>
    public string? Proceeding { get; init; }
}
