using System.Text.Json;

namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the submissions that the caller sees: what awaits an answer first, then the latest.</summary>
/// <param name="Count">On all pages.</param>
/// <param name="OpenCount">Those of them that the United Nations still owes an answer to.</param>
/// <param name="SeenAs">For a State that asks for one case: stands for what it sees of it now; sent along with a submission, it makes sure
/// that nothing changed meanwhile.</param>
public sealed record SubmissionList(int Count, int OpenCount, string? SeenAs, IReadOnlyList<SubmissionSummary> Submissions);

/// <summary>What lists say of a submission; a member that is absent is not for the caller.</summary>
public record SubmissionSummary
{
    public required string Reference { get; init; }
    public required string CaseReference { get; init; }
    public string? Mission { get; init; }

    /// <summary>Who sent it.</summary>
    public required string State { get; init; }
    public required string Kind { get; init; }
    public DateTime SentAt { get; init; }
    public string? SentBy { get; init; }

    /// <summary>waiting, acknowledged, answered; or published, where another State lets the caller read it.</summary>
    public required string Status { get; init; }
    public bool IsOpen { get; init; }
    public int Accepted { get; init; }
    public int Declined { get; init; }
    public int OpenQuestions { get; init; }

    /// <summary>Whether the State disputes something that was not accepted.</summary>
    public bool Disputes { get; init; }
    public string? About { get; init; }
    public bool? Consents { get; init; }

    /// <summary>Whether others entitled to the case may read it; absent while the State said nothing.</summary>
    public bool? Publication { get; init; }

    /// <summary>SHA-256 of the canonical content.</summary>
    public string? Receipt { get; init; }
}

/// <summary>A submission with its points, questions and documents, as far as the caller may know them.</summary>
public sealed record SubmissionDetail : SubmissionSummary
{
    public string? Note { get; init; }
    public required IReadOnlyList<SubmissionPoint> Points { get; init; }
    public required IReadOnlyList<SubmissionQuestion> Questions { get; init; }
    public required IReadOnlyList<SubmittedDocument> Documents { get; init; }

    /// <summary>For the State that sent it: the text whose SHA-256 is the receipt.</summary>
    public string? CanonicalContent { get; init; }

    /// <summary>For named readers of strictly confidential matter only.</summary>
    public string? Protected { get; init; }
}

/// <summary>What a submission says in one point, and what the United Nations made of it.</summary>
public sealed record SubmissionPoint
{
    public int Number { get; init; }
    public required string Kind { get; init; }
    public string? What { get; init; }
    public string? Step { get; init; }
    public string? Authority { get; init; }
    public string? On { get; init; }
    public string? NextStep { get; init; }
    public string? NextOn { get; init; }
    public string? Aspect { get; init; }
    public string? Proposed { get; init; }

    /// <summary>accepted or declined; absent while it is open.</summary>
    public string? Decision { get; init; }
    public string? DecidedOn { get; init; }
    public string? DecidedBy { get; init; }

    /// <summary>How it was taken up, or why it was declined.</summary>
    public string? Answer { get; init; }

    /// <summary>The command by which it became part of the record.</summary>
    public string? TakenUpBy { get; init; }
}

/// <summary>What the United Nations asked, and what the State answered.</summary>
/// <param name="About">The point that the question is about; absent for the whole.</param>
public sealed record SubmissionQuestion(int Number, int? About, string? Text, string AskedOn, string? Answer, string? AnsweredOn);

/// <summary>A document that came with a submission; found below it by its number.</summary>
/// <param name="Scan">not_scanned, waiting, clean, infected; what waits or is infected cannot be opened.</param>
public sealed record SubmittedDocument(int Number, string FileName, string MediaType, long Bytes, string Sha256, string Scan);

/// <summary>What the liaisons of the caller's State wrote and have not sent.</summary>
/// <param name="Reference">Of the case.</param>
/// <param name="Version">What saving and sending take as <c>draftVersion</c>.</param>
public sealed record DraftDetail(
    Guid DraftId,
    string Reference,
    JsonElement Content,
    int Version,
    string ChangedBy,
    DateTime ChangedAt,
    IReadOnlyList<DraftDocument> Documents
);

/// <summary>A document of a draft.</summary>
public sealed record DraftDocument(Guid DocumentId, string FileName, string MediaType, long Bytes, string Sha256);
