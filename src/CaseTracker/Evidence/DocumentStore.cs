using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>
/// The files behind documents: each is encrypted under a key of its own before it touches the disk, and is whole and on disk before the
/// database knows of it. So a file that the database does not know is of no use to anybody and is removed after a day.
/// </summary>
public sealed class DocumentStore(DocumentPlace place, DocumentFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    internal sealed record Written(byte[] Key, string MediaType, long Length, string Sha256);

    /// <summary>In bytes.</summary>
    public long Largest => folder.Largest;

    internal bool IsOpen => place.IsOpen;

    internal bool IsThere => place.IsThere;

    /// <summary>What was stored before this and belongs to nothing is removed (UTC).</summary>
    internal DateTime KeptSince => clock.GetUtcNow().UtcDateTime - Kept;

    /// <summary>Takes a document in as it comes, without ever holding it whole in memory.</summary>
    /// <param name="length">As announced; null when it was not.</param>
    /// <exception cref="DocumentTooLargeException">It is too large; what was not read yet is not read.</exception>
    /// <exception cref="RuleBrokenException">It is of a kind that is not taken.</exception>
    internal async Task<Written> Write(Guid documentId, string fileName, Stream content, long? length, CancellationToken cancellation)
    {
        if (!place.IsOpen)
            throw new RuleBrokenException(Text.DocumentsNotTaken, "File");
        if (length > folder.Largest)
            throw new DocumentTooLargeException();
        var (key, text, pdf) = (RandomNumberGenerator.GetBytes(32), new TextCheck(), new PdfLockCheck());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long stored;
            await using (var file = place.Begin(documentId))
            {
                stored = await SealedPieces.Write(content, file, key, documentId, folder.Largest, Look, cancellation);
                if (file is FileStream onDisk)
                    onDisk.Flush(flushToDisk: true);
            }
            using (var clear = new SealedStream(place.OpenUnfinished(documentId), key, documentId, stored))
            {
                var type = DocumentType.Of(clear, text.IsText, pdf.IsFound, fileName);
                clear.Dispose();
                place.Finish(documentId);
                return new Written(key, type.MediaType, stored, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }

            void Look(ReadOnlyMemory<byte> piece)
            {
                hash.AppendData(piece.Span);
                text.See(piece.Span);
                pdf.See(piece.Span);
            }
        }
        catch
        {
            place.Abandon(documentId);
            throw;
        }
    }

    /// <summary>Puts what comes aside, encrypted, so that what comes after it can be read first; it is gone when the stream is
    /// closed.</summary>
    /// <exception cref="DocumentTooLargeException">It is too large; what was not read yet is not read.</exception>
    /// <exception cref="RuleBrokenException">Documents are not taken.</exception>
    public async Task<Stream> PutAside(Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!place.IsOpen)
            throw new RuleBrokenException(Text.DocumentsNotTaken, "File");
        var (id, key) = (new Guid(RandomNumberGenerator.GetBytes(16)), RandomNumberGenerator.GetBytes(32));
        try
        {
            long stored;
            await using (var file = place.Begin(id))
                stored = await SealedPieces.Write(content, file, key, id, folder.Largest, _ => { }, cancellation);
            return new SealedStream(place.OpenUnfinished(id), key, id, stored);
        }
        finally
        {
            // What is open can be read to its end; nobody finds it by its name any more.
            place.Abandon(id);
        }
    }

    /// <summary>The content in clear.</summary>
    /// <exception cref="CryptographicException">The file was altered.</exception>
    /// <exception cref="IOException">The file is not there.</exception>
    internal Stream Read(Guid documentId, byte[] key, long length) => new SealedStream(place.Open(documentId), key, documentId, length);

    /// <summary>The files that are older than a day.</summary>
    internal IEnumerable<StoredFile> Old() => place.WrittenBefore(KeptSince);

    internal void Remove(StoredFile file) => place.Remove(file);
}
