using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>Gathers what a person should look at while rows are read and compared.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> InOrder => [.. _all.OrderBy(f => f.Line ?? int.MaxValue)];

    public void Reject(int line, string? key, string column, string value, string reason) =>
        _all.Add(new Finding(Severity.Rejected, line, key, column, value, reason));

    public void Doubt(int line, string? key, string column, string value, string reason) =>
        _all.Add(new Finding(Severity.Doubtful, line, key, column, value, reason));

    /// <summary>Rows that the file lacks.</summary>
    public int Gone { get; private set; }

    /// <summary>What is known and not in the file; a row that was rejected is there, so it is not gone.</summary>
    public void NoteGone(IEnumerable<string> known, IEnumerable<string> present)
    {
        var (there, rejected) = (
            present.ToHashSet(StringComparer.Ordinal),
            _all.Where(f => f.Severity == Severity.Rejected).Select(f => f.Key).ToHashSet()
        );
        foreach (var key in known.Where(k => !there.Contains(k) && !rejected.Contains(IdOf(k))))
        {
            _all.Add(new Finding(Severity.Gone, null, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], "", "", Text.ImportRowGone));
            Gone++;
        }
    }

    private static string IdOf(string key) => key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('#')[0];

    /// <summary>Columns that a later edition may have added are named once and not read.</summary>
    public void DoubtUnknownColumns(SourceTable table, IReadOnlyCollection<string> known)
    {
        foreach (var column in table.Unknown(known))
            Doubt(1, null, column, "", Text.ImportColumnNotRead);
    }
}
