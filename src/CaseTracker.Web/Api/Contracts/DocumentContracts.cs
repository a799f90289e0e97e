namespace CaseTracker.Web.Api.Contracts;

/// <summary>A file that was stored; what makes a document or a version of it takes <c>fileId</c>.</summary>
public sealed record StoredUpload(Guid FileId, string FileName, string MediaType, long Bytes, string Sha256);

/// <summary>What lists say of a document; a member that is absent is not for the caller.</summary>
public record CaseDocumentSummary
{
    public Guid DocumentId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public string? DatedOn { get; init; }
    public string? Classification { get; init; }

    /// <summary>The document of which this is a redacted version.</summary>
    public Guid? RedactedFrom { get; init; }

    /// <summary>Reference of the proceeding about the case to which it belongs.</summary>
    public string? Proceeding { get; init; }
    public required IReadOnlyList<CaseDocumentVersion> Versions { get; init; }
}

/// <summary>A version of a document, found below it by its number; a State counts those that were released to it.</summary>
public sealed record CaseDocumentVersion
{
    public int Number { get; init; }
    public required string FileName { get; init; }
    public required string MediaType { get; init; }
    public long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public string? Note { get; init; }
    public string? AddedOn { get; init; }
    public string? AddedBy { get; init; }
    public string? ReleasedOn { get; init; }

    /// <summary>not_scanned, waiting, clean, infected.</summary>
    public string? Scan { get; init; }
    public string? Finding { get; init; }

    /// <summary>intact, altered, missing; absent while the hash was not computed again.</summary>
    public string? Integrity { get; init; }
    public DateTime? VerifiedAt { get; init; }
}

/// <summary>A document with what the United Nations alone know of it.</summary>
public sealed record CaseDocumentDetail : CaseDocumentSummary
{
    public IReadOnlyList<DocumentReleased>? Releases { get; init; }
    public IReadOnlyList<CustodyStepTaken>? Custody { get; init; }
    public IReadOnlyList<OtherDocument>? Redactions { get; init; }
    public IReadOnlyList<DocumentReading>? Readings { get; init; }

    /// <summary>The States that see the case.</summary>
    public IReadOnlyList<string>? Entitled { get; init; }
}

/// <summary>To whom a version was released, and whether it still is.</summary>
public sealed record DocumentReleased
{
    public int Version { get; init; }
    public required string State { get; init; }
    public bool ByTwo { get; init; }
    public bool InForce { get; init; }
    public required string ReleasedOn { get; init; }
    public required string ReleasedBy { get; init; }
    public string? Grounds { get; init; }
    public string? RevokedOn { get; init; }
    public string? RevokedBy { get; init; }
    public string? RevokedFor { get; init; }
}

/// <summary>A step of the chain of custody.</summary>
public sealed record CustodyStepTaken
{
    public required string Step { get; init; }
    public int? Version { get; init; }
    public string? OccurredOn { get; init; }
    public string? Origin { get; init; }
    public string? Recipient { get; init; }
    public string? Keeper { get; init; }
    public string? Note { get; init; }
    public required string RecordedOn { get; init; }
    public required string RecordedBy { get; init; }
}

public sealed record OtherDocument(Guid DocumentId, string Title);

/// <summary>That somebody took a version out, for the United Nations or a State.</summary>
public sealed record DocumentReading(int Version, string Subject, string Audience, DateTime At);

/// <summary>A document in quarantine, or one whose hash no longer holds; of a case, or of a submission (without
/// <c>documentId</c>).</summary>
public sealed record DocumentTrouble
{
    public required string Reference { get; init; }
    public Guid? DocumentId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Scan { get; init; }
    public string? Finding { get; init; }
    public string? Integrity { get; init; }
    public DateTime? VerifiedAt { get; init; }
}
