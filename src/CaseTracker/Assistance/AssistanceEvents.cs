using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Assistance;

/// <summary>Who assists whom, and with what; a correction states all of it again.</summary>
public sealed record EngagementFacts
{
    public AssistanceKind Kind { get; init; }

    /// <summary>The host State that is assisted, ISO 3166 alpha-3.</summary>
    public string Host { get; init; } = "";
    public HostAuthority Authority { get; init; }
    public AssistanceProvider Provider { get; init; }

    /// <summary>Name of the entity or organization; null where it is not decided yet, and for a State.</summary>
    public string? Entity { get; init; }

    /// <summary>The State that lends investigators, ISO 3166 alpha-3; null for other providers.</summary>
    public string? State { get; init; }

    /// <summary>Code of the mission whose focal point follows it; empty where none does.</summary>
    public string Mission { get; init; } = "";

    /// <summary>What it is about; the host State reads it.</summary>
    public string? Summary { get; init; }
}

/// <summary>An engagement with a host State begins; its first step stands beside it.</summary>
public sealed record AssistanceOpened(string Reference, EngagementFacts Facts) : Event;

/// <summary>The engagement was recorded wrongly; says all of it again.</summary>
public sealed record AssistanceCorrected(EngagementFacts Facts, string Reason) : Event;

/// <summary>What the United Nations notes for itself.</summary>
public sealed record AssistanceNoted(string? Note) : Event;

/// <summary>What a source says of a step that the engagement took; statements stand side by side.</summary>
/// <param name="Persons">Of investigators that a State lends: how many.</param>
/// <param name="What">What was asked for, offered or delivered, or why it was declined; the host State reads it.</param>
public sealed record AssistanceStated(Guid StepId, AssistanceStep Step, int? Persons, string? What) : Event;

/// <summary>The date, number or wording of a step was found wrong; the history keeps both.</summary>
public sealed record AssistanceStepCorrected(Guid StepId, PartialDate? On, int? Persons, string? What, string Reason) : Event;

/// <summary>The step was never taken, or not in this engagement; the history keeps it.</summary>
public sealed record AssistanceStepWithdrawn(Guid StepId, string Reason) : Event;

/// <summary>The case waits for the assistance.</summary>
/// <param name="ProceedingId">The proceeding about the case in which it is waited for; null for the case as a whole.</param>
/// <param name="Reason">Why it waits.</param>
public sealed record AssistanceLinked(Guid LinkId, Guid CaseId, Guid? ProceedingId, string? Reason) : Event, ILinkStreams
{
    Guid ILinkStreams.RelatedId => CaseId;
}

/// <summary>The case does not wait for it (any more); what was published before stays as it stood.</summary>
public sealed record AssistanceUnlinked(Guid LinkId, string Reason) : Event;
