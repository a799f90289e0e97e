namespace CaseTracker.Disclosure;

/// <summary>A message between the UN and one State about a case: for the UN, and for that State as long as it is entitled to the
/// case.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(Message), IsPerAudience = true)]
public sealed record MessageRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }

    /// <summary>Its number, or what stands for one in older records.</summary>
    public string Message { get; init; } = "";
    public string Mission { get; init; } = "";

    /// <summary>Of the case.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Null in older records, which have no page of their own.</summary>
    public string? Number { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>To whom it went, or from whom it came.</summary>
    public string State { get; init; } = "";

    /// <summary><c>to_state</c> or <c>from_state</c>.</summary>
    public string Direction { get; init; } = "";
    public string? Channel { get; init; }
    public string? Language { get; init; }

    /// <summary>When it went or came; partial date.</summary>
    public string SentOn { get; init; } = "";

    /// <summary>When the alert about it was first delivered.</summary>
    public string? DeliveredOn { get; init; }

    /// <summary>When a liaison of the State first opened it.</summary>
    public string? OpenedOn { get; init; }
    public string? OpenedBy { get; init; }

    /// <summary>Number or name of the paper, where it went or came by other means.</summary>
    public string? Document { get; init; }
    public bool HasText { get; init; }
}

/// <summary>What a message says, beside <see cref="MessageRow"/> so that lists stay thin.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(Message), IsPerAudience = true)]
public sealed record MessageTextRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public string Message { get; init; } = "";
    public string Mission { get; init; } = "";

    /// <summary>Canonical JSON of a note.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What the UN and one host State told each other about a case, in sum: for whoever has the messages.</summary>
[ReadTable(nameof(Audience), nameof(CaseId), nameof(State), IsPerAudience = true)]
public sealed record ExchangeRow : Row
{
    public string Audience { get; init; } = "";
    public Guid CaseId { get; init; }
    public string State { get; init; } = "";
    public string Mission { get; init; } = "";

    /// <summary>Messages to the State.</summary>
    public int Sent { get; init; }

    /// <summary>Messages from the State.</summary>
    public int Replies { get; init; }

    /// <summary>From the incident to the first notification; null where a day is not known, or the one came before the other.</summary>
    public int? DaysToNotify { get; init; }

    /// <summary>From the first message to the first reply; null as above.</summary>
    public int? DaysToReply { get; init; }

    /// <summary>Partial date.</summary>
    public string? LastReplyOn { get; init; }
}

/// <summary>How messages of a kind read in a language, where the Secretariat has changed what the product is delivered with.</summary>
[ReadTable(nameof(Kind), nameof(Language))]
public sealed record TemplateRow : Row
{
    public string Kind { get; init; } = "";
    public string Language { get; init; } = "";
    public string Title { get; init; } = "";
    public string Body { get; init; } = "";
}
