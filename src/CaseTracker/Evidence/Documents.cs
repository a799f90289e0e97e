using System.Text;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>What the database knows of documents: whose they are, their keys, and whether they belong to a draft, to a submission or to a
/// case.</summary>
public sealed class Documents(Database database, DocumentStore store, Quarantine quarantine, MasterKey master, TimeProvider clock)
{
    /// <summary>How many one draft may have.</summary>
    public const int Most = 10;

    /// <summary>How many files one person may have stored that belong to no case yet.</summary>
    public const int MostUploads = 20;

    private const string Un = "UN";
    private static readonly string[] Columns =
        "DocumentId State DraftId Name MediaType Bytes Sha256 WrappedKey StoredBy StoredAt Scan".Split(' ');

    private sealed record Stored
    {
        public Guid DocumentId { get; init; }
        public string Name { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Bytes { get; init; }
        public string Sha256 { get; init; } = "";
    }

    /// <summary>The documents of a draft, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<Attachment>> Of(Session session, string state, Guid draftId) =>
        [
            .. (
                await session.Query<Stored>(
                    """
                    -- Documents.Of
                    SELECT DocumentId, Name, MediaType, Bytes, Sha256
                    FROM Document
                    WHERE State = @state AND DraftId = @draftId
                    ORDER BY StoredAt, DocumentId
                    """,
                    new { state, draftId }
                )
            ).Select(Open),
        ];

    /// <summary>Puts a document to a draft.</summary>
    /// <param name="isThere">Whether the draft exists and is the State's; asked again before the document is put to it.</param>
    /// <exception cref="NotFoundException">There is no such draft.</exception>
    /// <exception cref="RuleBrokenException">The draft has too many, or this is of a kind that is not taken.</exception>
    internal async Task<Attachment> Add(
        string state,
        string by,
        Guid draftId,
        string fileName,
        Stream content,
        long? length,
        Func<Session, Task<bool>> isThere,
        CancellationToken cancellation
    )
    {
        await database.Read(async session => await Require(session), cancellation);
        return await Store(state, by, draftId, fileName, content, length, Require, cancellation);

        async Task<int> Require(Session session)
        {
            if (!await isThere(session))
                throw new NotFoundException();
            var count = await session.QuerySingle<int>(
                "-- Documents.Count\nSELECT COUNT(*) FROM Document WHERE DraftId = @draftId",
                new { draftId }
            );
            return count < Most ? count : throw new RuleBrokenException(Text.TooManyDocuments(Most), "File");
        }
    }

    /// <summary>Stores a file of the UN that is to become a document of a case; until then it is its uploader's alone.</summary>
    /// <exception cref="RuleBrokenException">There are too many such files, or this is of a kind that is not taken.</exception>
    internal async Task<Attachment> Upload(string by, string fileName, Stream content, long? length, CancellationToken cancellation)
    {
        await database.Read(async session => await Require(session), cancellation);
        return await Store(Un, by, null, fileName, content, length, Require, cancellation);

        async Task<int> Require(Session session)
        {
            var count = await session.QuerySingle<int>(
                """
                -- Documents.Uploads
                SELECT COUNT(*)
                FROM Document
                WHERE StoredBy = @by AND State = 'UN' AND CaseId IS NULL AND StoredAt >= @since
                """,
                new { by, since = store.KeptSince }
            );
            return count < MostUploads ? count : throw new RuleBrokenException(Text.TooManyUploads(MostUploads), "File");
        }
    }

    /// <summary>Stores a file of a case with what the command records that runs in this session; null where documents are not
    /// taken.</summary>
    internal async Task<Attachment?> Put(
        Session session,
        string by,
        Guid caseId,
        string fileName,
        byte[] content,
        CancellationToken cancellation
    )
    {
        if (!store.IsOpen)
            return null;
        using var stream = new MemoryStream(content);
        var (id, name) = (Guid.CreateVersion7(clock.GetUtcNow()), FileName.Of(fileName));
        var written = await store.Write(id, name, stream, content.Length, cancellation);
        await Insert(session, id, Un, by, null, name, written);
        await Take(session, by, id, caseId);
        return new Attachment(id, name, written.MediaType, written.Length, written.Sha256);
    }

    /// <summary>A file that its uploader puts to a case belongs to the case from now on.</summary>
    /// <exception cref="RuleBrokenException">There is no such file of this uploader (any more).</exception>
    internal async Task<Attachment> Take(Session session, string by, Guid fileId, Guid caseId)
    {
        var taken = await session.Execute(
            """
            -- Documents.Take
            UPDATE Document
            SET CaseId = @caseId
            WHERE DocumentId = @fileId AND StoredBy = @by AND State = 'UN' AND CaseId IS NULL
            """,
            new
            {
                fileId,
                by,
                caseId,
            }
        );
        if (taken != 1)
            throw new RuleBrokenException(Text.UploadMissing, "File");
        await Quarantine.RequireNotInfected(session, [fileId]);
        return Open(
            (
                await session.QuerySingle<Stored>(
                    "-- Documents.Taken\nSELECT DocumentId, Name, MediaType, Bytes, Sha256 FROM Document WHERE DocumentId = @fileId",
                    new { fileId }
                )
            )!
        );
    }

