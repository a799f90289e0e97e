namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the messages that the caller sees, latest first, and how many there are on all pages.</summary>
/// <param name="Next">Value of <c>after</c> for the next page.</param>
/// <param name="Previous">Value of <c>after</c> for the page before.</param>
public sealed record MessageList(int Count, string? Next, string? Previous, IReadOnlyList<MessageSummary> Messages);

/// <summary>A message between the United Nations and one State.</summary>
public record MessageSummary
{
    /// <summary>Absent in older records.</summary>
    public string? Number { get; init; }

    /// <summary>Of the case.</summary>
    public required string Reference { get; init; }
    public string? Mission { get; init; }
    public required string Kind { get; init; }

    /// <summary>To whom it went, or from whom it came.</summary>
    public required string State { get; init; }

    /// <summary><c>to_state</c> or <c>from_state</c>.</summary>
    public required string Direction { get; init; }
    public string? Channel { get; init; }
    public string? Language { get; init; }

    /// <summary>Partial dates, here and below.</summary>
    public required string SentOn { get; init; }
    public string? DeliveredOn { get; init; }
    public string? OpenedOn { get; init; }
    public string? OpenedBy { get; init; }

    /// <summary>Number or name of the paper.</summary>
    public string? Document { get; init; }
}

/// <summary>A message with what it says.</summary>
public sealed record MessageDetail : MessageSummary
{
    public NoteText? Note { get; init; }
}

/// <summary>What a note says.</summary>
public sealed record NoteText(
    string? Language,
    string? Sender,
    string? Title,
    string? Number,
    string? Date,
    IReadOnlyList<string> Addressee,
    IReadOnlyList<NoteTextBlock> Blocks
);

/// <summary>A paragraph, or a table.</summary>
public sealed record NoteTextBlock(string? Text, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Lines);

/// <summary>A note as it would be issued, and the seal that issuing it takes.</summary>
public sealed record NotePreview(NoteText Note, string SeenAs);

/// <summary>A message that the resolution asks for and that has not gone out.</summary>
public sealed record ProposedMessage(string Kind, string State, string Language);

/// <summary>A template, and whether it is as the product was delivered.</summary>
public sealed record TemplateSummary(string Kind, string Language, bool IsShipped);

/// <summary>A template with its earlier versions, latest first.</summary>
public sealed record TemplateDetail(
    string Kind,
    string Language,
    string Title,
    string Body,
    bool IsShipped,
    IReadOnlyList<TemplateChange> History
);

/// <summary>An earlier version of a template.</summary>
public sealed record TemplateChange(DateTime RecordedAt, string Actor, string Reason, string Title, string Body);
