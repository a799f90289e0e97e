namespace CaseTracker.Clocks;

/// <summary>A day on which a duty station does not work, as the office entered it.</summary>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>
/// The days on which a duty station works, in its own time: a day belongs to the calendar of the place, with its daylight saving, wherever
/// the instant was written down.
/// </summary>
public sealed record WorkingCalendar
{
    /// <summary>Headquarters in New York, for every mission that has no calendar of its own.</summary>
    public const string Headquarters = "HQ";

    /// <summary>As delivered: no holidays, for the office that works by them enters them.</summary>
    public static WorkingCalendar Default { get; } =
        new()
        {
            Code = Headquarters,
            TimeZone = "America/New_York",
            Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday],
        };

    /// <summary><see cref="Headquarters"/>, or the code of a mission.</summary>
    public string Code { get; init; } = "";

    /// <summary>IANA name, such as <c>Asia/Beirut</c>.</summary>
    public string TimeZone { get; init; } = "";

    public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [];

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Whether the name is one of the IANA database; the names that Windows gives to zones are not.</summary>
    public static bool IsZone(string? name) =>
        name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    public bool IsWeekend(DateOnly day) => Weekend.Contains(day.DayOfWeek);

    /// <summary>The name of the holiday that a day is; null on other days, and on those of the weekend.</summary>
    public string? HolidayOn(DateOnly day) => IsWeekend(day) ? null : Holidays.FirstOrDefault(h => h.Day == day)?.Name;

    public bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && HolidayOn(day) is null;

    /// <summary>The time on the wall at an instant (UTC).</summary>
    public DateTime LocalTime(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, Zone);

    /// <summary>The local day of an instant (UTC).</summary>
    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(LocalTime(instant));

    /// <summary>The first instant (UTC) of a local day: where clocks are put forward at midnight it is later than 00:00, where that hour
    /// comes twice the first of the two.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var (zone, local) = (Zone, day.ToDateTime(TimeOnly.MinValue));
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>The instant (UTC) with which a local day is over.</summary>
    public DateTime EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The day by whose end something is due: what is due with the first instant of a day is due by the end of the one
    /// before.</summary>
    public DateOnly LastDayBefore(DateTime instant) => DayOf(instant.AddTicks(-1));

    public bool Equals(WorkingCalendar? other) =>
        other is not null
        && (Code, TimeZone) == (other.Code, other.TimeZone)
        && Weekend.SequenceEqual(other.Weekend)
        && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => HashCode.Combine(Code, TimeZone, Weekend.Count, Holidays.Count);
}
