namespace CaseTracker.Disclosure;

/// <summary>A submission as one audience may know it: the UN, the State that sent it, and with that State's consent the others entitled to
/// the case.</summary>
[ReadTable(nameof(Audience), nameof(SubmissionId), IsPerAudience = true)]
public sealed record SubmissionRow : Row
{
    public string Audience { get; init; } = "";
    public Guid SubmissionId { get; init; }
    public string Mission { get; init; } = "";
    public Guid CaseId { get; init; }
    public string CaseReference { get; init; } = "";
    public string Reference { get; init; } = "";

    /// <summary>Who sent it, ISO 3166 alpha-3.</summary>
    public string State { get; init; } = "";
    public string Kind { get; init; } = "";
    public DateTime SentAt { get; init; }

    /// <summary>Code of the subject; of the UN and of the State itself.</summary>
    public string? SentBy { get; init; }

    /// <summary>How far it is answered; for others than the UN and the State itself it is published and no more.</summary>
    public string Status { get; init; } = "";

    /// <summary>Whether the UN still owes the full answer.</summary>
    public bool IsOpen { get; init; }
    public int Points { get; init; }
    public int Accepted { get; init; }
    public int Declined { get; init; }

    /// <summary>Questions of the UN that the State has not answered.</summary>
    public int OpenQuestions { get; init; }

    /// <summary>Whether the State disputes something that the UN has not accepted.</summary>
    public bool Disputes { get; init; }
    public int Documents { get; init; }
    public string? About { get; init; }

    /// <summary>Of a submission about publication: whether the State consents to it.</summary>
    public bool? Consents { get; init; }

    /// <summary>Whether others entitled to the case may read it; null while the State said nothing.</summary>
    public bool? Publication { get; init; }

    /// <summary>SHA-256 of the canonical content.</summary>
    public string? Receipt { get; init; }
}

/// <summary>What a submission says in one point, and what the UN made of it; a text that the audience may not read is null.</summary>
[ReadTable(nameof(Audience), nameof(SubmissionId), nameof(Number), IsPerAudience = true)]
public sealed record SubmissionPointRow : Row
{
    public string Audience { get; init; } = "";
    public Guid SubmissionId { get; init; }

    /// <summary>From 1; 0 is what covers them all.</summary>
    public int Number { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>Code of the kind; <c>note</c> for number 0.</summary>
    public string Kind { get; init; } = "";
    public string? What { get; init; }
    public string? Step { get; init; }
    public string? Authority { get; init; }
    public string? OccurredOn { get; init; }
    public string? NextStep { get; init; }
    public string? NextOn { get; init; }
    public string? Aspect { get; init; }
    public string? Proposed { get; init; }

    /// <summary><c>accepted</c> or <c>declined</c>; null while it is open, and for others than the UN and the State itself.</summary>
    public string? Decision { get; init; }
    public string? DecidedOn { get; init; }

    /// <summary>Of the UN only.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How it was taken up, or why it was declined.</summary>
    public string? Answer { get; init; }

    /// <summary>Name of the command by which it became part of the record.</summary>
    public string? TakenUpBy { get; init; }
}

/// <summary>What the UN asked about a submission, and what the State answered; for these two alone.</summary>
[ReadTable(nameof(Audience), nameof(SubmissionId), nameof(Number), IsPerAudience = true)]
public sealed record SubmissionQuestionRow : Row
{
    public string Audience { get; init; } = "";
    public Guid SubmissionId { get; init; }
    public int Number { get; init; }
    public string Mission { get; init; } = "";

    /// <summary>The point that it is about; null for the whole.</summary>
    public int? Point { get; init; }
    public string? Question { get; init; }
    public string AskedOn { get; init; } = "";
    public string? Answer { get; init; }
    public string? AnsweredOn { get; init; }
}

/// <summary>A document that came with a submission; for the UN and the State that sent it.</summary>
[ReadTable(nameof(Audience), nameof(SubmissionId), nameof(Number), IsPerAudience = true)]
public sealed record SubmissionDocumentRow : Row
{
    public string Audience { get; init; } = "";
    public Guid SubmissionId { get; init; }
    public int Number { get; init; }
    public string Mission { get; init; } = "";
    public Guid DocumentId { get; init; }
    public string FileName { get; init; } = "";
    public string MediaType { get; init; } = "";
    public long Bytes { get; init; }
    public string Sha256 { get; init; } = "";
}
