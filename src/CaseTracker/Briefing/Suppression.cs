namespace CaseTracker.Briefing;

/// <summary>
/// Makes counts fit for the public: no count of one to four can be had from what was published, neither by subtracting rows from totals,
/// nor one list from another, nor one edition from another.
/// </summary>
/// <remarks>
/// A list parts one number into rows that add up, such as killed by mission. It is published as rows with a figure, rows that are named but
/// withheld, and one figure for all withheld rows together; a total is the sum of these figures and says nothing more. Why nothing small
/// can be had from it:
/// <list type="number">
/// <item>Within an edition. Small counts are withheld (primary), and with them the next larger ones (complementary), all equal counts or
/// none, until there are two different counts among them and their sum leaves each of them room up to the threshold. Nothing but counts
/// decides who is withheld, so that exchanging the counts of two withheld rows gives the same publication: even who knows this rule cannot
/// tell them apart.</item>
/// <item>Between lists. Lists of the same number share nothing but their sum, which each of them shows already.</item>
/// <item>Between editions. What was withheld once stays withheld, so that no later list uncovers an earlier one. A figure that was shown
/// stands until the record differs by the threshold or more from every figure ever shown of the same rows: from one publication to the next
/// nothing changes, or not by little, and no figure is new that lies near an earlier one. A figure is thus less than twice the threshold
/// away from the record.</item>
/// </list>
/// Where rows to cover the small ones are lacking, the list of the edition before stands.
/// </remarks>
public static class Suppression
{
    /// <summary>The smallest count that is shown; none is shown too.</summary>
    public const int Threshold = 5;

    /// <summary>What is published of a list in one edition after another; null while nothing can be.</summary>
    /// <param name="editions">The counts of each edition, first the earliest; null where an edition does not have them.</param>
    public static IReadOnlyList<PublicList?> Publish(IEnumerable<IReadOnlyDictionary<string, int>?> editions)
    {
        var published = new List<PublicList?>();
        foreach (var counts in editions)
        {
            IReadOnlyList<PublicList> earlier = [.. published.OfType<PublicList>()];
            published.Add((counts is null ? null : Next(earlier, counts)) ?? Last(earlier));
        }
        return published;
    }

    private static PublicList? Next(IReadOnlyList<PublicList> earlier, IReadOnlyDictionary<string, int> counts)
    {
        var withheld = counts
            .Where(c => c.Value is > 0 and < Threshold)
            .Select(c => c.Key)
            .Concat(Last(earlier)?.Withheld ?? [])
            .ToHashSet(StringComparer.Ordinal);
        if (withheld.Count > 0)
        {
            foreach (
                var alike in counts
                    .Where(c => c.Value >= Threshold && !withheld.Contains(c.Key))
                    .GroupBy(c => c.Value, c => c.Key)
                    .OrderBy(g => g.Key)
                    .ToList()
            )
            {
                if (CoverEachOther(withheld, counts))
                    break;
                withheld.UnionWith(alike);
            }
            if (!CoverEachOther(withheld, counts))
                return null;
        }
        var named = counts
            .Where(c => c.Value > 0)
            .Select(c => c.Key)
            .Concat(earlier.SelectMany(e => e.Shown.Keys))
            .Distinct()
            .Where(k => !withheld.Contains(k));
        return new PublicList(
            named.ToDictionary(
                k => k,
                k => Settled(counts.GetValueOrDefault(k), [.. earlier.Where(e => e.Shown.ContainsKey(k)).Select(e => e.Shown[k])]),
                StringComparer.Ordinal
            ),
            [.. withheld.Order(StringComparer.Ordinal)],
            Settled(withheld.Sum(k => counts.GetValueOrDefault(k)), [.. earlier.Select(e => e.SumOf(withheld))])
        );
    }

    private static PublicList? Last(IReadOnlyList<PublicList> earlier) => earlier.Count > 0 ? earlier[^1] : null;

    /// <summary>Whether none of these rows can be told from another of them, nor from the threshold.</summary>
    private static bool CoverEachOther(HashSet<string> withheld, IReadOnlyDictionary<string, int> counts)
    {
        List<int> values = [.. withheld.Select(k => counts.GetValueOrDefault(k))];
        return values.Distinct().Count() > 1 && values.Sum() >= Threshold + values.Count - 1;
    }

    /// <summary>The count, where it lies apart from all that was shown before; else a figure that was, the last one unless another lies
    /// apart from that.</summary>
    /// <param name="shown">First the earliest.</param>
    private static int Settled(int count, IReadOnlyList<int> shown)
    {
        var near = shown.Where(s => Near(s, count)).OrderBy(s => Math.Abs(s - count)).ThenBy(s => s).ToList();
        return near.Count == 0 ? count
            : Near(shown[^1], count) || Near(near[0], shown[^1]) ? shown[^1]
            : near[0];
    }

    private static bool Near(int one, int other) => Math.Abs(one - other) < Threshold;
}

/// <summary>A list as the public sees it.</summary>
/// <param name="Shown">The rows with a figure.</param>
/// <param name="Withheld">The rows that are named without one; once withheld, always withheld.</param>
/// <param name="Together">The figure for all withheld rows together.</param>
public sealed record PublicList(IReadOnlyDictionary<string, int> Shown, IReadOnlyList<string> Withheld, int Together)
{
    public int Total => Shown.Values.Sum() + Together;

    /// <summary>What this list shows of these rows, among which are all that it withholds.</summary>
    internal int SumOf(IReadOnlySet<string> rows) => Together + Shown.Where(s => rows.Contains(s.Key)).Sum(s => s.Value);
}
