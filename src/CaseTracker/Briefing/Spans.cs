using System.Globalization;
using CaseTracker.Reference;
using Dapper;

namespace CaseTracker.Briefing;

/// <summary>Tells dates apart by the days on which something begins; a date of which only the year or month is known lies on its first
/// day.</summary>
internal sealed class Spans
{
    private readonly IReadOnlyList<DateOnly> _edges;

    private Spans(IReadOnlyList<DateOnly> edges, string sql) => (_edges, Sql) = (edges, sql);

    /// <summary>The number of the span: how many of the days are not after the date.</summary>
    public string Sql { get; }

    public static Spans Of(string column, IEnumerable<DateOnly>? edges, string name, DynamicParameters arguments)
    {
        IReadOnlyList<DateOnly> days = [.. (edges ?? []).Distinct().Order()];
        for (var i = 0; i < days.Count; i++)
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"{name}{i}"), PartialDate.ShortestFrom(days[i]));
        return new Spans(days, Between(0, days.Count));

        // Halved again and again: every row is compared, and most are late.
        string Between(int first, int last)
        {
            var middle = (first + last) / 2;
            return first == last
                ? first.ToString(CultureInfo.InvariantCulture)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"CASE WHEN {column} < @{name}{middle} THEN {Between(first, middle)} ELSE {Between(middle + 1, last)} END"
                );
        }
    }

    public DateOnly First(int span) => span == 0 ? DateOnly.MinValue : _edges[span - 1];
}
