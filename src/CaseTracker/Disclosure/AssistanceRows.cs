namespace CaseTracker.Disclosure;

/// <summary>
/// An engagement as one audience may know it: the UN, the host State that is assisted, and the State that offered investigators.
/// </summary>
[ReadTable(nameof(Audience), nameof(EngagementId), IsPerAudience = true)]
public sealed record AssistanceRow : Row
{
    public string Audience { get; init; } = "";
    public Guid EngagementId { get; init; }

    /// <summary>Of the engagement, whatever the missions of its cases; empty where none follows it.</summary>
    public string Mission { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Kind { get; init; } = "";

    /// <summary>The host State, ISO 3166 alpha-3.</summary>
    public string Host { get; init; } = "";
    public string Authority { get; init; } = "";
    public string Provider { get; init; } = "";

    /// <summary>Name of the entity or organization that assists.</summary>
    public string? Entity { get; init; }

    /// <summary>The State that lends investigators.</summary>
    public string? State { get; init; }
    public string? Summary { get; init; }

    /// <summary>Of the UN only.</summary>
    public string? Note { get; init; }

    /// <summary>The last step that counts; null while none does.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// Partial dates, here and below: when each step that counts was first taken, by the day of recording where no date is known.
    /// </summary>
    public string? RequestedOn { get; init; }
    public string? OfferedOn { get; init; }
    public string? AgreedOn { get; init; }
    public string? DeliveredOn { get; init; }

    /// <summary>The first of these four.</summary>
    public string? BegunOn { get; init; }

    /// <summary>When anything that counts last happened.</summary>
    public string? LastOn { get; init; }

    /// <summary>How many things were delivered, or how many times investigators deployed.</summary>
    public int Deliveries { get; init; }

    /// <summary>Numbers of investigators; null where no State lends any, or nobody said how many.</summary>
    public int? InvestigatorsRequested { get; init; }
    public int? InvestigatorsOffered { get; init; }
    public int? InvestigatorsDeployed { get; init; }
}

/// <summary>A step of an engagement, numbered among those that this audience may know.</summary>
[ReadTable(nameof(Audience), nameof(EngagementId), nameof(Ordinal), IsPerAudience = true)]
public sealed record AssistanceStepRow : Row
{
    public string Audience { get; init; } = "";
    public Guid EngagementId { get; init; }
    public int Ordinal { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>What commands on the step take.</summary>
    public Guid StepId { get; init; }
    public string Step { get; init; } = "";
    public int? Persons { get; init; }

    /// <summary>What was asked for, offered or delivered, or why it was declined.</summary>
    public string? What { get; init; }
    public string? OccurredOn { get; init; }
    public string RecordedOn { get; init; } = "";

    /// <summary>Of the UN only.</summary>
    public bool IsCorrected { get; init; }
    public string Source { get; init; } = "";
    public string Confidence { get; init; } = "";
}

/// <summary>A case that waits for an engagement; for an audience that may see both.</summary>
[ReadTable(nameof(Audience), nameof(EngagementId), nameof(LinkId), IsPerAudience = true)]
public sealed record AssistanceLinkRow : Row
{
    public string Audience { get; init; } = "";
    public Guid EngagementId { get; init; }
    public Guid LinkId { get; init; }
    public string Mission { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>The proceeding about the case in which it is waited for.</summary>
    public Guid? ProceedingId { get; init; }

    /// <summary>Of the UN only.</summary>
    public string? Reason { get; init; }
}
