using CaseTracker.Clocks;
using CaseTracker.Reference;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Clocks;

/// <summary>What must hold of every clock, whatever its calendar.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1812", Justification = "FsCheck makes it.")]
public sealed class ClockProperties
{
    /// <summary>A clock as FsCheck makes it up.</summary>
    public sealed record Any(DateTime Start, TimeLimit Limit, WorkingCalendar Calendar, IReadOnlyList<Pause> Pauses)
    {
        public DateTime Due(DateTime? start = null, IReadOnlyList<Pause>? pauses = null, params int[] extensions) =>
            ClockArithmetic.Of(Anchor.At(start ?? Start), Limit, Calendar, pauses ?? Pauses, extensions).Due!.Value;
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_later_anchor_never_ends_earlier(Any clock, PositiveInt minutes) =>
        clock.Due() <= clock.Due(clock.Start.AddMinutes(minutes.Get));

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool An_extension_never_shortens(Any clock, PositiveInt units) => clock.Due(null, null, units.Get % 50 + 1) > clock.Due();

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_longer_limit_is_an_extension(Any clock, PositiveInt units)
    {
        var more = units.Get % 50 + 1;
        return (clock with { Limit = clock.Limit with { Amount = clock.Limit.Amount + more } }).Due() == clock.Due(null, null, more);
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_pause_never_shortens(Any clock, PositiveInt after, PositiveInt length)
    {
        var from = clock.Start.AddMinutes(after.Get * 37);
        return clock.Due(null, [.. clock.Pauses, new Pause(from, from.AddMinutes(length.Get * 53))]) >= clock.Due();
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool Resuming_later_never_ends_earlier(Any clock, PositiveInt after, PositiveInt length)
    {
        var from = clock.Start.AddMinutes(after.Get * 37);
        return clock.Due(null, [new Pause(from, from.AddMinutes(length.Get))])
            <= clock.Due(null, [new Pause(from, from.AddMinutes(length.Get * 2))]);
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_pause_after_the_end_changes_nothing(Any clock, PositiveInt later) =>
        clock.Due(null, [.. clock.Pauses, new Pause(clock.Due().AddMinutes(later.Get), null)]) == clock.Due();

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool One_more_holiday_never_ends_earlier(Any clock, PositiveInt day)
    {
        var holiday = new Holiday(clock.Calendar.DayOf(clock.Start).AddDays(day.Get % 20), "another");
        return (clock with { Calendar = clock.Calendar with { Holidays = [.. clock.Calendar.Holidays, holiday] } }).Due() >= clock.Due();
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_known_time_never_ends_later_than_the_day_alone(Any clock)
    {
        var day = PartialDate.FromDate(clock.Calendar.DayOf(clock.Start));
        return clock.Due() <= ClockArithmetic.Of(Anchor.On(day), clock.Limit, clock.Calendar, clock.Pauses, []).Due;
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool What_is_counted_is_the_limit(Any clock)
    {
        var lines = ClockArithmetic
            .Of(Anchor.At(clock.Start), clock.Limit, clock.Calendar, clock.Limit.Unit == ClockUnit.Hours ? [] : clock.Pauses, [])
            .Lines;
        return lines.Where(l => l.Step == CountStep.Counted).Sum(l => l.Amount) == clock.Limit.Amount
            && lines is [{ Step: CountStep.Anchor }, .., { Step: CountStep.Due }];
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool A_working_day_ends_as_a_working_day_of_the_place(Any clock)
    {
        var calendar = clock.Calendar;
        var last = calendar.LastDayBefore(clock.Due());
        return clock.Limit.Unit == ClockUnit.Hours
            || (calendar.EndOf(last) == clock.Due() && (clock.Limit.Unit == ClockUnit.Days || calendar.IsWorkingDay(last)));
    }

    [Property(Arbitrary = new[] { typeof(AnyClock) })]
    public bool Every_day_begins_where_the_one_before_it_ends(Any clock)
    {
        var (calendar, day) = (clock.Calendar, clock.Calendar.DayOf(clock.Start));
        return calendar.StartOf(day) <= clock.Start
            && clock.Start < calendar.EndOf(day)
            && calendar.DayOf(calendar.StartOf(day)) == day
            && calendar.LastDayBefore(calendar.EndOf(day)) == day;
    }

    private static class AnyClock
    {
        private static readonly string[] _zones =
        [
            "America/New_York",
            "Asia/Beirut",
            "Asia/Kabul",
            "Africa/Khartoum",
            "Asia/Kathmandu",
            "America/Havana",
            "Pacific/Apia",
            "Australia/Lord_Howe",
        ];

        private static readonly DayOfWeek[][] _weekends =
        [
            [DayOfWeek.Saturday, DayOfWeek.Sunday],
            [DayOfWeek.Friday, DayOfWeek.Saturday],
            [DayOfWeek.Friday],
            [],
        ];

        public static Arbitrary<Any> Any() =>
            (
                from minutes in Gen.Choose(0, 15 * 365 * 24 * 60)
                from amount in Gen.Choose(1, 60)
                from unit in Gen.Elements(Enum.GetValues<ClockUnit>())
                from zone in Gen.Elements(_zones)
                from weekend in Gen.Elements(_weekends)
                from holidays in Gen.ListOf(Gen.Choose(0, 60), 3)
                from pauses in Gen.ListOf(
                    from after in Gen.Choose(0, 40 * 24 * 60)
                    from length in Gen.Choose(1, 5 * 24 * 60)
                    select (after, length),
                    2
                )
                select Make(
                    new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes),
                    new TimeLimit(amount, unit),
                    zone,
                    weekend,
                    [.. holidays],
                    [.. pauses]
                )
            ).ToArbitrary();

        private static Any Make(
            DateTime start,
            TimeLimit limit,
            string zone,
            DayOfWeek[] weekend,
            int[] holidays,
            (int After, int Length)[] pauses
        )
        {
            var first = DateOnly.FromDateTime(start);
            return new(
                start,
                limit,
                new WorkingCalendar
                {
                    Code = "ANY",
                    TimeZone = zone,
                    Weekend = weekend,
                    Holidays = [.. holidays.Select(h => new Holiday(first.AddDays(h), "any"))],
                },
                [.. pauses.Select(p => new Pause(start.AddMinutes(p.After), start.AddMinutes(p.After + p.Length)))]
            );
        }
    }
}
