using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>What happened, where and when; a correction states all of it again.</summary>
public sealed record Incident
{
    public Scope Scope { get; init; }

    /// <summary>Code of the mission; empty outside any mission (humanitarian personnel).</summary>
    public string Mission { get; init; } = "";
    public PartialDate OccurredOn { get; init; }
    public Act Act { get; init; }
    public Nature Nature { get; init; }

    /// <summary>Host States at that date and place, ISO 3166 alpha-3, sorted; where the place is not known, all that host the
    /// mission.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>First-level administrative area.</summary>
    public string? Area { get; init; }
    public string? Place { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; init; }
    public Means Means { get; init; } = Means.Unknown;
    public Setting Setting { get; init; } = Setting.Other;
    public Perpetrator Perpetrator { get; init; } = Perpetrator.Unknown;
    public Attribution Attribution { get; init; } = Attribution.None;

    public bool Equals(Incident? other) => other is not null && Canonical.Plain.Write(this) == Canonical.Plain.Write(other);

    public override int GetHashCode() => Canonical.Plain.Write(this).GetHashCode(StringComparison.Ordinal);
}

/// <summary>A harm that a person suffered.</summary>
public sealed record HarmSuffered(Harm Harm, PartialDate? On);

/// <summary>Where an imported fact came from: the key of the row in its series, and the row's content as it was read.</summary>
public sealed record Origin(string Key, string Content);

/// <summary>What is known of a person affected.</summary>
public sealed record PersonFacts
{
    public Personnel Personnel { get; init; }
    public Sex Sex { get; init; }

    /// <summary>ISO 3166 alpha-3 or a historic code; null when not known.</summary>
    public string? Nationality { get; init; }

    /// <summary>The State that contributed a uniformed person; null when not known, and for civilians.</summary>
    public string? ContributingState { get; init; }

    /// <summary>In sequence.</summary>
    public IReadOnlyList<HarmSuffered> Harms { get; init; } = [];
    public Personal? Name { get; init; }

    public bool Equals(PersonFacts? other) =>
        other is not null
        && Harms.SequenceEqual(other.Harms)
        && (Personnel, Sex, Nationality, ContributingState, Name)
            == (other.Personnel, other.Sex, other.Nationality, other.ContributingState, other.Name);

    public override int GetHashCode() => HashCode.Combine(Personnel, Sex, Nationality, ContributingState, Harms.Count, Name);
}

/// <param name="Origin">The row of a series that is a whole incident; where a row is a person, the person has it.</param>
public sealed record CaseRegistered(string Reference, Incident Incident, Origin? Origin = null) : Event;

public sealed record IncidentCorrected(Incident Incident, string Reason, Origin? Origin = null) : Event;

public sealed record PersonAdded(Guid PersonId, PersonFacts Facts, Origin? Origin = null) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Facts.Name is { } name ? [name] : [];
}

public sealed record PersonCorrected(Guid PersonId, PersonFacts Facts, string Reason, Origin? Origin = null) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => Facts.Name is { } name ? [name] : [];
}

public sealed record HarmRecorded(Guid PersonId, HarmSuffered Harm) : Event;

/// <summary>The person does not belong to this case (any more): recorded in error, reclassified, or moved to another case.</summary>
public sealed record PersonWithdrawn(Guid PersonId, string Reason, string? MovedTo = null) : Event;

public sealed record NextOfKinConfirmed(Guid PersonId) : Event;

/// <summary>A person's name may be shown to the host State; only takes effect once next of kin are confirmed informed.</summary>
public sealed record NameReleased(Guid PersonId, string State) : Event;

public sealed record NameReleaseRevoked(Guid PersonId, string State, string Reason) : Event;

public sealed record SummarySet(string? Summary) : Event;

public sealed record NarrativeSet(string? Narrative) : Event;

/// <summary>How the UN assesses whether the host State can and will bring those responsible to justice.</summary>
public sealed record HostAssessed(HostAssessment Assessment, string Reason) : Event;

/// <summary>The case was referred to an international court, tribunal or investigative body.</summary>
public sealed record CaseReferred(string Mechanism, string Reason) : Event;

public sealed record ClassificationSet(Classification Classification, string Reason) : Event;

/// <summary>The State was told (resolution 2589 (2021), paragraph 8).</summary>
/// <param name="Notice">By what message; null in older records.</param>
public sealed record StateNotified(string State, Notice? Notice = null) : Event;

/// <summary>The message by which a State was told.</summary>
/// <param name="Document">Number or name of the paper, as far as there is one.</param>
public sealed record Notice(string Number, MessageChannel Channel, string? Document = null);

/// <summary>The host State confirmed that it was told.</summary>
public sealed record StateAcknowledged(string State) : Event;

/// <summary>The case is said to have reached a stage; only a confirmed statement by other than the media moves the case.</summary>
public sealed record MilestoneStated(Stage Stage) : Event;

public sealed record CaseClosed(Closure Closure, string Reason) : Event;

public sealed record CaseReopened(string Reason) : Event;

/// <summary>This case is a duplicate of another, which has taken over its persons.</summary>
public sealed record CaseMerged(string Into, string Reason) : Event;

/// <summary>Another case was found to be a duplicate of this one.</summary>
public sealed record CaseAbsorbed(string Reference) : Event;

/// <summary>A third State may see the case, with a reason, until a day (included) or until ended.</summary>
public sealed record AccessGranted(string State, PartialDate? Until, string Reason) : Event;

public sealed record AccessEnded(string State, string Reason) : Event;

/// <summary>The key of this person's data was destroyed.</summary>
public sealed record PersonErased(Guid PersonId, string Reason) : Event;

/// <summary>Information that only named readers of strictly confidential matter may see.</summary>
public sealed record ProtectedInformationRecorded(Guid ItemId, ProtectedKind Kind, Personal Text) : Event, ICarryPersonalData
{
    IEnumerable<Personal> ICarryPersonalData.PersonalData => [Text];
}

/// <summary>What protected information is about.</summary>
public enum ProtectedKind
{
    Witness,
    Informant,
    SourceIdentity,
    ProtectionMeasure,

    /// <summary>Held back because the case is strictly confidential.</summary>
    Narrative,
    ExactPlace,

    /// <summary>Of a proceeding, held back because the case is strictly confidential.</summary>
    SuspectName,
    SuspectWhereabouts,
    ProceedingText,

    /// <summary>Of the correspondence, held back because the case is strictly confidential.</summary>
    MessageText,

    /// <summary>What a State wrote about it, and what was said to that.</summary>
    SubmissionText,
    Assessment,

    /// <summary>Who is in touch with a family or survivor, held back because the case is strictly confidential.</summary>
    FamilyContact,

    /// <summary>Of assistance that the case waits for, held back because the case is strictly confidential.</summary>
    AssistanceText,
}
