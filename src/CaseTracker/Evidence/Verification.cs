using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Evidence;

/// <summary>A file that is not the one whose hash was recorded, or is not there.</summary>
/// <param name="Case">Reference of the case; null for documents of submissions and drafts.</param>
public sealed record BrokenFile(Guid FileId, string? Case, Integrity Finding);

/// <summary>
/// Computes the hashes of stored documents again, those first that were not looked at for the longest time, and records of each document of
/// a case in its chain of custody whether its hash still holds.
/// </summary>
public sealed class Verification(
    Database database,
    DocumentStore store,
    MasterKey master,
    Recorder recorder,
    CaseFiles files,
    TimeProvider clock
)
{
    private const int Batch = 20;

    /// <summary>All documents, strictly confidential ones too.</summary>
    private static readonly Viewpoint _all = Viewpoint.Un with { Strict = true };

    private sealed record Kept
    {
        public Guid DocumentId { get; init; }
        public byte[] WrappedKey { get; init; } = [];
        public long Bytes { get; init; }
        public string Sha256 { get; init; } = "";
        public Guid? CaseId { get; init; }
    }

    private sealed record Known
    {
        public Guid FileId { get; init; }
        public string? Reference { get; init; }
        public string Sha256 { get; init; } = "";
    }

    /// <summary>Looks at all files, or at so many at most, that were neither stored nor looked at since a time (UTC), and says of which
    /// documents on record no file is known at all.</summary>
    /// <param name="found">Told of each file that is not what it was.</param>
    /// <returns>How many files were looked at.</returns>
    /// <exception cref="IOException">The place where they lie is away: nothing is recorded then.</exception>
    public async Task<int> Run(Author author, DateTime since, int most, Action<BrokenFile> found, CancellationToken cancellation = default)
    {
        foreach (var lost in await database.Read(Lost, cancellation))
            found(new BrokenFile(lost.FileId, lost.Reference, Integrity.Missing));
        var done = 0;
        while (done < most)
        {
            var (files, recorded) = await database.Read(session => Due(session, since, Math.Min(Batch, most - done)), cancellation);
            if (files.Count == 0)
                break;
            var findings = new List<(Kept File, Integrity Finding)>();
            foreach (var file in files)
                findings.Add((file, await Look(file, recorded[file.DocumentId], cancellation)));
            foreach (var broken in await Note(author, findings, cancellation))
                found(broken);
            done += files.Count;
        }
        return done;
    }

    /// <summary>With the hashes that the record holds of them: what the database says of a file can be altered with it.</summary>
    private async Task<(IReadOnlyList<Kept> Files, ILookup<Guid, string> Recorded)> Due(Session session, DateTime since, int most)
    {
        var files = await session.QueryFirst<Kept>(
            most,
            """
            -- Verification.Due
            SELECT DocumentId, WrappedKey, Bytes, Sha256, CaseId FROM Document
            WHERE (StoredAt < @since OR StoredAt > @now) AND (VerifiedAt IS NULL OR VerifiedAt < @since OR VerifiedAt > @now)
            ORDER BY VerifiedAt, DocumentId
            """,
            new { since, now = clock.GetUtcNow().UtcDateTime }
        );
        var known = await new AudienceReader(session, _all).Query<Known>(
            """
            -- Verification.Recorded
            SELECT v.FileId, v.Sha256 FROM {DocumentVersionRow} AS v WHERE v.FileId IN @ids
            UNION ALL SELECT a.DocumentId AS FileId, a.Sha256 FROM {SubmissionDocumentRow} AS a WHERE a.DocumentId IN @ids
            """,
            new { ids = session.Ids(files.Select(f => f.DocumentId)) }
        );
        return (files, known.ToLookup(k => k.FileId, k => k.Sha256));
    }

    private static Task<IReadOnlyList<Known>> Lost(Session session) =>
        new AudienceReader(session, _all).Query<Known>(
            """
            -- Verification.Lost
            SELECT v.FileId, c.Reference FROM {DocumentVersionRow} AS v JOIN {CaseRow} AS c ON c.CaseId = v.CaseId
            WHERE NOT EXISTS (SELECT 1 FROM Document AS d WHERE d.DocumentId = v.FileId)
            UNION SELECT a.DocumentId AS FileId, NULL AS Reference FROM {SubmissionDocumentRow} AS a
            WHERE NOT EXISTS (SELECT 1 FROM Document AS d WHERE d.DocumentId = a.DocumentId)
            """
        );

    private async Task<Integrity> Look(Kept file, IEnumerable<string> recorded, CancellationToken cancellation)
    {
        try
        {
            await using var content = store.Read(file.DocumentId, master.Kept(file.WrappedKey, file.DocumentId), file.Bytes);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            return recorded.Prepend(file.Sha256).All(h => h == hash) ? Integrity.Intact : Integrity.Altered;
        }
        catch (CryptographicException)
        {
            return Integrity.Altered;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException && store.IsThere)
        {
            return Integrity.Missing;
        }
    }

    private Task<List<BrokenFile>> Note(Author author, List<(Kept File, Integrity Finding)> findings, CancellationToken cancellation) =>
        recorder.Record(
            author,
            async recording =>
            {
                var (broken, now) = (new List<BrokenFile>(), clock.GetUtcNow().UtcDateTime);
                foreach (var (file, finding) in findings)
                {
                    await recording.Session.Execute(
                        "-- Verification.Note\nUPDATE Document SET VerifiedAt = @now, Integrity = @finding WHERE DocumentId = @DocumentId",
                        new
                        {
                            now,
                            finding = Codes.Of(finding),
                            file.DocumentId,
                        }
                    );
                    var of = file.CaseId is { } caseId ? await CaseOf(recording, caseId) : null;
                    if (of is not null)
                        await Record(recording, of, file.DocumentId, finding, DateOnly.FromDateTime(now));
                    if (finding != Integrity.Intact)
                        broken.Add(new BrokenFile(file.DocumentId, of?.Reference, finding));
                }
                return broken;
            },
            cancellation
        );

    private static async Task Record(Recording recording, CaseFile of, Guid fileId, Integrity finding, DateOnly today)
    {
        foreach (var document in CaseDocument.Of(await recording.Load(of.CaseId)))
        {
            for (var number = 1; number <= document.Versions.Count; number++)
            {
                if (document.Version(number).File.DocumentId == fileId)
                    recording.Add(
                        CaseFile.StreamKind,
                        of.CaseId,
                        [new DocumentVerified(document.DocumentId, number, finding) { EffectiveOn = PartialDate.FromDate(today) }]
                    );
            }
        }
    }

    /// <summary>The case that has the document now, though the one to which it was put may have been merged since.</summary>
    private async Task<CaseFile> CaseOf(Recording recording, Guid caseId)
    {
        var file = files.Of(caseId, await recording.LoadWithRelated(caseId));
        while (file.MergedInto is { } into)
        {
            var staying = await new AudienceReader(recording.Session, Viewpoint.Un).RequireCase(into);
            file = files.Of(staying.CaseId, await recording.LoadWithRelated(staying.CaseId));
        }
        return file;
    }
}
