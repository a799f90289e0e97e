using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Evidence;

/// <summary>Everything that is known of one document of a case.</summary>
public sealed record CaseDocument(
    Guid DocumentId,
    DocumentKind Kind,
    string Title,
    PartialDate? DatedOn,
    Classification Classification,
    Guid? RedactedFrom
)
{
    /// <summary>The proceeding about the case to which it belongs.</summary>
    public Guid? ProceedingId { get; init; }

    /// <summary>The first one is version 1.</summary>
    public IReadOnlyList<DocumentVersion> Versions { get; init; } = [];
    public IReadOnlyList<CustodyEntry> Custody { get; init; } = [];
    public IReadOnlyList<DocumentRelease> Releases { get; init; } = [];

    internal bool IsStrict => Classification == Classification.StrictlyConfidential;

    /// <exception cref="Access.NotFoundException">There is no such version.</exception>
    internal DocumentVersion Version(int number) =>
        number >= 1 && number <= Versions.Count ? Versions[number - 1] : throw new Access.NotFoundException();

    /// <summary>The release of a version to a State that was not revoked; of several the one that two persons decided.</summary>
    internal DocumentRelease? ReleaseOf(int version, string state) =>
        Releases
            .Where(r => r.Version == version && r.State == state && r.RevokedAt is null)
            .OrderByDescending(r => r.ByTwo)
            .FirstOrDefault();

    /// <summary>The documents of a case, in the order in which they became part of it; pure.</summary>
    internal static IReadOnlyList<CaseDocument> Of(IEnumerable<Recorded> history)
    {
        var (order, documents) = (new List<Guid>(), new Dictionary<Guid, CaseDocument>());
        foreach (var recorded in history)
        {
            if (recorded.Event is not IDocumentEvent e)
                continue;
            var before = documents.GetValueOrDefault(e.DocumentId);
            if (Apply(before, recorded) is not { } after)
                continue;
            if (before is null)
                order.Add(e.DocumentId);
            documents[e.DocumentId] = after;
        }
        return [.. order.Select(id => documents[id])];
    }

    private static CaseDocument? Apply(CaseDocument? document, Recorded recorded) =>
        (recorded.Event, document) switch
        {
            (DocumentTakenOver t, _) => t.Document,
            (DocumentAdded a, null) => new CaseDocument(a.DocumentId, a.Kind, a.Title, a.EffectiveOn, a.Classification, a.RedactedFrom)
            {
                ProceedingId = a.ProceedingId,
            },
            (_, null) => null,
            (DocumentVersionAdded v, _) => document with
            {
                Versions = [.. document.Versions, new DocumentVersion(v.File, v.Note, recorded.Actor, recorded.RecordedAt)],
            },
            (DocumentCorrected c, _) => document with { Kind = c.Kind, Title = c.Title, DatedOn = c.EffectiveOn },
            (DocumentClassified c, _) => document with { Classification = c.Classification },
            (CustodyRecorded c, _) => document.With(
                new CustodyEntry(c.Step, null, c.EffectiveOn, c.Origin, c.Recipient, c.Keeper, c.Note, recorded.Actor, recorded.RecordedAt)
            ),
            (DocumentVerified v, _) => document.With(
                new CustodyEntry(StepOf(v.Finding), v.Version, v.EffectiveOn, null, null, null, null, recorded.Actor, recorded.RecordedAt)
            ),
            (DocumentReleased r, _) => document with
            {
                Releases =
                [
                    .. document.Releases,
                    new DocumentRelease(r.Version, r.State, r.ByTwo, r.Grounds, recorded.Actor, recorded.RecordedAt),
                ],
            },
            (DocumentReleaseRevoked r, _) => document with
            {
                Releases =
                [
                    .. document.Releases.Select(d =>
                        d.Version == r.Version && d.State == r.State && d.RevokedAt is null
                            ? d with
                            {
                                RevokedAt = recorded.RecordedAt,
                                RevokedBy = recorded.Actor,
                                RevokedFor = r.Grounds,
                            }
                            : d
                    ),
                ],
            },
            _ => document,
        };

    private CaseDocument With(CustodyEntry entry) => this with { Custody = [.. Custody, entry] };

    private static CustodyStep StepOf(Integrity finding) =>
        finding switch
        {
            Integrity.Intact => CustodyStep.Verified,
            Integrity.Altered => CustodyStep.FoundAltered,
            Integrity.Missing => CustodyStep.FoundMissing,
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };
}

/// <param name="At">When it was recorded (UTC), here and below.</param>
public sealed record DocumentVersion(Attachment File, string? Note, string By, DateTime At);

/// <summary>A step of the chain of custody; <see cref="CustodyRecorded"/> says what the members hold.</summary>
/// <param name="Version">Whose hash was computed again; null else.</param>
public sealed record CustodyEntry(
    CustodyStep Step,
    int? Version,
    PartialDate? On,
    string? Origin,
    string? Recipient,
    string? Keeper,
    string? Note,
    string By,
    DateTime At
);

/// <summary>That a State may have a version, from a time on and as long as it is not revoked.</summary>
public sealed record DocumentRelease(int Version, string State, bool ByTwo, string? Grounds, string By, DateTime At)
{
    public DateTime? RevokedAt { get; init; }
    public string? RevokedBy { get; init; }
    public string? RevokedFor { get; init; }
}
