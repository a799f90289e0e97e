using System.Text.Json;

namespace CaseTracker.Web.Api.Contracts;

/// <summary>What a change did.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Version">The case's version after it, for <c>If-Match</c> of the next.</param>
/// <param name="ProposalId">Present where nothing happened yet, because a second person must approve.</param>
public sealed record Outcome(string? Reference, int? Version, Guid? ProposalId);

/// <summary>Who the caller is, and in which capacities.</summary>
/// <param name="Acting">The capacity in which the caller acts now.</param>
/// <param name="Designations">All that have not been ended, those still to begin and those that have run out too.</param>
public sealed record Me(
    string Subject,
    string Name,
    ActingCapacity Acting,
    IReadOnlyList<HeldCapacity> Capacities,
    IReadOnlyList<OwnDesignation> Designations
);

/// <summary>In what capacity somebody acts, and what it allows.</summary>
/// <param name="Audience"><c>UN</c> or a State.</param>
/// <param name="Missions">Absent where there is no limit to missions.</param>
public record ActingCapacity(string Role, string Audience, IReadOnlyList<string>? Missions, IReadOnlyList<string> Rights);

/// <summary>A capacity that a designation of today gives.</summary>
public sealed record HeldCapacity(
    Guid DesignationId,
    string Role,
    string Audience,
    IReadOnlyList<string>? Missions,
    IReadOnlyList<string> Rights
) : ActingCapacity(Role, Audience, Missions, Rights);

/// <summary>A person may act in a role from one day to another, both included.</summary>
/// <param name="Scope">Missions of a focal point, separated by spaces; the State of a liaison.</param>
/// <param name="InvitedAt">Absent while the invitation to sign in is still to be sent, and for machine clients.</param>
/// <param name="EndedAt">Present where somebody ended it; only lists of a past day hold such.</param>
public sealed record DesignatedPerson(
    Guid DesignationId,
    string Subject,
    string Name,
    string Role,
    string? Scope,
    string From,
    string? Until,
    bool HoldsToday,
    bool IsMachine,
    string? Email,
    DateTime? InvitedAt,
    DateTime? EndedAt
);

/// <summary>A designation of the caller.</summary>
/// <param name="ApprovedBy">The second person; absent where none was needed.</param>
public sealed record OwnDesignation(
    string Role,
    string? Scope,
    string From,
    string? Until,
    bool HoldsToday,
    IReadOnlyList<string> Rights,
    string DesignatedBy,
    string? ApprovedBy,
    DateTime DesignatedAt
);

/// <summary>A designation with its history.</summary>
/// <param name="InvitationWaits">An invitation is still to be sent.</param>
public sealed record DesignationDetail(
    Guid DesignationId,
    string Subject,
    string Name,
    string Role,
    string? Scope,
    DateOnly From,
    DateOnly? Until,
    string? Email,
    bool IsMachine,
    bool HoldsToday,
    bool IsEnded,
    bool InvitationWaits,
    IReadOnlyList<DesignationStep> Steps
);

/// <summary>Something that was recorded of a designation.</summary>
/// <param name="Kind"><c>designated</c>, <c>invitation_sent</c>, <c>invitation_asked_again</c> or <c>designation_ended</c>.</param>
/// <param name="ProposedBy">Who proposed what the actor approved.</param>
/// <param name="Detail">The reason, or the address.</param>
public sealed record DesignationStep(DateTime RecordedAt, string Kind, string Actor, string Capacity, string? ProposedBy, string? Detail);

/// <summary>Where nobody can act today.</summary>
public sealed record DesignationGaps(IReadOnlyList<string> Missions, IReadOnlyList<StateWithoutLiaison> States);

/// <param name="Cases">How many concern it.</param>
public sealed record StateWithoutLiaison(string State, long Cases);

/// <summary>The review of who may act where that is due each quarter.</summary>
/// <param name="Quarter"><c>2024-Q1</c>.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Seen">Stands for this list; a confirmation sends it back.</param>
/// <param name="Lines">What nobody has reviewed for the quarter yet.</param>
public sealed record AccessReviewList(
    string Quarter,
    DateOnly Due,
    bool IsComplete,
    bool IsOverdue,
    string Seen,
    IReadOnlyList<AccessReviewLine> Lines,
    IReadOnlyList<AccessReviewConfirmation> Earlier
);

/// <param name="IsOwn">Nobody reviews his own: another must.</param>
public sealed record AccessReviewLine(
    Guid DesignationId,
    string Subject,
    string Name,
    string Role,
    string? Scope,
    string From,
    string? Until,
    bool IsOwn,
    bool IsMachine
);

/// <param name="Left">Own designations that the reviewer left to another.</param>
public sealed record AccessReviewConfirmation(string Quarter, string ReviewedBy, DateTime ReviewedAt, int Kept, int Ended, int Left);

/// <summary>Something that waits for a second person, or was decided by one.</summary>
/// <param name="Content">What happens on approval.</param>
/// <param name="State"><c>open</c>, <c>approved</c> or <c>rejected</c>.</param>
/// <param name="MayDecide">The caller may approve and did not propose it.</param>
public sealed record Proposal(
    Guid ProposalId,
    string Kind,
    JsonElement Content,
    string? Reference,
    string Reason,
    string ProposedBy,
    DateTime ProposedAt,
    string State,
    string? DecidedBy,
    string? DecisionReason,
    bool MayDecide
);

/// <summary>A page of the access log, latest first.</summary>
/// <param name="Next">Value of <c>after</c> for the next page.</param>
public sealed record AccessLogPage(string? Next, IReadOnlyList<AccessLogEntry> Entries);

/// <summary>Who did what, with whose eyes.</summary>
/// <param name="Reference">Of a case, or the number of a table.</param>
public sealed record AccessLogEntry(DateTime At, string Subject, string Role, string Audience, string Deed, string? Reference);
