using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Evidence;

/// <summary>
/// The documents of a case for each audience: the UN reads all by their classification, a State the versions that are released to it and
/// nothing of the others, of the chain of custody or of who else has them.
/// </summary>
internal sealed class DocumentPart : CasePart
{
    public override IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities)
    {
        // The case that took over a duplicate has its documents.
        if (file.MergedInto is not null)
            return [];
        return CaseDocument
            .Of(own)
            .Where(d => d.Versions.Count > 0)
            .SelectMany(d => OfUn(file, d).Concat(capacities.SelectMany(c => OfState(file, d, Audience.Of(c.Key), c.Value))));
    }

    internal override IEnumerable<Event> WhenMerged(IReadOnlyList<Recorded> own) =>
        CaseDocument.Of(own).Select(d => new DocumentTakenOver(d.DocumentId, d) { EffectiveOn = d.DatedOn });

    internal override IEnumerable<Recorded> ForStrictReaders(bool isStrict, IReadOnlyList<Recorded> own)
    {
        var open = CaseDocument.Of(own).Where(d => !isStrict && !d.IsStrict).Select(d => d.DocumentId).ToHashSet();
        return own.Where(r => r.Event is IDocumentEvent e && !open.Contains(e.DocumentId));
    }

    private static IEnumerable<Row> OfUn(CaseFile file, CaseDocument document)
    {
        var audience = Policy.Allows(Datum.DocumentHandling, Audience.Un, Capacity.None, IsStrict(file, document))
            ? Audience.Un
            : Audience.UnStrict;
        yield return RowOf(file, document, audience) with
        {
            Classification = Codes.Of(document.Classification),
            RedactedFrom = document.RedactedFrom,
        };
        foreach (var (version, number) in document.Versions.Select((v, i) => (v, i + 1)))
            yield return RowOf(file, document, audience, version, number) with
            {
                Note = version.Note,
                AddedOn = Day(version.At),
                AddedBy = version.By,
            };
        foreach (var (release, number) in document.Releases.Select((r, i) => (r, i + 1)))
        {
            yield return new DocumentReleaseRow
            {
                Audience = audience.Code,
                CaseId = file.CaseId,
                DocumentId = document.DocumentId,
                Ordinal = number,
                Mission = file.Incident.Mission,
                Version = release.Version,
                State = release.State,
                ByTwo = release.ByTwo,
                InForce = IsInForce(file, document, release),
                ReleasedOn = Day(release.At),
                ReleasedBy = release.By,
                Grounds = release.Grounds,
                RevokedOn = release.RevokedAt is { } at ? Day(at) : null,
                RevokedBy = release.RevokedBy,
                RevokedFor = release.RevokedFor,
            };
        }
        foreach (var (entry, number) in document.Custody.Select((c, i) => (c, i + 1)))
        {
            yield return new CustodyRow
            {
                Audience = audience.Code,
                CaseId = file.CaseId,
                DocumentId = document.DocumentId,
                Ordinal = number,
                Mission = file.Incident.Mission,
                Step = Codes.Of(entry.Step),
                Version = entry.Version,
                OccurredOn = entry.On?.ToString(),
                Origin = entry.Origin,
                Recipient = entry.Recipient,
                Keeper = entry.Keeper,
                Note = entry.Note,
                RecordedOn = Day(entry.At),
                RecordedBy = entry.By,
            };
        }
    }

    private static IEnumerable<Row> OfState(CaseFile file, CaseDocument document, Audience state, Capacity capacity)
    {
        // Counted over all that was ever released to this State, so that a number never means another version.
        var versions = document
            .Releases.Where(r => r.State == state.Code)
            .Select(r => r.Version)
            .Distinct()
            .Select((v, i) => (Version: v, Number: i + 1))
            .ToList();
        var released = versions
            .Select(v => (v.Version, v.Number, Release: document.ReleaseOf(v.Version, state.Code)))
            .Where(v =>
                v.Release is { } release
                && v.Version <= document.Versions.Count
                && Policy.Allows(Datum.Document, state, capacity, IsStrict(file, document) && !release.ByTwo, new Subject(IsReleased: true))
            )
            .ToList();
        if (released.Count == 0)
            yield break;
        yield return RowOf(file, document, state);
        foreach (var (version, number, release) in released)
            yield return RowOf(file, document, state, document.Versions[version - 1], number) with
            {
                ReleasedOn = Day(release!.At),
            };
    }

    private static bool IsInForce(CaseFile file, CaseDocument document, DocumentRelease release) =>
        release.RevokedAt is null && (release.ByTwo || !IsStrict(file, document));

    private static bool IsStrict(CaseFile file, CaseDocument document) => document.IsStrict || file.IsStrictlyConfidential;

    private static DocumentRow RowOf(CaseFile file, CaseDocument document, Audience audience) =>
        new()
        {
            Audience = audience.Code,
            CaseId = file.CaseId,
            DocumentId = document.DocumentId,
            Mission = file.Incident.Mission,
            Kind = Codes.Of(document.Kind),
            Title = document.Title,
            DatedOn = document.DatedOn?.ToString(),
            ProceedingId = document.ProceedingId,
        };

    private static DocumentVersionRow RowOf(CaseFile file, CaseDocument document, Audience audience, DocumentVersion version, int number) =>
        new()
        {
            Audience = audience.Code,
            CaseId = file.CaseId,
            DocumentId = document.DocumentId,
            Version = number,
            Mission = file.Incident.Mission,
            FileId = version.File.DocumentId,
            FileName = version.File.FileName,
            MediaType = version.File.MediaType,
            Bytes = version.File.Length,
            Sha256 = version.File.Sha256,
        };

    private static string Day(DateTime at) => PartialDate.FromDate(DateOnly.FromDateTime(at)).ToString();
}
