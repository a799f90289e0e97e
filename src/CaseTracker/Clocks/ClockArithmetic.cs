using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>A time (UTC) for which a clock stands still; open while nobody resumed it.</summary>
public sealed record Pause(DateTime From, DateTime? To);

/// <summary>What a part of the time between anchor and end is.</summary>
public enum CountStep
{
    /// <summary>The day or instant that the count follows.</summary>
    Anchor,
    Counted,
    Weekend,
    Holiday,
    Paused,
    Extended,

    /// <summary>The end: the clock has run out with it.</summary>
    Due,
}

/// <summary>One line of the explanation of a clock.</summary>
/// <param name="From">Local time of the duty station, here and for <paramref name="To"/>; of a day its first minute.</param>
/// <param name="To">The last of several days, or the end of a span of hours; null for a single day or instant.</param>
/// <param name="Amount">Units counted (or added by an extension); zero for what is not counted.</param>
/// <param name="Name">Of a holiday.</param>
public sealed record CountLine(CountStep Step, DateTime From, DateTime? To, int Amount, string? Name = null);

/// <summary>When a clock runs out (UTC; null while it stands still), and why then.</summary>
public sealed record Count(DateTime? Due, IReadOnlyList<CountLine> Lines);

/// <summary>
/// The arithmetic of all clocks, and pure. Hours count on the instant, through nights, weekends and changes of the clocks. Days and working
/// days begin with the day after the anchor's and end with the local day of the duty station. An extension adds units. A pause stops hours
/// for as long as it lasts; a day of which any part is paused is not counted. What happens after the end changes nothing.
/// </summary>
public static class ClockArithmetic
{
    /// <param name="extensions">Units added, in the policy's unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit or extension is below one, or the time lies beyond the calendar.</exception>
    public static Count Of(
        Anchor anchor,
        TimeLimit limit,
        WorkingCalendar calendar,
        IReadOnlyList<Pause> pauses,
        IReadOnlyList<int> extensions
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit.Amount, 1);
        foreach (var extension in extensions)
            ArgumentOutOfRangeException.ThrowIfLessThan(extension, 1, nameof(extensions));
        return limit.Unit == ClockUnit.Hours
            ? Hours(anchor, limit.Amount, calendar, pauses, extensions)
            : Days(anchor, limit, calendar, pauses, extensions);
    }

    /// <summary>When the State is to be reminded (UTC): at the end of the so manieth day after the one by which it was due.</summary>
    public static DateTime RemindAt(DateTime due, int days, WorkingCalendar calendar) =>
        calendar.EndOf(calendar.LastDayBefore(due).AddDays(days));

    private static Count Hours(
        Anchor anchor,
        int amount,
        WorkingCalendar calendar,
        IReadOnlyList<Pause> pauses,
        IReadOnlyList<int> extensions
    )
    {
        var (start, left) = (anchor.StartIn(calendar), TimeSpan.FromHours(amount + extensions.Sum()));
        var lines = new List<CountLine> { new(CountStep.Anchor, calendar.LocalTime(start), null, 0) };
        lines.AddRange(extensions.Select(e => new CountLine(CountStep.Extended, calendar.LocalTime(start), null, e)));
        foreach (var pause in pauses.OrderBy(p => p.From))
        {
            if (pause.To <= start)
                continue;
            if (pause.From >= start + left)
                break;
            if (pause.From > start)
            {
                left -= pause.From - start;
                lines.Add(
                    new(CountStep.Counted, calendar.LocalTime(start), calendar.LocalTime(pause.From), (int)(pause.From - start).TotalHours)
                );
                start = pause.From;
            }
            lines.Add(new(CountStep.Paused, calendar.LocalTime(start), pause.To is { } to ? calendar.LocalTime(to) : null, 0));
            if (pause.To is not { } resumed)
                return new Count(null, lines);
            start = resumed;
        }
        lines.Add(new(CountStep.Counted, calendar.LocalTime(start), calendar.LocalTime(start + left), (int)left.TotalHours));
        lines.Add(new(CountStep.Due, calendar.LocalTime(start + left), null, 0));
        return new Count(start + left, lines);
    }

    private static Count Days(
        Anchor anchor,
        TimeLimit limit,
        WorkingCalendar calendar,
        IReadOnlyList<Pause> pauses,
        IReadOnlyList<int> extensions
    )
    {
        var (day, left) = (anchor.DayIn(calendar), limit.Amount + extensions.Sum());
        var lines = new List<CountLine> { new(CountStep.Anchor, day.ToDateTime(TimeOnly.MinValue), null, 0) };
        lines.AddRange(extensions.Select(e => new CountLine(CountStep.Extended, day.ToDateTime(TimeOnly.MinValue), null, e)));
        var paused = pauses
            .Select(p => (From: calendar.DayOf(p.From), To: p.To is { } to ? calendar.LastDayBefore(to) : (DateOnly?)null))
            .ToList();
        while (left > 0)
        {
            day = day.AddDays(1);
            var pause = paused.Find(p => p.From <= day && (p.To is null || p.To >= day));
            var (step, name) =
                pause != default ? (CountStep.Paused, null)
                : limit.Unit == ClockUnit.Days ? (CountStep.Counted, null)
                : KindOf(calendar, day);
            if (step == CountStep.Counted)
                left--;
            Append(lines, step, day, name);
            if (pause != default && pause.To is null)
                return new Count(null, lines);
        }
        lines.Add(new(CountStep.Due, day.ToDateTime(TimeOnly.MinValue), null, 0));
        return new Count(calendar.EndOf(day), lines);
    }

    private static (CountStep Step, string? Name) KindOf(WorkingCalendar calendar, DateOnly day) =>
        calendar.IsWeekend(day) ? (CountStep.Weekend, null)
        : calendar.HolidayOn(day) is { } name ? (CountStep.Holiday, name)
        : (CountStep.Counted, null);

    /// <summary>Days of one kind that follow each other make one line.</summary>
    private static void Append(List<CountLine> lines, CountStep step, DateOnly day, string? name)
    {
        var (at, amount) = (day.ToDateTime(TimeOnly.MinValue), step == CountStep.Counted ? 1 : 0);
        if (lines[^1] is { } last && last.Step == step && last.Name == name)
            lines[^1] = last with { To = at, Amount = last.Amount + amount };
        else
            lines.Add(new(step, at, null, amount, name));
    }
}
