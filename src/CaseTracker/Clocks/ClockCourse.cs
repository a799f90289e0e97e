using CaseTracker.Ledger;

namespace CaseTracker.Clocks;

/// <summary>What the arithmetic of a clock needs, so that it can be explained whenever it is read.</summary>
/// <param name="Pauses">Exact times, for those who may know them; otherwise null.</param>
/// <param name="PausedDays">Used where there are no exact times; null otherwise.</param>
public sealed record ClockCourse(
    string Anchor,
    TimeLimit Limit,
    int Policy,
    string Calendar,
    int CalendarVersion,
    IReadOnlyList<int> Extensions,
    IReadOnlyList<Pause>? Pauses,
    IReadOnlyList<PausedDays>? PausedDays
)
{
    public static ClockCourse Of(Clock clock) =>
        new(
            clock.Start.Anchor,
            clock.Start.Limit,
            clock.Start.Policy,
            clock.Start.Calendar,
            clock.Start.CalendarVersion,
            clock.Extensions,
            clock.Pauses,
            null
        );

    /// <summary>By days alone; what is counted in days comes to the same.</summary>
    public static ClockCourse ByDay(Clock clock) =>
        Of(clock) with
        {
            Anchor = Reference.PartialDate.FromDate(clock.Start.Day).ToString(),
            Pauses = null,
            PausedDays = clock.PausedDays,
        };

    public static ClockCourse Read(string json) => (ClockCourse)Canonical.Plain.Read(json, typeof(ClockCourse));

    public Count Count(WorkingCalendar calendar) =>
        ClockArithmetic.Of(
            Clocks.Anchor.Parse(Anchor),
            Limit,
            calendar,
            Pauses ?? [.. PausedDays!.Select(p => new Pause(calendar.StartOf(p.From), p.To is { } to ? calendar.EndOf(to) : null))],
            Extensions
        );
}
