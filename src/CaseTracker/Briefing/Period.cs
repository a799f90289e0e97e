using System.Diagnostics.CodeAnalysis;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>The time that a table is about, both days included; an incident of which only the year or month is known lies on its first
/// day.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    // Far enough from the ends of the calendar that a period before it exists too.
    private const int FirstYear = 1900,
        LastYear = 2999;

    /// <summary>The year from which resolution 2589 (2021) has the deaths counted in the briefings.</summary>
    public static DateOnly SeriesStart { get; } = new(2013, 1, 1);

    /// <summary>The period of equal length before: whole months before whole months, otherwise as many days.</summary>
    public Period Previous
    {
        get
        {
            var end = From.AddDays(-1);
            if (From.Day != 1 || To.AddDays(1).Day != 1)
                return new(From.AddDays(From.DayNumber - To.DayNumber - 1), end);
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            return new(From.AddMonths(-months), end);
        }
    }

    /// <summary>What "killed since 2013" counts: all that is on record, whatever the period of the table.</summary>
    public static Period SinceSeriesStart { get; } = new(SeriesStart, DateOnly.MaxValue);

    public static Period Of(PartialDate from, PartialDate to) => new(from.First, to.Last);

    public static Period OfYear(int year) => Of(new PartialDate(year), new PartialDate(year));

    /// <summary>Reads <c>2021</c>, <c>2021-03</c>, <c>2021-03-15</c>, or two of them with <c>..</c> between, from 1900 to 2999; false when
    /// the text is neither or ends before it begins.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        var parts = text?.Split("..") ?? [];
        if (
            parts.Length is not (1 or 2)
            || !PartialDate.TryParse(parts[0].Trim(), out var from)
            || !PartialDate.TryParse(parts[^1].Trim(), out var to)
        )
            return false;
        if (to.Last < from.First || from.Year < FirstYear || to.Year > LastYear)
            return false;
        period = Of(from, to);
        return true;
    }

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary><c>2021-01-01..2021-12-31</c></summary>
    public override string ToString() => $"{PartialDate.FromDate(From)}..{PartialDate.FromDate(To)}";
}
