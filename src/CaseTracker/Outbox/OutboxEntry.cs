namespace CaseTracker.Outbox;

/// <summary>What kind of thing waits to be sent.</summary>
public enum OutboxKind
{
    /// <summary>A mail to a liaison: a message awaits in the system.</summary>
    Alert,

    /// <summary>To a machine client: something changed for it.</summary>
    Webhook,
}

/// <summary>What became of it.</summary>
public enum OutboxOutcome
{
    Waiting,

    /// <summary>The other side has taken it; that is still to be recorded.</summary>
    Accepted,
    Delivered,

    /// <summary>The one for whom it was is not entitled to it any longer.</summary>
    Lapsed,
}

/// <summary>Why something was not taken, in a word that tells nothing of whom it was for or what it said.</summary>
public enum OutboxFault
{
    Unreachable,
    TimedOut,
    ConnectionLost,

    /// <summary>No encrypted connection could be made, or its certificate is not to be trusted.</summary>
    NotSecure,
    NotAuthenticated,

    /// <summary>For now (SMTP 4xx; HTTP 408, 429 and 5xx).</summary>
    Deferred,
    Refused,

    /// <summary>It would have gone to an address that is not a public one.</summary>
    AddressNotAllowed,

    /// <summary>It was taken, and the ledger could not be told.</summary>
    NotRecorded,

    /// <summary>This service's own fault.</summary>
    Failed,
}

/// <summary>Something that waits to be sent: it was stored in the same transaction as its cause, and stays until it was taken.</summary>
internal sealed record OutboxEntry
{
    public static readonly string[] Columns =
    [
        nameof(EntryId),
        nameof(Kind),
        nameof(RecipientId),
        nameof(StreamId),
        nameof(Reference),
        nameof(Occasion),
        nameof(Audience),
        nameof(Subject),
        nameof(Content),
        nameof(QueuedAt),
        nameof(NextAttemptAt),
        nameof(LeasedUntil),
        nameof(Attempts),
        nameof(Fault),
        nameof(Outcome),
        nameof(SettledAt),
    ];

    /// <summary>Its mark: sent twice, it is the same thing.</summary>
    public Guid EntryId { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>The designation of a liaison, or a webhook.</summary>
    public Guid RecipientId { get; init; }

    /// <summary>The stream of the case or proceeding.</summary>
    public Guid StreamId { get; init; }

    /// <summary>The number of a message; what a machine client knows the changed record by.</summary>
    public string Reference { get; init; } = "";

    /// <summary>For machine clients: what kind of change. Of a message: under which place of the web service it is read.</summary>
    public string Occasion { get; init; } = "";

    public string Audience { get; init; } = "";

    /// <summary>Null until the first attempt; the same ever after.</summary>
    public string? Subject { get; init; }
    public string? Content { get; init; }
    public DateTime QueuedAt { get; init; }
    public DateTime NextAttemptAt { get; init; }

    /// <summary>Until then one node has it to itself.</summary>
    public DateTime? LeasedUntil { get; init; }
    public int Attempts { get; init; }
    public string? Fault { get; init; }
    public string Outcome { get; init; } = "";
    public DateTime? SettledAt { get; init; }

    public object?[] Values =>
        [
            EntryId,
            Kind,
            RecipientId,
            StreamId,
            Reference,
            Occasion,
            Audience,
            Subject,
            Content,
            QueuedAt,
            NextAttemptAt,
            LeasedUntil,
            Attempts,
            Fault,
            Outcome,
            SettledAt,
        ];
}

/// <summary>The other side did not take something.</summary>
internal sealed class NotTakenException(OutboxFault fault, Exception? inner = null) : Exception($"Not taken: {fault}.", inner)
{
    public OutboxFault Fault { get; } = fault;
}
