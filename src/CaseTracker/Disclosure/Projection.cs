using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>Says which rows a stream's history amounts to; pure, so that every past state of the read tables can be computed again.</summary>
public abstract class Projection
{
    public abstract string StreamKind { get; }

    /// <summary>All rows, for all audiences, that are true after this history.</summary>
    public abstract IEnumerable<Row> Rows(IReadOnlyList<Recorded> history);

    /// <summary>All rows that were ever true, each with its span: what the read tables must hold of this stream.</summary>
    public IEnumerable<Span> Spans(IReadOnlyList<Recorded> history)
    {
        var open = new Dictionary<Row, long>();
        for (var end = 1; end <= history.Count; end++)
        {
            // The rows follow commands, not single events: all events of one command share one time.
            if (end < history.Count && history[end].RecordedAt == history[end - 1].RecordedAt) continue;
            var (position, now) = (history[end - 1].Seq, Rows(history.Take(end).ToList()).ToHashSet());
            foreach (var (row, from) in open.Where(o => !now.Contains(o.Key)).ToList())
            {
                open.Remove(row);
                yield return new Span(row, from, position);
            }
            foreach (var row in now) open.TryAdd(row, position);
        }
        foreach (var (row, from) in open) yield return new Span(row, from, RowTable.Open);
    }
}
