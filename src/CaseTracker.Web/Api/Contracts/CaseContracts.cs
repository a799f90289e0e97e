namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the cases that the caller sees, and how many there are on all pages.</summary>
/// <param name="WithoutInformation">Those on which the host State has never replied.</param>
/// <param name="Next">Value of <c>after</c> for the next page.</param>
/// <param name="Previous">Value of <c>after</c> for the page before.</param>
public sealed record CaseList(int Count, int WithoutInformation, string? Next, string? Previous, IReadOnlyList<CaseSummary> Cases);

/// <summary>What lists say of a case; a member that is absent is unknown or not for the caller.</summary>
public record CaseSummary
{
    public required string Reference { get; init; }

    /// <summary>Absent outside any mission.</summary>
    public string? Mission { get; init; }
    public required string Scope { get; init; }
    public required string Standing { get; init; }

    /// <summary>Reference of the case that took this one over.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Year, month or day.</summary>
    public required string IncidentOn { get; init; }
    public required string Act { get; init; }

    /// <summary>Host States, ISO 3166 alpha-3.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }
    public string? Area { get; init; }
    public string? Summary { get; init; }
    public required string Stage { get; init; }
    public required string Activity { get; init; }
    public required string Accountability { get; init; }
    public string? Closure { get; init; }

    /// <summary>The last date on which follow-up went on: year, month or day.</summary>
    public string? LastMovedOn { get; init; }
    public string? HostNotifiedOn { get; init; }
    public string? HostAcknowledgedOn { get; init; }

    /// <summary>Whether the caller's State was notified of its persons; for the United Nations, whether all concerned States
    /// were.</summary>
    public bool Informed { get; init; }
    public required HarmTotals Totals { get; init; }

    /// <summary>For the United Nations only: persons killed whose next of kin are not yet confirmed informed.</summary>
    public int? AwaitingNextOfKin { get; init; }

    /// <summary>Whether the caller's State disputes something that is recorded; for the United Nations, whether any State does.</summary>
    public bool Disputed { get; init; }
}

/// <summary>Persons affected by a case, each counted once under the gravest harm.</summary>
public sealed record HarmTotals(
    int Persons,
    int Killed,
    int Injured,
    int Abducted,
    int Detained,
    int Missing,
    int Assaulted,
    int Threatened
);

/// <summary>A case with its persons and timeline, as far as the caller may know them.</summary>
public sealed record CaseDetail : CaseSummary
{
    public string? Place { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Nature { get; init; }
    public string? Means { get; init; }
    public string? Setting { get; init; }
    public string? Perpetrator { get; init; }
    public string? Attribution { get; init; }
    public string? Classification { get; init; }
    public string? Narrative { get; init; }

    /// <summary>How the UN assesses the host State's ability and will; of the UN only, as the referral.</summary>
    public string? HostAssessment { get; init; }
    public string? AssessmentReason { get; init; }
    public string? ReferredTo { get; init; }
    public string? ReferredOn { get; init; }

    /// <summary>For the United Nations only: what <c>If-Match</c> of a change takes.</summary>
    public int? Version { get; init; }
    public IReadOnlyList<PersonAffected> Persons { get; init; } = [];
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>For how long persons affected were held, by person and then in time.</summary>
    public IReadOnlyList<DetentionSpell> Detentions { get; init; } = [];

    /// <summary>For the United Nations only: which States may see the case.</summary>
    public IReadOnlyList<ConcernedState>? States { get; init; }

    /// <summary>For the United Nations only: what waits for a second person.</summary>
    public IReadOnlyList<WaitingProposal>? Proposals { get; init; }

    /// <summary>For named readers of strictly confidential matter only.</summary>
    public IReadOnlyList<ProtectedInformation>? ProtectedInformation { get; init; }
}

/// <summary>A person affected.</summary>
public sealed record PersonAffected
{
    /// <summary>For the United Nations only: what commands on the person take.</summary>
    public Guid? PersonId { get; init; }
    public required string Personnel { get; init; }
    public required string PersonnelGroup { get; init; }
    public required string Sex { get; init; }

