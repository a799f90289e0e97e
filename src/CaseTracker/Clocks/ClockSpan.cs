using CaseTracker.Disclosure;
using Dapper;

namespace CaseTracker.Clocks;

/// <summary>
/// Between which times the first clocks of a list lie. An index tells it, missions included, so that whoever sees one mission does not
/// have every earlier clock of the others fetched only to be passed over.
/// </summary>
internal static class ClockSpan
{
    /// <param name="time">The column that the list is ordered by and an index holds: <c>DueAt</c> or <c>RemindAt</c>.</param>
    /// <param name="bounds">The condition on that column alone.</param>
    /// <returns>The condition for <paramref name="bounds"/> to be replaced by, since an index is entered by one bound only;
    /// <paramref name="arguments"/> get its values.</returns>
    public static async Task<string> OfFirst(
        AudienceReader reader,
        int count,
        string time,
        string bounds,
        string others,
        DynamicParameters arguments
    )
    {
        var times = await reader.QueryFirst<DateTime>(
            count,
            $$"""
            -- ClockSpan.OfFirst
            SELECT c.{{time}} FROM {ClockRow} AS c WHERE {{bounds}} AND {{others}} ORDER BY c.{{time}}
            """,
            arguments
        );
        if (times.Count == 0)
            return bounds;
        arguments.AddDynamicParams(new { spanFrom = times[0], spanTo = times[^1] });
        return $"c.{time} >= @spanFrom AND c.{time} <= @spanTo";
    }
}
