using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Evidence;

/// <summary>An event of one document of a case; none of them makes an open form stale. What it says is on the document's page, for who may
/// read it.</summary>
public interface IDocumentEvent : IPassive
{
    Guid DocumentId { get; }
}

/// <summary>A document became part of the record of a case; <see cref="Event.EffectiveOn"/> is its own date.</summary>
/// <param name="RedactedFrom">The document of which this is a version without what others may not read.</param>
/// <param name="ProceedingId">The proceeding about the case to which it belongs.</param>
public sealed record DocumentAdded(
    Guid DocumentId,
    DocumentKind Kind,
    string Title,
    Classification Classification,
    Guid? RedactedFrom,
    Guid? ProceedingId = null
) : Event, IDocumentEvent;

/// <summary>A version of a document, the first one too; a version is never changed.</summary>
public sealed record DocumentVersionAdded(Guid DocumentId, Attachment File, string? Note) : Event, IDocumentEvent;

/// <summary>What a document is called and is; all of it is stated again.</summary>
public sealed record DocumentCorrected(Guid DocumentId, DocumentKind Kind, string Title, string Grounds) : Event, IDocumentEvent;

public sealed record DocumentClassified(Guid DocumentId, Classification Classification, string Grounds) : Event, IDocumentEvent;

/// <summary>A step of the chain of custody.</summary>
/// <param name="Origin">From whom it came, or where it was.</param>
/// <param name="Recipient">To whom or where it went.</param>
/// <param name="Keeper">By whom.</param>
public sealed record CustodyRecorded(Guid DocumentId, CustodyStep Step, string? Origin, string? Recipient, string? Keeper, string? Note)
    : Event,
        IDocumentEvent;

/// <summary>The hash of a version was computed again.</summary>
public sealed record DocumentVerified(Guid DocumentId, int Version, Integrity Finding) : Event, IDocumentEvent;

/// <param name="State">ISO 3166 alpha-3.</param>
/// <param name="ByTwo">A second person agreed: it holds for strictly confidential matter, too.</param>
public sealed record DocumentReleased(Guid DocumentId, int Version, string State, bool ByTwo, string? Grounds) : Event, IDocumentEvent;

public sealed record DocumentReleaseRevoked(Guid DocumentId, int Version, string State, string Grounds) : Event, IDocumentEvent;

/// <summary>A document of a duplicate that was merged into this case, with all that is known of it.</summary>
public sealed record DocumentTakenOver(Guid DocumentId, CaseDocument Document) : Event, IDocumentEvent;
