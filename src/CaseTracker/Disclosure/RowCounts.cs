using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;
using Dapper;

namespace CaseTracker.Disclosure;

/// <summary>How many rows there are, and how many of them have what was asked for besides.</summary>
internal sealed record Counted
{
    public int Whole { get; init; }
    public int Part { get; init; }
}

/// <summary>What is to be counted: rows of one read table, under an alias.</summary>
/// <param name="Some">A condition on a row that is counted besides.</param>
/// <param name="OnRowsAlone">Whether the conditions look at these rows alone, so that only a change of such a row can change the
/// result.</param>
internal sealed record Counting(string Table, string Alias, string Sql, DynamicParameters Arguments, string Some, bool OnRowsAlone)
{
    /// <summary>All that a count depends on beside the reader, in short: equal keys, equal rows at one position.</summary>
    public string Key =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{Table}\n{Sql}\n{Some}\n{string.Join('\n', Arguments.ParameterNames.Select(n => $"{n}={Written(Arguments.Get<object>(n))}"))}"
                )
            )
        );

    private static string Written(object? value) =>
        value switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            string text => text,
            System.Collections.IEnumerable many => string.Join(',', many.Cast<object>().Select(Written)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}

/// <summary>
/// Counts exactly without counting twice: a count at a ledger position is true for ever, and from one position to a later one only the rows
/// that began or ended between them are counted. Positions stay in here; no reader learns of them.
/// </summary>
public sealed class RowCounts
{
    private const int Most = 2000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Known>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Known> _byUse = new();

    private sealed record Known(string Key, long Position, Counted Count);

    internal async Task<Counted> Of(Session session, AudienceReader reader, Counting counting, long? position)
    {
        var (audience, missions, strict) = reader.Viewpoint;
        var key = $"{audience.Code}\n{(missions is null ? "*" : string.Join(' ', missions))}\n{position}\n{strict}\n{counting.Key}";
        // What has been held back since changes this count without changing its position.
        if (reader.HidesWhatIsHeldBackSince && !counting.OnRowsAlone)
            return await Count(reader, counting, "");
        var before = position ?? await Head(session);
        var known = Find(key);
        if (known?.Position == before)
            return known.Count;
        var count =
            known is not null && known.Position < before && counting.OnRowsAlone
                ? await Since(session, reader, counting, known)
                : await Count(reader, counting, "");
        // A count that another commit may have overtaken belongs to no position: it is right, but not kept.
        if (position is not null || await Head(session) == before)
            Keep(new Known(key, before, count));
        return count;
    }

    private static async Task<Counted> Since(Session session, AudienceReader reader, Counting counting, Known known)
    {
        var since = new { since = known.Position, never = RowTable.Open };
        var then = new AudienceReader(session, reader.Viewpoint, known.Position);
        // The end that no row reaches tells the engine that few rows are meant: without it, it goes through all of a mission.
        var begun = await Count(
            reader,
            counting,
            $"\n  AND {counting.Alias}.FromSeq > @since AND {counting.Alias}.FromSeq < @never",
            since
        );
        var ended = await Count(then, counting, $"\n  AND {counting.Alias}.ToSeq < @never", since);
        return new Counted { Whole = known.Count.Whole + begun.Whole - ended.Whole, Part = known.Count.Part + begun.Part - ended.Part };
    }

    private static async Task<Counted> Count(AudienceReader reader, Counting counting, string span, object? arguments = null)
    {
        var all = new Dapper.DynamicParameters(counting.Arguments);
        all.AddDynamicParams(arguments);
        return (
            await reader.QuerySingle<Counted>(
                $$"""
                -- RowCounts.Count
                SELECT COUNT(*) AS Whole, COALESCE(SUM(CASE WHEN {{counting.Some}} THEN 1 ELSE 0 END), 0) AS Part
                FROM {{{counting.Table}}} AS {{counting.Alias}}
                WHERE {{counting.Sql}}{{span}}
                """,
                all
            )
        )!;
    }

    private static Task<long> Head(Session session) =>
        session.QuerySingle<long>("-- RowCounts.Head\nSELECT Seq FROM LedgerHead WHERE Id = 1");

    private Known? Find(string key)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(Known known)
    {
        lock (_lock)
        {
            if (_known.Remove(known.Key, out var old))
                _byUse.Remove(old);
            _known[known.Key] = _byUse.AddFirst(known);
            if (_known.Count <= Most)
                return;
            _known.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }
}
