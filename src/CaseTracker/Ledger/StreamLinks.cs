using System.Text.Json;
using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>An event by which its stream and another become related: the rows of each follow from the histories of both, from then on and
/// for ever.</summary>
public interface ILinkStreams
{
    /// <summary>A stream that exists, or that begins in the same command.</summary>
    Guid RelatedId { get; }
}

/// <summary>Two streams that are related, as the event said it that related them first.</summary>
public sealed record StreamLink
{
    public Guid StreamId { get; init; }
    public Guid RelatedId { get; init; }

    /// <summary>The link that an event makes; null when it makes none.</summary>
    internal static StreamLink? Of(Guid streamId, Event e) =>
        e is ILinkStreams link && link.RelatedId != streamId ? new StreamLink { StreamId = streamId, RelatedId = link.RelatedId } : null;
}

/// <summary>Which streams are related to which, both ways; over one step only.</summary>
public sealed class Relations
{
    private readonly Dictionary<Guid, HashSet<Guid>> _related = [];

    public Relations(IEnumerable<StreamLink> links)
    {
        foreach (var link in links)
            Add(link);
    }

    public IReadOnlyCollection<Guid> Of(Guid streamId) => _related.TryGetValue(streamId, out var related) ? related : [];

    public void Add(StreamLink link)
    {
        Put(link.StreamId, link.RelatedId);
        Put(link.RelatedId, link.StreamId);

        void Put(Guid from, Guid to)
        {
            if (!_related.TryGetValue(from, out var all))
                _related[from] = all = [];
            all.Add(to);
        }
    }

    /// <summary>The history of a stream and of all that are related to it, in the order in which it was recorded.</summary>
    public IReadOnlyList<Recorded> Merge(Guid streamId, Func<Guid, IEnumerable<Recorded>> historyOf) =>
        Of(streamId) is { Count: > 0 } related
            ? [.. related.Append(streamId).SelectMany(historyOf).OrderBy(r => r.Seq)]
            : [.. historyOf(streamId)];
}

/// <summary>The table of related streams, which follows from the ledger.</summary>
internal static class StreamLinks
{
    private static readonly string[] Columns = ["StreamId", "RelatedId"];

    private static readonly List<string> Types =
    [
        .. typeof(StreamLinks)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Event)) && t.IsAssignableTo(typeof(ILinkStreams)))
            .Select(t => JsonNamingPolicy.SnakeCaseLower.ConvertName(t.Name)),
    ];

    /// <summary>All links of these streams.</summary>
    public static async Task<IReadOnlyList<StreamLink>> Of(Session session, IEnumerable<Guid> streamIds)
    {
        var found = new List<StreamLink>();
        foreach (var some in streamIds.Distinct().Chunk(500))
        {
            found.AddRange(
                await session.Query<StreamLink>(
                    """
                    -- StreamLinks.Of
                    SELECT StreamId, RelatedId FROM StreamLink WHERE StreamId IN @ids
                    UNION SELECT StreamId, RelatedId FROM StreamLink WHERE RelatedId IN @ids
                    """,
                    new { ids = session.Ids(some) }
                )
            );
        }
        return found;
    }

    public static Task<IReadOnlyList<StreamLink>> Stored(Session session) =>
        session.Query<StreamLink>("-- StreamLinks.Stored\nSELECT StreamId, RelatedId FROM StreamLink");

    /// <summary>Of several that say the same, one.</summary>
    public static Task Write(Session session, IEnumerable<StreamLink> links) =>
        session.Insert("StreamLink", Columns, links.Distinct().Select(l => (object?[])[l.StreamId, l.RelatedId]));

    public static Task Clear(Session session) => session.Execute("-- StreamLinks.Clear\nDELETE FROM StreamLink");

    /// <summary>All links that the ledger amounts to; looks through the whole of it.</summary>
    public static async Task<IReadOnlyList<StreamLink>> Stated(LedgerSession ledger) =>
        Types.Count == 0
            ? []
            : [.. (await ledger.LoadTypes(Types)).Select(r => StreamLink.Of(r.StreamId, r.Event)).OfType<StreamLink>().Distinct()];
}
