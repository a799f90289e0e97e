using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Texts;

namespace CaseTracker.Evidence;

/// <summary>
/// The files behind documents: each is encrypted under a key of its own before it touches the disk, and is whole and on disk before the
/// database knows of it. So a file that the database does not know is of no use to anybody and is removed after a day.
/// </summary>
public sealed class DocumentStore(DocumentFolder folder, TimeProvider clock)
{
    private const string Unfinished = ".part";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    internal sealed record Written(byte[] Key, string MediaType, long Length, string Sha256);

    public long Largest => folder.Largest;

    /// <summary>Takes a document in as it comes, without ever holding it whole in memory.</summary>
    /// <param name="length">As announced; null when it was not.</param>
    /// <exception cref="DocumentTooLargeException">It is too large; what was not read yet is not read.</exception>
    /// <exception cref="RuleBrokenException">It is of a kind that is not taken.</exception>
    internal async Task<Written> Write(Guid documentId, string fileName, Stream content, long? length, CancellationToken cancellation)
    {
        if (folder.Path is null) throw new RuleBrokenException(Text.DocumentsNotTaken, "File");
        if (length > folder.Largest) throw new DocumentTooLargeException();
        var (path, key, text) = (PathOf(documentId), RandomNumberGenerator.GetBytes(32), new TextCheck());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long stored;
            await using (var file = new FileStream(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stored = await SealedPieces.Write(content, file, key, documentId, folder.Largest, Look, cancellation);
                file.Flush(flushToDisk: true);
            }
            using (var clear = Open(path + Unfinished, documentId, key, stored))
            {
                var type = DocumentType.Of(clear, text.IsText, fileName);
                clear.Dispose();
                File.Move(path + Unfinished, path);
                return new Written(key, type.MediaType, stored, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }

            void Look(ReadOnlyMemory<byte> piece)
            {
                hash.AppendData(piece.Span);
                text.See(piece.Span);
            }
        }
        catch
        {
            File.Delete(path + Unfinished);
            throw;
        }
    }

    /// <summary>The content in clear.</summary>
    /// <exception cref="CryptographicException">The file was altered.</exception>
    /// <exception cref="IOException">The file is not there.</exception>
    internal Stream Read(Guid documentId, byte[] key, long length) => Open(PathOf(documentId), documentId, key, length);

    /// <summary>The files that are older than a day.</summary>
    internal IEnumerable<(string Path, Guid? DocumentId)> Old()
    {
        if (folder.Path is null || !Directory.Exists(folder.Path)) yield break;
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < before))
            yield return (file.FullName, Guid.TryParseExact(file.Name, "N", out var id) ? id : null);
    }

    private static SealedStream Open(string path, Guid documentId, byte[] key, long length) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), key, documentId, length);

    private string PathOf(Guid documentId)
    {
        var name = documentId.ToString("N");
        // Ids made one after the other begin alike.
        return Path.Combine(folder.Path!, name[^2..], name);
    }
}
