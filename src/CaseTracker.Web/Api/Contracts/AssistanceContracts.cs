namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the assistance that the caller sees, and how much there is on all pages.</summary>
public sealed record AssistanceList(int Count, IReadOnlyList<AssistanceSummary> Engagements);

/// <summary>Assistance to a host State; a member that is absent is unknown or not for the caller.</summary>
public record AssistanceSummary
{
    public required string Reference { get; init; }

    /// <summary>Whose focal point follows it.</summary>
    public string? Mission { get; init; }
    public required string Kind { get; init; }

    /// <summary>The host State that is assisted.</summary>
    public required string Host { get; init; }

    /// <summary>Which of its authorities.</summary>
    public required string Authority { get; init; }
    public required string Provider { get; init; }

    /// <summary>Name of the entity or organization that assists.</summary>
    public string? Entity { get; init; }

    /// <summary>The State that lends investigators.</summary>
    public string? State { get; init; }

    /// <summary>The last step that counts.</summary>
    public string? Status { get; init; }

    /// <summary>Partial dates, here and below: when each step was first taken.</summary>
    public string? RequestedOn { get; init; }
    public string? OfferedOn { get; init; }
    public string? AgreedOn { get; init; }
    public string? DeliveredOn { get; init; }
    public string? LastOn { get; init; }

    /// <summary>How many things were delivered, or how many times investigators deployed.</summary>
    public int Deliveries { get; init; }
    public int? InvestigatorsRequested { get; init; }
    public int? InvestigatorsOffered { get; init; }
    public int? InvestigatorsDeployed { get; init; }
}

/// <summary>An engagement with its steps and the cases that wait for it, as far as the caller may know them.</summary>
public sealed record AssistanceDetail : AssistanceSummary
{
    public string? Summary { get; init; }

    /// <summary>For the United Nations.</summary>
    public string? Note { get; init; }

    /// <summary>In the order of recording.</summary>
    public required IReadOnlyList<AssistanceStepEntry> Steps { get; init; }
    public required IReadOnlyList<WaitingCaseEntry> Cases { get; init; }

    /// <summary>For the United Nations: what a change sends as <c>If-Match</c>.</summary>
    public int? Version { get; init; }
}

/// <summary>A step of an engagement, and who says so.</summary>
public sealed record AssistanceStepEntry
{
    /// <summary>For the United Nations: what changes of the step take.</summary>
    public Guid? StepId { get; init; }
    public required string Step { get; init; }

    /// <summary>How many investigators.</summary>
    public int? Persons { get; init; }
    public string? What { get; init; }
    public string? On { get; init; }
    public required string RecordedOn { get; init; }

    /// <summary>For the United Nations: whether its date, number or wording was corrected.</summary>
    public bool IsCorrected { get; init; }
    public required string Source { get; init; }
    public required string Confidence { get; init; }
}

/// <summary>A case that waits for assistance.</summary>
/// <param name="Proceeding">The proceeding about it in which it is waited for.</param>
/// <param name="Reason">For the United Nations: why it waits.</param>
public sealed record WaitingCaseEntry(string Reference, string? Mission, string IncidentOn, string Act, string? Proceeding, string? Reason);

/// <summary>The assistance that a case waits for, and what would get the case moving again.</summary>
public sealed record CaseAssistance(IReadOnlyList<AssistanceSummary> Engagements, IReadOnlyList<RemedyEntry> Remedies);

/// <summary>What would get a case moving again.</summary>
/// <param name="Rule"><c>offer</c>, <c>answer</c>, <c>agreement</c>, <c>delivery</c> or <c>assistance</c>: what is missing.</param>
/// <param name="Kinds">Of the assistance that it is about.</param>
/// <param name="Reference">Of the engagement; absent where there is none.</param>
/// <param name="Stage">At which the case stands.</param>
public sealed record RemedyEntry(string Rule, IReadOnlyList<string> Kinds, string? Since, string? Reference, string Stage);