    /// <summary>A document that came with a submission is one of the case, too, from now on.</summary>
    /// <exception cref="RuleBrokenException">It was found infected.</exception>
    internal static async Task TakeUp(Session session, Guid fileId, Guid caseId)
    {
        await session.Execute(
            "-- Documents.TakeUp\nUPDATE Document SET CaseId = @caseId WHERE DocumentId = @fileId AND SubmissionId IS NOT NULL",
            new { fileId, caseId }
        );
        await Quarantine.RequireNotInfected(session, [fileId]);
    }

    /// <summary>A draft was sent: its documents belong to the submission from now on.</summary>
    internal async Task<IReadOnlyList<Attachment>> Send(Session session, string state, Guid draftId, Guid submissionId)
    {
        var sent = await Of(session, state, draftId);
        await Quarantine.RequireNotInfected(session, [.. sent.Select(a => a.DocumentId)]);
        await session.Execute(
            """
            -- Documents.Send
            UPDATE Document
            SET SubmissionId = @submissionId, DraftId = NULL
            WHERE State = @state AND DraftId = @draftId
            """,
            new
            {
                state,
                draftId,
                submissionId,
            }
        );
        return sent;
    }

    /// <summary>Takes one document off a draft, or all; the files go when the folder is swept.</summary>
    /// <returns>How many there were.</returns>
    internal static Task<int> Forget(Session session, string state, Guid draftId, Guid? documentId = null) =>
        session.Execute(
            """
            -- Documents.Forget
            DELETE FROM Document
            WHERE State = @state AND DraftId = @draftId AND (@documentId IS NULL OR DocumentId = @documentId)
            """,
            new
            {
                state,
                draftId,
                documentId,
            }
        );

    /// <summary>Removes the files that the database does not know: of documents that were taken off, and of uploads that failed.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> Sweep(CancellationToken cancellation = default)
    {
        await database.Write(
            session =>
                session.Execute(
                    """
                    -- Documents.Unused
                    DELETE FROM Document
                    WHERE CaseId IS NULL AND DraftId IS NULL AND SubmissionId IS NULL AND StoredAt < @before
                    """,
                    new { before = store.KeptSince }
                ),
            cancellation
        );
        var removed = 0;
        foreach (var some in store.Old().Chunk(200))
        {
            var ids = some.Select(f => f.DocumentId).OfType<Guid>().ToList();
            var known = await database.Read(
                async s =>
                    (
                        await s.Query<Guid>(
                            "-- Documents.Known\nSELECT DocumentId FROM Document WHERE DocumentId IN @ids",
                            new { ids = s.Ids(ids) }
                        )
                    ).ToHashSet(),
                cancellation
            );
            foreach (var file in some.Where(f => f.DocumentId is not { } id || !known.Contains(id)))
            {
                store.Remove(file);
                removed++;
            }
        }
        return removed;
    }

    /// <param name="require">Asked again in the transaction that makes the file known.</param>
    private async Task<Attachment> Store(
        string state,
        string by,
        Guid? draftId,
        string fileName,
        Stream content,
        long? length,
        Func<Session, Task<int>> require,
        CancellationToken cancellation
    )
    {
        var (id, name) = (Guid.CreateVersion7(clock.GetUtcNow()), FileName.Of(fileName));
        var written = await store.Write(id, name, content, length, cancellation);
        await database.Write(
            async session =>
            {
                await require(session);
                await Insert(session, id, state, by, draftId, name, written);
            },
            cancellation
        );
        await quarantine.Admit(id, cancellation);
        return new Attachment(id, name, written.MediaType, written.Length, written.Sha256);
    }

    private Task Insert(Session session, Guid id, string state, string by, Guid? draftId, string name, DocumentStore.Written written) =>
        session.Insert(
            "Document",
            Columns,
            [
                [
                    id,
                    state,
                    draftId,
                    Convert.ToBase64String(master.Keep(Encoding.UTF8.GetBytes(name), id)),
                    written.MediaType,
                    written.Length,
                    written.Sha256,
                    master.Keep(written.Key, id),
                    by,
                    clock.GetUtcNow().UtcDateTime,
                    quarantine.Begin,
                ],
            ]
        );

    private Attachment Open(Stored s) =>
        new(
            s.DocumentId,
            Encoding.UTF8.GetString(master.Kept(Convert.FromBase64String(s.Name), s.DocumentId)),
            s.MediaType,
            s.Bytes,
            s.Sha256
        );
}
