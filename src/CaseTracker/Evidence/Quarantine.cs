using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>How a stored file stands.</summary>
/// <param name="Finding">The name of the virus, or why the scanner did not take the file.</param>
/// <param name="VerifiedAt">When its hash was last computed again (UTC).</param>
/// <param name="Integrity">Null while that never happened.</param>
public sealed record FileStanding(ScanState Scan, string? Finding, DateTime? VerifiedAt, Integrity? Integrity)
{
    public bool IsInQuarantine => Scan is ScanState.Waiting or ScanState.Infected;
}

/// <summary>
/// Keeps files from everybody until the virus scanner has let them through: where one is configured and cannot be reached, what is uploaded
/// waits; what is infected is refused, or was found so later and stays unread for good.
/// </summary>
public sealed class Quarantine(Database database, DocumentStore store, VirusScanner scanner, MasterKey master, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private sealed record Kept
    {
        public Guid DocumentId { get; init; }
        public byte[] WrappedKey { get; init; } = [];
        public long Bytes { get; init; }
        public string Scan { get; init; } = "";
        public string? Finding { get; init; }
        public DateTime? VerifiedAt { get; init; }
        public string? Integrity { get; init; }
    }

    /// <summary>Whether a scanner is configured; the pages say so where none is.</summary>
    public bool Scans => scanner.IsConfigured;

    /// <summary>As what a file is stored.</summary>
    internal string Begin => Codes.Of(Scans ? ScanState.Waiting : ScanState.NotScanned);

    /// <summary>Has a file that was just stored looked through; one that cannot be now waits.</summary>
    /// <exception cref="RuleBrokenException">It is infected, and gone.</exception>
    internal async Task Admit(Guid fileId, CancellationToken cancellation)
    {
        if (!Scans)
            return;
        var scanned = await Scan(await database.Read(session => Find(session, fileId), cancellation), cancellation);
        if (scanned.State == ScanState.Infected)
        {
            // What was put to a case or sent meanwhile is on record: it stays, unread.
            await Note(fileId, scanned, cancellation);
            await database.Write(
                session =>
                    session.Execute(
                        "-- Quarantine.Refuse\nDELETE FROM Document WHERE DocumentId = @fileId AND CaseId IS NULL AND SubmissionId IS NULL",
                        new { fileId }
                    ),
                cancellation
            );
            throw new RuleBrokenException(Text.FileInfected(scanned.Finding ?? ""), "File");
        }
        await Note(fileId, scanned, cancellation);
    }

    /// <summary>Has those looked through that wait, and those that were stored before there was a scanner.</summary>
    /// <returns>How many were let through or found infected.</returns>
    public async Task<int> Retry(CancellationToken cancellation = default)
    {
        if (!Scans)
            return 0;
        // What the scanner did not take it will hardly take a minute later.
        var before = clock.GetUtcNow().UtcDateTime - Between;
        var (done, waiting) = (
            0,
            await database.Read(
                session =>
                    session.QueryFirst<Kept>(
                        Most,
                        """
                        -- Quarantine.Waiting
                        SELECT DocumentId, WrappedKey, Bytes, Scan FROM Document
                        WHERE Scan IN ('waiting', 'not_scanned') AND (Finding IS NULL OR ScannedAt < @before)
                        ORDER BY ScannedAt, StoredAt, DocumentId
                        """,
                        new { before }
                    ),
                cancellation
            )
        );
        foreach (var file in waiting)
        {
            var scanned = await Scan(file, cancellation);
            // What could be read before the scanner came can be read while it does not take the file.
            await Note(
                file.DocumentId,
                scanned.State == ScanState.Waiting ? scanned with { State = Codes.Parse<ScanState>(file.Scan) } : scanned,
                cancellation
            );
            // Nobody answers: the others need not be tried now; the next time they are tried before the one of which it may have died.
            if (scanned is { State: ScanState.Waiting, Finding: null })
                break;
            if (scanned.State != ScanState.Waiting)
                done++;
        }
        return done;
    }

    /// <summary>How files stand; those that are not stored are left out.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, FileStanding>> Standing(Session session, IEnumerable<Guid> fileIds)
    {
        var found = new Dictionary<Guid, FileStanding>();
        foreach (var some in fileIds.Distinct().Chunk(500))
        {
            foreach (
                var k in await session.Query<Kept>(
                    """
                    -- Quarantine.Standing
                    SELECT DocumentId, Scan, Finding, VerifiedAt, Integrity
                    FROM Document
                    WHERE DocumentId IN @ids
                    """,
                    new { ids = session.Ids(some) }
                )
            )
                found[k.DocumentId] = new FileStanding(
                    Codes.Parse<ScanState>(k.Scan),
                    k.Finding,
                    k.VerifiedAt,
                    k.Integrity is { } held ? Codes.Parse<Integrity>(held) : null
                );
        }
        return found;
    }

    /// <exception cref="RuleBrokenException">One of them was found infected.</exception>
    internal static async Task RequireNotInfected(Session session, IReadOnlyList<Guid> fileIds)
    {
        foreach (var standing in (await Standing(session, fileIds)).Values.Where(s => s.Scan == ScanState.Infected))
            throw new RuleBrokenException(Text.FileInfected(standing.Finding ?? ""), "File");
    }

    /// <exception cref="RuleBrokenException">It is infected, waits for the scanner, or was found altered or missing.</exception>
    internal static async Task RequireClear(Session session, Guid fileId) => Require(await Find(session, fileId));

    /// <summary>The content in clear, for whoever was found entitled to it.</summary>
    /// <exception cref="NotFoundException">There is no such document.</exception>
    /// <exception cref="RuleBrokenException">It is in quarantine, altered or not there.</exception>
    internal async Task<Stream> Read(Session session, Guid fileId)
    {
        var found = await Find(session, fileId);
        Require(found);
        Stream? content = null;
        try
        {
            content = Open(found);
            // Before an answer begins: a file of one piece is whole, of a longer one the rest is found out on the way.
            content.ReadByte();
            content.Position = 0;
            return content;
        }
        catch (Exception broken) when (broken is CryptographicException or FileNotFoundException or DirectoryNotFoundException)
        {
            if (content is not null)
                await content.DisposeAsync();
            throw new RuleBrokenException(Text.FileNotAsStored);
        }
    }

    private static void Require(Kept file)
    {
        if (file.Scan == Codes.Of(ScanState.Infected))
            throw new RuleBrokenException(Text.FileInfected(file.Finding ?? ""));
        if (file.Scan == Codes.Of(ScanState.Waiting))
            throw new RuleBrokenException(Text.FileInQuarantine);
        if (file.Integrity is { } found && Codes.Parse<Integrity>(found) != Integrity.Intact)
            throw new RuleBrokenException(Text.FileNotAsStored);
    }

    private async Task<Scanned> Scan(Kept file, CancellationToken cancellation)
    {
        try
        {
            await using var content = Open(file);
            return await scanner.Scan(content, cancellation);
        }
        catch (Exception broken) when (broken is IOException or CryptographicException)
        {
            // What does not open harms nobody; the verification of documents reports it.
            return new Scanned(ScanState.Waiting, broken.GetType().Name);
        }
    }

    private Stream Open(Kept file) => store.Read(file.DocumentId, master.Kept(file.WrappedKey, file.DocumentId), file.Bytes);

    private static async Task<Kept> Find(Session session, Guid fileId) =>
        await session.QuerySingle<Kept>(
            "-- Quarantine.Find\nSELECT DocumentId, WrappedKey, Bytes, Scan, Finding, Integrity FROM Document WHERE DocumentId = @fileId",
            new { fileId }
        ) ?? throw new NotFoundException();

    private Task<int> Note(Guid fileId, Scanned scanned, CancellationToken cancellation) =>
        database.Write(
            session =>
                session.Execute(
                    "-- Quarantine.Note\nUPDATE Document SET Scan = @scan, Finding = @Finding, ScannedAt = @now WHERE DocumentId = @fileId",
                    new
                    {
                        fileId,
                        scan = Codes.Of(scanned.State),
                        scanned.Finding,
                        now = clock.GetUtcNow().UtcDateTime,
                    }
                ),
            cancellation
        );
}
