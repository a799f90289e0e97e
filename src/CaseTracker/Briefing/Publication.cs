using CaseTracker.Office;

namespace CaseTracker.Briefing;

/// <summary>Tables that go out together in one file.</summary>
/// <param name="Title">In the reader's language, as everything in it.</param>
/// <param name="Tables">Whole, in the order in which they are numbered.</param>
public sealed record Publication(string Title, IReadOnlyList<BriefingTable> Tables)
{
    /// <summary>Texts that people wrote, each before the table of its key; those without a table come first.</summary>
    public IReadOnlyList<Narrative> Narratives { get; init; } = [];

    /// <summary>The address of the web service under which readers open the rows behind a figure; null where figures lead
    /// nowhere.</summary>
    public Uri? Address { get; init; }

    /// <summary>What the file says of itself, where it is one of an edition.</summary>
    internal PackageSeal? Seal { get; init; }
}

/// <summary>A text that goes with a table, or with the whole.</summary>
public sealed record Narrative(TableId? Table, string Text);
