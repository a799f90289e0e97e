namespace CaseTracker.Disclosure;

/// <summary>A case as one audience may know it; what it may not know is null.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), IsPerAudience = true)]
public sealed record CaseRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>Empty for cases outside any mission (humanitarian personnel).</summary>
    public string Mission { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Scope { get; init; } = "";

    /// <summary><c>counted</c>, <c>merged</c> (into another case) or <c>out_of_scope</c> (found not malicious); lists and tables take the
    /// first.</summary>
    public string Standing { get; init; } = "";
    public string? MergedInto { get; init; }

    /// <summary>Partial date: year, month or day.</summary>
    public string IncidentOn { get; init; } = "";
    public string Act { get; init; } = "";

    /// <summary>Host States, ISO 3166 alpha-3, sorted, between single spaces.</summary>
    public string Hosts { get; init; } = "";
    public string? Area { get; init; }
    public string? Summary { get; init; }
    public string Stage { get; init; } = "";
    public string Activity { get; init; } = "";
    public string Accountability { get; init; } = "";
    public string? Closure { get; init; }

    /// <summary>The last date on which follow-up went on; partial.</summary>
    public string LastMovedOn { get; init; } = "";

    /// <summary>Whether somebody was convicted by a final judgment.</summary>
    public bool FinalConviction { get; init; }
    public string? HostNotifiedOn { get; init; }
    public string? HostAcknowledgedOn { get; init; }

    /// <summary>Whether the audience's own State was notified as contributor or State of nationality (for the UN: whether all
    /// were).</summary>
    public bool Informed { get; init; }
    public int Persons { get; init; }
    public int Killed { get; init; }
    public int Injured { get; init; }
    public int Abducted { get; init; }
    public int Detained { get; init; }
    public int Missing { get; init; }
    public int Assaulted { get; init; }
    public int Threatened { get; init; }
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
    public string? HostAssessment { get; init; }
    public string? AssessmentReason { get; init; }

    /// <summary>The international mechanism that the case was referred to.</summary>
    public string? ReferredTo { get; init; }
    public string? ReferredOn { get; init; }

    /// <summary>Persons whose next of kin are not yet confirmed informed.</summary>
    public int? AwaitingNextOfKin { get; init; }

    /// <summary>Persons whose family, or who themselves, have not been told of a step that the case has reached; null where the audience
    /// may not know.</summary>
    public int? FamiliesToInform { get; init; }

    /// <summary>Whether the audience's own State (for the UN: any State) disputes something that is recorded and was not
    /// followed.</summary>
    public bool Disputed { get; init; }

    /// <summary>Whether somebody stated something about it that nobody confirmed; null where the audience may not know.</summary>
    public bool? Unconfirmed { get; init; }

    /// <summary>Whether a date that every case must have is not known.</summary>
    public bool DatesMissing { get; init; }
}

/// <summary>A person affected, as one audience may know that person.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(PersonId), IsPerAudience = true)]
public sealed record PersonRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid PersonId { get; init; }
    public string Mission { get; init; } = "";
    public string Personnel { get; init; } = "";
    public string PersonnelGroup { get; init; } = "";
    public string Sex { get; init; } = "";

    /// <summary>The gravest harm; each person counts once, under it.</summary>
    public string Harm { get; init; } = "";

    /// <summary>All harms in sequence, between single spaces.</summary>
    public string Harms { get; init; } = "";
    public string? Nationality { get; init; }

    /// <summary>Contributing State of uniformed persons, State of nationality of civilians.</summary>
    public string? ConcernedState { get; init; }
    public string? Name { get; init; }
    public bool NextOfKinInformed { get; init; }
}

/// <summary>A time for which a person affected was held, as one audience may know it; by the statements that count.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(PersonId), nameof(Ordinal), IsPerAudience = true)]
public sealed record DetentionRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>Counted from 1 for each person.</summary>
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>Partial dates, here and below: when it was last known to have happened.</summary>
    public string HeldSince { get; init; } = "";
    public string? HeldBy { get; init; }
    public string? Place { get; init; }
    public string? PlaceKnownOn { get; init; }
    public string? AccessDeniedOn { get; init; }
    public string? AccessGrantedOn { get; init; }
    public string? MedicalVisitOn { get; init; }
    public string? LegalCounselOn { get; init; }
    public string? FamilyInformedOn { get; init; }

    /// <summary>The day on which it counts as begun: the first that <see cref="HeldSince"/> leaves open.</summary>
    public string FromDay { get; init; } = "";

    /// <summary>The day on which it counts as ended, never before <see cref="FromDay"/>; null while the person is held.</summary>
    public string? ToDay { get; init; }

    /// <summary>Null while the person is held.</summary>
    public string? EndedOn { get; init; }

    /// <summary><c>released</c> or <c>died</c>.</summary>
    public string? Ending { get; init; }
}

/// <summary>A step in the life of a case, in the order in which it became known.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(Ordinal), IsPerAudience = true)]
public sealed record TimelineRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>Counts only what this audience sees.</summary>
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>What happened, a key of the text resources: <c>incident</c>, <c>milestone</c>, <c>state_notified</c> …</summary>
    public string Kind { get; init; } = "";
    public string? OccurredOn { get; init; }
    public string RecordedOn { get; init; } = "";
    public string? State { get; init; }

    /// <summary>A code or reference that belongs to the kind: the stage reached, the closure, the other case.</summary>
    public string? Detail { get; init; }
    public string Source { get; init; } = "";
    public string Confidence { get; init; } = "";
}

/// <summary>A step by which a case came further than it had ever been.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(Ordinal), IsPerAudience = true)]
public sealed record MovementRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>In the order in which it happened, from 1.</summary>
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";
    public string FromStage { get; init; } = "";
    public string ToStage { get; init; } = "";

    /// <summary>Partial date; null where it is not known.</summary>
    public string? OccurredOn { get; init; }

    /// <summary>Before what kind of court; null where it was before none.</summary>
    public string? Forum { get; init; }
    public string Source { get; init; } = "";

    /// <summary>The reference of the proceeding in which the case came so far.</summary>
    public string? Proceeding { get; init; }
}

/// <summary>A folded word by which an audience finds a case.</summary>
[ReadTable(nameof(Audience), nameof(Word), nameof(CaseId), IsPerAudience = true)]
public sealed record WordRow : Row
{
    public string Audience { get; init; } = "";
    public string Word { get; init; } = "";
    public Guid CaseId { get; init; }
    public string Mission { get; init; } = "";
}

/// <summary>A State that may see the case, and why; for the UN only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(State), IsPerAudience = true)]
public sealed record StateRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public string State { get; init; } = "";
    public string Mission { get; init; } = "";

    /// <summary>Capacities, comma-separated codes.</summary>
    public string Capacities { get; init; } = "";

    /// <summary>Last day of a grant that ends; null otherwise.</summary>
    public string? Until { get; init; }
}

/// <summary>Witness, informant, identity of a source, protection measure, and what a strictly confidential case holds back: strict readers
/// only.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(ItemId), IsPerAudience = true)]
public sealed record ProtectedRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public Guid ItemId { get; init; }
    public string Mission { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Text { get; init; }
}

/// <summary>Where a row of an imported series went, and what it said when it was last read; for imports only.</summary>
[ReadTable(nameof(SourceKey), nameof(StreamId))]
public sealed record SourceRow : Row
{
    public string SourceKey { get; init; } = "";
    public Guid StreamId { get; init; }
    public Guid? PersonId { get; init; }
    public string Content { get; init; } = "";
}