    /// <summary>The gravest.</summary>
    public required string Harm { get; init; }

    /// <summary>All of them, in sequence.</summary>
    public required IReadOnlyList<string> Harms { get; init; }
    public string? Nationality { get; init; }

    /// <summary>Contributing State of uniformed persons, State of nationality of civilians.</summary>
    public string? ConcernedState { get; init; }
    public string? Name { get; init; }

    /// <summary>For the United Nations only.</summary>
    public bool? NextOfKinInformed { get; init; }
}

/// <summary>A time for which a person affected was held; dates are year, month or day, and those of visits the last known.</summary>
public sealed record DetentionSpell
{
    /// <summary>Which of the persons it is, counted from 1.</summary>
    public required int Person { get; init; }
    public required string HeldSince { get; init; }
    public string? HeldBy { get; init; }
    public string? Place { get; init; }
    public string? PlaceKnownOn { get; init; }
    public string? AccessDeniedOn { get; init; }
    public string? AccessGrantedOn { get; init; }
    public string? MedicalVisitOn { get; init; }
    public string? LegalCounselOn { get; init; }
    public string? FamilyInformedOn { get; init; }

    /// <summary>Absent while the person is held.</summary>
    public string? EndedOn { get; init; }

    /// <summary><c>released</c> or <c>died</c>.</summary>
    public string? Ending { get; init; }
}

/// <summary>A step in the life of a case, in the order in which steps became known.</summary>
public sealed record TimelineEntry
{
    public required string Kind { get; init; }
    public string? OccurredOn { get; init; }
    public required string RecordedOn { get; init; }
    public string? State { get; init; }

    /// <summary>What belongs to the kind: the stage reached, the reason for closure, another case.</summary>
    public string? Detail { get; init; }
    public required string Source { get; init; }
    public required string Confidence { get; init; }
}

/// <summary>A State that may see a case, and why.</summary>
/// <param name="Until">Last day of a grant that ends.</param>
public sealed record ConcernedState(string State, IReadOnlyList<string> Capacities, string? Until);

/// <summary>A change that happens once a second person approves it.</summary>
public sealed record WaitingProposal(Guid ProposalId, string Kind, string Reason, string ProposedBy, DateTime ProposedAt);

/// <summary>Witness, informant, identity of a source, protection measure, or what a strictly confidential case holds back.</summary>
public sealed record ProtectedInformation(string Kind, string? Text);

/// <summary>When a person of the caller's State last looked at a case.</summary>
public sealed record CaseReading(string Subject, DateTime At);

/// <summary>Something that was recorded of a case.</summary>
/// <param name="Position">Of the ledger; <c>asOf=@position</c> shows the case as it stood then.</param>
/// <param name="Capacity">The role in which the actor recorded it.</param>
public sealed record HistoryEntry(
    long Position,
    DateTime RecordedAt,
    string Actor,
    string Capacity,
    string Kind,
    string? EffectiveOn,
    string Source,
    string Confidence,
    string? Reason,
    IReadOnlyList<ChangedField> Changes
);

/// <summary>A field that was changed.</summary>
/// <param name="Person">Which person of the case, counted from 1; absent for the case itself.</param>
/// <param name="Vocabulary">Whose codes the values are.</param>
public sealed record ChangedField(string Field, int? Person, string? Vocabulary, string? Old, string? New);

/// <summary>What a State sees of a case, and why.</summary>
public sealed record StateAccess(
    string State,
    IReadOnlyList<string> Capacities,
    IReadOnlyList<StateReason> Reasons,
    IReadOnlyList<StateDatum> Data
);

/// <summary>A fact that gives a State its capacity.</summary>
public sealed record StateReason(string Kind, string? Mission, string? On, int? Persons, string? Until);

/// <summary>Whether a datum is shown to a State, and of how many persons.</summary>
public sealed record StateDatum(string Datum, bool IsAllowed, int? Persons, int? OfPersons);
