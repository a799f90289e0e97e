namespace CaseTracker.Evidence;

/// <summary>A file as a place lists it.</summary>
/// <param name="DocumentId">Null for what was never finished.</param>
internal sealed record StoredFile(string Name, Guid? DocumentId);

/// <summary>
/// Where the encrypted files lie: a folder that all nodes share, or in its place a store of objects. A file is there whole or not at all.
/// </summary>
public abstract class DocumentPlace
{
    /// <summary>Whether documents are taken.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Whether the place can be reached: if not, nothing can be said of what lies there.</summary>
    internal abstract bool IsThere { get; }

    /// <summary>A file that is not there before <see cref="Finish"/>.</summary>
    internal abstract Stream Begin(Guid documentId);

    /// <summary>What was written so far, to be looked at before it is finished.</summary>
    internal abstract Stream OpenUnfinished(Guid documentId);

    /// <summary>From now on the file is there, whatever happens to this process or its machine.</summary>
    internal abstract void Finish(Guid documentId);

    /// <summary>Removes what was not finished.</summary>
    internal abstract void Abandon(Guid documentId);

    /// <exception cref="IOException">The file is not there.</exception>
    internal abstract Stream Open(Guid documentId);

    /// <summary>Finished or not, what was written before a time (UTC).</summary>
    internal abstract IEnumerable<StoredFile> WrittenBefore(DateTime time);

    internal abstract void Remove(StoredFile file);
}

/// <summary>A folder of the file system; on several machines a shared one.</summary>
internal sealed class FolderPlace(DocumentFolder folder) : DocumentPlace
{
    private const string Unfinished = ".part";

    public override bool IsOpen => folder.Path is not null;

    internal override bool IsThere => Directory.Exists(folder.Path);

    internal override Stream Begin(Guid documentId)
    {
        var path = PathOf(documentId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    internal override Stream OpenUnfinished(Guid documentId) => Reading(PathOf(documentId) + Unfinished);

    internal override void Finish(Guid documentId) => File.Move(PathOf(documentId) + Unfinished, PathOf(documentId));

    internal override void Abandon(Guid documentId) => File.Delete(PathOf(documentId) + Unfinished);

    internal override Stream Open(Guid documentId) => Reading(PathOf(documentId));

    internal override IEnumerable<StoredFile> WrittenBefore(DateTime time)
    {
        if (folder.Path is null || !Directory.Exists(folder.Path))
            yield break;
        foreach (
            var file in new DirectoryInfo(folder.Path)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.LastWriteTimeUtc < time)
        )
        {
            var isUnfinished = file.Name.EndsWith(Unfinished, StringComparison.Ordinal);
            // What this place did not write is none of its business, whoever put it into its folder.
            if (
                Guid.TryParseExact(isUnfinished ? file.Name[..^Unfinished.Length] : file.Name, "N", out var id)
                && file.FullName == Path.GetFullPath(PathOf(id)) + (isUnfinished ? Unfinished : "")
            )
                yield return new StoredFile(file.FullName, isUnfinished ? null : id);
        }
    }

    internal override void Remove(StoredFile file) => File.Delete(file.Name);

    private static FileStream Reading(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    private string PathOf(Guid documentId)
    {
        var name = documentId.ToString("N");
        // Ids made one after the other begin alike.
        return Path.Combine(folder.Path!, name[^2..], name);
    }
}
