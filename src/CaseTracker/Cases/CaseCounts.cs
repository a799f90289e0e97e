using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Cases;

/// <summary>How many cases there are, and on how many of them the host State never replied.</summary>
internal sealed record Counted
{
    public int Cases { get; init; }
    public int WithoutInformation { get; init; }
}

/// <summary>
/// Counts exactly without counting twice: a count at a ledger position is true for ever, and from one position to a later one only the rows that
/// began or ended between them are counted. Positions stay in here; no reader learns of them.
/// </summary>
public sealed class CaseCounts
{
    private const int Most = 2000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Known>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Known> _byUse = new();

    private sealed record Known(string Key, long Position, Counted Count);

    internal async Task<Counted> Of(Session session, AudienceReader reader, CaseConditions conditions, long? position)
    {
        var (audience, missions, strict) = reader.Viewpoint;
        var key = $"{audience.Code}\n{(missions is null ? "*" : string.Join(' ', missions))}\n{position}\n{strict}\n{conditions.Key}";
        // What has been held back since changes this count without changing its position.
        if (reader.HidesWhatIsHeldBackSince && !conditions.OnCaseRowsAlone) return await Count(reader, conditions, "");
        var before = position ?? await Head(session);
        var known = Find(key);
        if (known?.Position == before) return known.Count;
        var count = known is not null && known.Position < before && conditions.OnCaseRowsAlone
            ? await Since(session, reader, conditions, known) : await Count(reader, conditions, "");
        // A count that another commit may have overtaken belongs to no position: it is right, but not kept.
        if (position is not null || await Head(session) == before) Keep(new Known(key, before, count));
        return count;
    }

    private static async Task<Counted> Since(Session session, AudienceReader reader, CaseConditions conditions, Known known)
    {
        var since = new { since = known.Position, never = RowTable.Open };
        var then = new AudienceReader(session, reader.Viewpoint, known.Position);
        var begun = await Count(reader, conditions, "\n  AND c.FromSeq > @since", since);
        var ended = await Count(then, conditions, "\n  AND c.ToSeq < @never", since);
        return new Counted
        {
            Cases = known.Count.Cases + begun.Cases - ended.Cases,
            WithoutInformation = known.Count.WithoutInformation + begun.WithoutInformation - ended.WithoutInformation,
        };
    }

    private static async Task<Counted> Count(AudienceReader reader, CaseConditions conditions, string span, object? arguments = null)
    {
        var all = new Dapper.DynamicParameters(conditions.Arguments);
        all.AddDynamicParams(arguments);
        return (await reader.QuerySingle<Counted>(
            $$"""
            -- CaseCounts.Count
            SELECT COUNT(*) AS Cases, COALESCE(SUM(CASE WHEN c.Accountability = 'no_information' THEN 1 ELSE 0 END), 0) AS WithoutInformation
            FROM {CaseRow} AS c
            WHERE {{conditions.Sql}}{{span}}
            """,
            all))!;
    }

    private static Task<long> Head(Session session) => session.QuerySingle<long>("-- CaseCounts.Head\nSELECT Seq FROM LedgerHead WHERE Id = 1");

    private Known? Find(string key)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(key, out var node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(Known known)
    {
        lock (_lock)
        {
            if (_known.Remove(known.Key, out var old)) _byUse.Remove(old);
            _known[known.Key] = _byUse.AddFirst(known);
            if (_known.Count <= Most) return;
            _known.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }
}
