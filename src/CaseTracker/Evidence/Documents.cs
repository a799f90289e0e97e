using System.Text;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>What the database knows of documents: whose they are, their keys, and whether they belong to a draft or to a submission.</summary>
public sealed class Documents(Database database, DocumentStore store, MasterKey master, TimeProvider clock)
{
    /// <summary>How many one draft may have.</summary>
    public const int Most = 10;

    private const int LongestName = 150;
    private static readonly string[] Columns = ["DocumentId", "State", "DraftId", "Name", "MediaType", "Bytes", "Sha256", "WrappedKey", "StoredBy", "StoredAt"];

    private sealed record Stored
    {
        public Guid DocumentId { get; init; }
        public string Name { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Bytes { get; init; }
        public string Sha256 { get; init; } = "";
    }

    private sealed record Key
    {
        public byte[] WrappedKey { get; init; } = [];
        public long Bytes { get; init; }
    }

    /// <summary>The documents of a draft, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<Attachment>> Of(Session session, string state, Guid draftId) => [.. (await session.Query<Stored>(
        "-- Documents.Of\nSELECT DocumentId, Name, MediaType, Bytes, Sha256 FROM Document WHERE State = @state AND DraftId = @draftId ORDER BY StoredAt, DocumentId", new { state, draftId })).Select(Open)];

    /// <summary>Puts a document to a draft.</summary>
    /// <param name="isThere">Whether the draft exists and is the State's; asked again before the document is put to it.</param>
    /// <exception cref="NotFoundException">There is no such draft.</exception>
    /// <exception cref="RuleBrokenException">The draft has too many, or this is of a kind that is not taken.</exception>
    internal async Task<Attachment> Add(string state, string by, Guid draftId, string fileName, Stream content, long? length, Func<Session, Task<bool>> isThere, CancellationToken cancellation)
    {
        var (id, name) = (Guid.CreateVersion7(clock.GetUtcNow()), Named(fileName));
        await database.Read(async session => await Require(session), cancellation);
        var written = await store.Write(id, name, content, length, cancellation);
        var attachment = new Attachment(id, name, written.MediaType, written.Length, written.Sha256);
        await database.Write(
            async session =>
            {
                await Require(session);
                await session.Insert("Document", Columns,
                [[
                    id, state, draftId, Convert.ToBase64String(master.Keep(Encoding.UTF8.GetBytes(name), id)), written.MediaType, written.Length, written.Sha256,
                    master.Keep(written.Key, id), by, clock.GetUtcNow().UtcDateTime,
                ]]);
            },
            cancellation);
        return attachment;

        async Task<int> Require(Session session)
        {
            if (!await isThere(session)) throw new NotFoundException();
            var count = await session.QuerySingle<int>("-- Documents.Count\nSELECT COUNT(*) FROM Document WHERE DraftId = @draftId", new { draftId });
            return count < Most ? count : throw new RuleBrokenException(Text.TooManyDocuments(Most), "File");
        }
    }

    /// <summary>A draft was sent: its documents belong to the submission from now on.</summary>
    internal async Task<IReadOnlyList<Attachment>> Send(Session session, string state, Guid draftId, Guid submissionId)
    {
        var sent = await Of(session, state, draftId);
        await session.Execute("-- Documents.Send\nUPDATE Document SET SubmissionId = @submissionId, DraftId = NULL WHERE State = @state AND DraftId = @draftId", new { state, draftId, submissionId });
        return sent;
    }

    /// <summary>Takes one document off a draft, or all; the files go when the folder is swept.</summary>
    /// <returns>How many there were.</returns>
    internal static Task<int> Forget(Session session, string state, Guid draftId, Guid? documentId = null) => session.Execute(
        $"-- Documents.Forget\nDELETE FROM Document WHERE State = @state AND DraftId = @draftId{(documentId is null ? "" : " AND DocumentId = @documentId")}", new { state, draftId, documentId });

    /// <summary>The content in clear, for whoever was found entitled to it.</summary>
    /// <exception cref="NotFoundException">There is no such document.</exception>
    internal async Task<Stream> Read(Session session, Guid documentId)
    {
        var key = await session.QuerySingle<Key>("-- Documents.Read\nSELECT WrappedKey, Bytes FROM Document WHERE DocumentId = @documentId", new { documentId }) ?? throw new NotFoundException();
        return store.Read(documentId, master.Kept(key.WrappedKey, documentId), key.Bytes);
    }

    /// <summary>Removes the files that the database does not know: of documents that were taken off, and of uploads that failed.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> Sweep(CancellationToken cancellation = default)
    {
        var removed = 0;
        foreach (var some in store.Old().Chunk(200))
        {
            var ids = some.Select(f => f.DocumentId).OfType<Guid>().ToList();
            var known = await database.Read(
                async s => (await s.Query<Guid>("-- Documents.Known\nSELECT DocumentId FROM Document WHERE DocumentId IN @ids", new { ids = s.Ids(ids) })).ToHashSet(), cancellation);
            foreach (var (path, id) in some.Where(f => f.DocumentId is not { } id || !known.Contains(id)))
            {
                File.Delete(path);
                removed++;
            }
        }
        return removed;
    }

    private Attachment Open(Stored s) =>
        new(s.DocumentId, Encoding.UTF8.GetString(master.Kept(Convert.FromBase64String(s.Name), s.DocumentId)), s.MediaType, s.Bytes, s.Sha256);

    /// <summary>The last part of a path, without what no name needs.</summary>
    private static string Named(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or '*' or '?') && !char.IsSurrogate(c))).Trim(' ', '.');
        var ending = Path.GetExtension(clean);
        return clean.Length == 0 ? throw new RuleBrokenException(Text.FileNameMissing, "File")
            : clean.Length <= LongestName ? clean : clean[..(LongestName - Math.Min(ending.Length, 10))] + ending[..Math.Min(ending.Length, 10)];
    }
}
