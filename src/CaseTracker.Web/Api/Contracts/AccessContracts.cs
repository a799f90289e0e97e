using System.Text.Json;

namespace CaseTracker.Web.Api.Contracts;

/// <summary>What a change did.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Version">The case's version after it, for <c>If-Match</c> of the next.</param>
/// <param name="ProposalId">Present where nothing happened yet, because a second person must approve.</param>
public sealed record Outcome(string? Reference, int? Version, Guid? ProposalId);

/// <summary>Who the caller is, and in which capacities.</summary>
/// <param name="Acting">The capacity in which the caller acts now.</param>
public sealed record Me(string Subject, string Name, ActingCapacity Acting, IReadOnlyList<HeldCapacity> Capacities);

/// <summary>In what capacity somebody acts, and what it allows.</summary>
/// <param name="Audience"><c>UN</c> or a State.</param>
/// <param name="Missions">Absent where there is no limit to missions.</param>
public record ActingCapacity(string Role, string Audience, IReadOnlyList<string>? Missions, IReadOnlyList<string> Rights);

/// <summary>A capacity that a designation of today gives.</summary>
public sealed record HeldCapacity(Guid DesignationId, string Role, string Audience, IReadOnlyList<string>? Missions, IReadOnlyList<string> Rights)
    : ActingCapacity(Role, Audience, Missions, Rights);

/// <summary>A person may act in a role from one day to another, both included.</summary>
/// <param name="Scope">Missions of a focal point, separated by spaces; the State of a liaison.</param>
public sealed record DesignatedPerson(Guid DesignationId, string Subject, string Name, string Role, string? Scope, string From, string? Until, bool HoldsToday);

/// <summary>Something that waits for a second person, or was decided by one.</summary>
/// <param name="Content">What happens on approval.</param>
/// <param name="State"><c>open</c>, <c>approved</c> or <c>rejected</c>.</param>
/// <param name="MayDecide">The caller may approve and did not propose it.</param>
public sealed record Proposal(
    Guid ProposalId, string Kind, JsonElement Content, string? Reference, string Reason, string ProposedBy, DateTime ProposedAt, string State,
    string? DecidedBy, string? DecisionReason, bool MayDecide);

/// <summary>A page of the access log, latest first.</summary>
/// <param name="Next">Value of <c>after</c> for the next page.</param>
public sealed record AccessLogPage(string? Next, IReadOnlyList<AccessLogEntry> Entries);

/// <summary>Who did what, with whose eyes.</summary>
/// <param name="Reference">Of a case, or the number of a table.</param>
public sealed record AccessLogEntry(DateTime At, string Subject, string Role, string Audience, string Deed, string? Reference);
