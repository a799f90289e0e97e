using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Cases;

/// <summary>What another capability shows of a case from events that it put into the case's own stream; each registers one.</summary>
public abstract class CasePart
{
    /// <summary>All rows, for all audiences, that are true after this history; pure, so that every past row can be computed
    /// again.</summary>
    /// <param name="own">The history of the case's own stream.</param>
    /// <param name="capacities">The States that may see the case, and in what capacity.</param>
    public abstract IEnumerable<Row> Rows(CaseFile file, IReadOnlyList<Recorded> own, IReadOnlyDictionary<string, Capacity> capacities);

    /// <summary>The events of which only readers of strictly confidential matter may know that there are any.</summary>
    /// <param name="isStrict">The case is strictly confidential.</param>
    internal virtual IEnumerable<Recorded> ForStrictReaders(bool isStrict, IReadOnlyList<Recorded> own) => [];

    /// <summary>What the case that takes over a duplicate records of what the duplicate held of this.</summary>
    /// <param name="own">The history of the duplicate's own stream.</param>
    internal virtual IEnumerable<Event> WhenMerged(IReadOnlyList<Recorded> own) => [];
}
