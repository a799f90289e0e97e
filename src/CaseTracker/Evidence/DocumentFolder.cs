namespace CaseTracker.Evidence;

/// <summary>Where documents lie, which is outside the database, and how large one may be.</summary>
/// <param name="Path">A folder that all nodes share; null where documents are not taken.</param>
/// <param name="Largest">In bytes.</param>
public sealed record DocumentFolder(string? Path, long Largest = DocumentFolder.UsualLargest)
{
    public const long UsualLargest = 25L << 20;
}
