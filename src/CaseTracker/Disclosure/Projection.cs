using CaseTracker.Ledger;

namespace CaseTracker.Disclosure;

/// <summary>Says which rows a stream's history amounts to; pure, so that every past state of the read tables can be computed
/// again.</summary>
public abstract class Projection
{
    public abstract string StreamKind { get; }

    /// <summary>All rows of this stream, for all audiences, that are true after this history.</summary>
    /// <param name="history">Of the stream and of all that are related to it (<see cref="ILinkStreams"/>), in order of <c>Seq</c>.</param>
    public abstract IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history);

    /// <summary>All rows that were ever true, each with its span: what the read tables must hold of this stream.</summary>
    /// <param name="history">As for <see cref="Rows"/>; what a related stream recorded counts from the command on that related the
    /// two.</param>
    public IEnumerable<Span> Spans(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var (open, related, begin) = (new Dictionary<Row, long>(), new HashSet<Guid> { streamId }, 0);
        for (var end = 1; end <= history.Count; end++)
        {
            // The rows follow commands, not single events: all events of one command share one time.
            if (end < history.Count && history[end].RecordedAt == history[end - 1].RecordedAt)
                continue;
            for (; begin < end; begin++)
                Relate(related, streamId, history[begin]);
            var known = history.Take(end).Where(r => related.Contains(r.StreamId)).ToList();
            if (known.Count == 0 || known[^1].RecordedAt != history[end - 1].RecordedAt)
                continue;
            var (position, now) = (known[^1].Seq, Rows(streamId, known).ToHashSet());
            foreach (var (row, from) in open.Where(o => !now.Contains(o.Key)).ToList())
            {
                open.Remove(row);
                yield return new Span(row, from, position);
            }
            foreach (var row in now)
                open.TryAdd(row, position);
        }
        foreach (var (row, from) in open)
            yield return new Span(row, from, RowTable.Open);
    }

    private static void Relate(HashSet<Guid> related, Guid streamId, Recorded recorded)
    {
        if (StreamLink.Of(recorded.StreamId, recorded.Event) is not { } link)
            return;
        if (link.StreamId == streamId)
            related.Add(link.RelatedId);
        else if (link.RelatedId == streamId)
            related.Add(link.StreamId);
    }
}
