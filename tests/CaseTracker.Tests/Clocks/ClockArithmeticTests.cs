using CaseTracker.Clocks;

namespace CaseTracker.Tests.Clocks;

/// <summary>Worked out by hand with a calendar of 2026 (1 June is a Monday); the name of each example says why it ends then.</summary>
public sealed class ClockArithmeticTests
{
    private const string None = "";

    private static IEnumerable<TestCaseData> InHours =>
        Examples.Table(
            """
            24 hours end at the same time on the next day
                24h | 2026-06-01T14:00Z | NY               | 2026-06-02T14:00Z
            48 hours end two days later
                48h | 2026-06-01T14:00Z | NY               | 2026-06-03T14:00Z
            Hours run on from Friday afternoon into Saturday
                24h | 2026-06-05T20:00Z | NY               | 2026-06-06T20:00Z
            Hours run through a holiday
                24h | 2026-12-25T12:00Z | NY with holidays | 2026-12-26T12:00Z
            24 hours are 24 hours when clocks go forward: from 15:00 to 16:00 on the wall
                24h | 2026-03-07T20:00Z | NY               | 2026-03-08T20:00Z
            24 hours are 24 hours when clocks go back: from 16:00 to 15:00 on the wall
                24h | 2026-10-31T20:00Z | NY               | 2026-11-01T20:00Z
            Hours from a day without a time count from its end, 04:00 UTC in New York's summer
                24h | 2026-06-01        | NY               | 2026-06-03T04:00Z
            Hours from the day on which clocks went back count from its end, 05:00 UTC
                24h | 2026-11-01        | NY               | 2026-11-03T05:00Z
            Hours from a day in Kabul count from 19:30 UTC, four and a half hours ahead
                24h | 2026-06-01        | Kabul            | 2026-06-02T19:30Z
            Hours from a month count from the end of 30 June
                24h | 2026-06           | NY               | 2026-07-02T04:00Z
            Hours from a year count from the end of 31 December
                24h | 2027              | NY               | 2028-01-02T05:00Z
            """
        );

    [TestCaseSource(nameof(InHours))]
    public void Hours(string limit, string anchor, string calendar, string due) => Expect(limit, anchor, calendar, None, None, due);

    private static IEnumerable<TestCaseData> InDays =>
        Examples.Table(
            """
            90 days from 1 June: 29 in June, 31 in July, 30 in August; 30 August, a Sunday, counts
                90d  | 2026-06-01T14:00Z | NY               | 2026-08-31T04:00Z
            90 days that begin in summer time end at midnight of winter time: 30 November
                90d  | 2026-09-01T14:00Z | NY               | 2026-12-01T05:00Z
            180 days from 1 January of a leap year end on 29 June
                180d | 2028-01-01        | NY               | 2028-06-30T04:00Z
            180 days from 1 January of another year end on 30 June
                180d | 2027-01-01        | NY               | 2027-07-01T04:00Z
            03:59 UTC is 23:59 of the day before in New York: that day is not counted, 2 June is
                1d   | 2026-06-02T03:59Z | NY               | 2026-06-03T04:00Z
            04:00 UTC is midnight in New York: 2 June is not counted, 3 June is
                1d   | 2026-06-02T04:00Z | NY               | 2026-06-04T04:00Z
            Days count Saturdays
                1d   | 2026-06-05T14:00Z | NY               | 2026-06-07T04:00Z
            Days count holidays
                1d   | 2026-12-24T14:00Z | NY with holidays | 2026-12-26T05:00Z
            30 days from a month count from its last day: 28 February to 30 March
                30d  | 2026-02           | NY               | 2026-03-31T04:00Z
            28 March ends in Beirut at 22:00 UTC, though the midnight after it does not exist
                1d   | 2026-03-27        | Beirut           | 2026-03-28T22:00Z
            29 March in Beirut has 23 hours
                1d   | 2026-03-28        | Beirut           | 2026-03-29T21:00Z
            24 October in Beirut has 25 hours: its last comes twice
                1d   | 2026-10-23        | Beirut           | 2026-10-24T22:00Z
            31 October ends in Havana with the first of two midnights
                1d   | 2026-10-30        | Havana           | 2026-11-01T04:00Z
            19:29 UTC is 23:59 in Kabul: 2 June is the first day
                1d   | 2026-06-01T19:29Z | Kabul            | 2026-06-02T19:30Z
            19:30 UTC is midnight in Kabul: 3 June is the first day
                1d   | 2026-06-01T19:30Z | Kabul            | 2026-06-03T19:30Z
            Days end in Kathmandu at 18:15 UTC, five and three quarter hours ahead
                1d   | 2026-06-01        | Kathmandu        | 2026-06-02T18:15Z
            """
        );

    [TestCaseSource(nameof(InDays))]
    public void Days(string limit, string anchor, string calendar, string due) => Expect(limit, anchor, calendar, None, None, due);

    private static IEnumerable<TestCaseData> InWorkingDays =>
        Examples.Table(
            """
            10 working days from Monday: four, a weekend, five, a weekend, one; Monday 15 June
                10wd | 2026-06-01T14:00Z | NY               | 2026-06-16T04:00Z
            The working day after Friday is Monday
                1wd  | 2026-06-05T14:00Z | NY               | 2026-06-09T04:00Z
            An anchor on Saturday: Monday is the first working day
                1wd  | 2026-06-06T14:00Z | NY               | 2026-06-09T04:00Z
            An anchor on Sunday: Monday is the first working day
                1wd  | 2026-06-07        | NY               | 2026-06-09T04:00Z
            Late on Friday evening, after office hours, is Friday still: Monday
                1wd  | 2026-06-06T03:30Z | NY               | 2026-06-09T04:00Z
            Before office hours on Monday is Monday already, which is not counted: Tuesday
                1wd  | 2026-06-08T07:00Z | NY               | 2026-06-10T04:00Z
            A holiday on Thursday is passed over: Friday
                1wd  | 2026-11-25T15:00Z | NY with holidays | 2026-11-28T05:00Z
            An anchor on a holiday: the working day after it
                1wd  | 2026-11-26T15:00Z | NY with holidays | 2026-11-28T05:00Z
            A holiday on Friday makes a long weekend: Monday 28 December
                1wd  | 2026-12-24        | NY with holidays | 2026-12-29T05:00Z
            10 working days over the turn of the year: four, Christmas, four, New Year, two; 5 January
                10wd | 2026-12-18T15:00Z | NY with holidays | 2027-01-06T05:00Z
            A holiday on Saturday is not made up for on Monday
                1wd  | 2026-06-05T14:00Z | NY with holidays | 2026-06-09T04:00Z
            Working days over the change to summer time: Friday, Monday, Tuesday, whose midnight is 04:00 UTC
                3wd  | 2026-03-05T15:00Z | NY               | 2026-03-11T04:00Z
            Weekend on Friday and Saturday: after Thursday comes Sunday
                1wd  | 2026-06-04T10:00Z | Khartoum         | 2026-06-07T22:00Z
            Weekend on Friday and Saturday: an anchor on Saturday counts Sunday
                1wd  | 2026-06-06T10:00Z | Khartoum         | 2026-06-07T22:00Z
            Weekend on Friday and Saturday: Monday to Thursday, then Sunday
                5wd  | 2026-06-07T10:00Z | Khartoum         | 2026-06-14T22:00Z
            Weekend on Friday alone: after Thursday comes Saturday
                1wd  | 2026-06-04        | Kabul            | 2026-06-06T19:30Z
            A place that works every day: after Friday comes Saturday
                1wd  | 2026-06-05        | no weekend       | 2026-06-07T04:00Z
            Known to be May: from 31 May, a Sunday, the first working day is 1 June
                1wd  | 2026-05           | NY               | 2026-06-02T04:00Z
            """
        );

    [TestCaseSource(nameof(InWorkingDays))]
    public void Working_days(string limit, string anchor, string calendar, string due) => Expect(limit, anchor, calendar, None, None, due);

    private static IEnumerable<TestCaseData> PausedOrExtended =>
        Examples.Table(
            """
            A pause of three hours: three hours later
                24h  | 2026-06-01T14:00Z | 2026-06-01T16:00Z/2026-06-01T19:00Z                                     |     | 2026-06-02T17:00Z
            Pauses of two hours and of one: three hours later
                24h  | 2026-06-01T14:00Z | 2026-06-01T16:00Z/2026-06-01T18:00Z 2026-06-01T20:00Z/2026-06-01T21:00Z |     | 2026-06-02T17:00Z
            Of a pause that began before the anchor only what comes after it counts
                24h  | 2026-06-01T14:00Z | 2026-06-01T10:00Z/2026-06-01T15:00Z                                     |     | 2026-06-02T15:00Z
            A pause before the anchor changes nothing
                24h  | 2026-06-01T14:00Z | 2026-06-01T10:00Z/2026-06-01T11:00Z                                     |     | 2026-06-02T14:00Z
            A pause after the end changes nothing
                24h  | 2026-06-01T14:00Z | 2026-06-02T15:00Z/2026-06-03T15:00Z                                     |     | 2026-06-02T14:00Z
            Hours that stand still have no end
                24h  | 2026-06-01T14:00Z | 2026-06-01T16:00Z/                                                      |     |
            24 hours extended by 24
                24h  | 2026-06-01T14:00Z |                                                                         | 24  | 2026-06-03T14:00Z
            A pause within the extension counts
                24h  | 2026-06-01T14:00Z | 2026-06-02T20:00Z/2026-06-02T22:00Z                                     | 24  | 2026-06-03T16:00Z
            An hour's pause on Tuesday takes the whole day: Wednesday, Thursday, Friday
                3wd  | 2026-06-01T14:00Z | 2026-06-02T14:00Z/2026-06-02T15:00Z                                     |     | 2026-06-06T04:00Z
            A pause over the weekend takes no working day
                5wd  | 2026-06-01T14:00Z | 2026-06-06T10:00Z/2026-06-07T10:00Z                                     |     | 2026-06-09T04:00Z
            A pause that ends with local midnight leaves the next day whole
                1wd  | 2026-06-01T14:00Z | 2026-06-02T12:00Z/2026-06-03T04:00Z                                     |     | 2026-06-04T04:00Z
            A pause on the day of the anchor takes nothing, for that day is not counted
                1wd  | 2026-06-01T14:00Z | 2026-06-01T15:00Z/2026-06-01T18:00Z                                     |     | 2026-06-03T04:00Z
            Working days that stand still have no end
                10wd | 2026-06-01T14:00Z | 2026-06-03T14:00Z/                                                      |     |
            A clock that ran out before it was stopped has run out
                1wd  | 2026-06-01T14:00Z | 2026-06-03T14:00Z/                                                      |     | 2026-06-03T04:00Z
            A pause from 10 to 19 June takes ten days: 9 September
                90d  | 2026-06-01T14:00Z | 2026-06-10T14:00Z/2026-06-19T14:00Z                                     |     | 2026-09-10T04:00Z
            10 working days extended by 5: Monday 22 June
                10wd | 2026-06-01T14:00Z |                                                                         | 5   | 2026-06-23T04:00Z
            Friday extended by a working day is Monday
                4wd  | 2026-06-01T14:00Z |                                                                         | 1   | 2026-06-09T04:00Z
            Two extensions add up
                10wd | 2026-06-01T14:00Z |                                                                         | 2 3 | 2026-06-23T04:00Z
            Paused on Wednesday and extended by one: Tuesday, Thursday, Friday
                2wd  | 2026-06-01T14:00Z | 2026-06-03T14:00Z/2026-06-03T15:00Z                                     | 1   | 2026-06-06T04:00Z
            """
        );

    [TestCaseSource(nameof(PausedOrExtended))]
    public void Pauses_and_extensions(string limit, string anchor, string pauses, string extensions, string due) =>
        Expect(limit, anchor, "NY", pauses, extensions, due);

    [Test]
    public void A_holiday_within_a_pause_is_not_taken_off_twice() =>
        Expect("1wd", "2026-11-24T15:00Z", "NY with holidays", "2026-11-25T15:00Z/2026-11-27T15:00Z", None, "2026-12-01T05:00Z");

    [Test]
    public void The_lines_are_the_arithmetic_that_a_person_would_write()
    {
        var lines = ClockArithmetic
            .Of(Examples.From("2026-11-24T15:00Z"), Examples.Limit("3wd"), Examples.Calendar("NY with holidays"), [], [1])
            .Lines;
        Assert.That(
            lines.Select(l => $"{l.Step} {l.From:ddd d}{(l.To is { } to ? $" to {to:ddd d}" : "")} {l.Amount} {l.Name}".Trim()),
            Is.EqualTo(
                (string[])
                    [
                        "Anchor Tue 24 0",
                        "Extended Tue 24 1",
                        "Counted Wed 25 1",
                        "Holiday Thu 26 0 Holiday 2026-11-26",
                        "Counted Fri 27 1",
                        "Weekend Sat 28 to Sun 29 0",
                        "Counted Mon 30 to Tue 1 2",
                        "Due Tue 1 0",
                    ]
            )
        );
    }

    [Test]
    public void A_reminder_is_due_at_the_end_of_the_fourteenth_day_after_the_last() =>
        Assert.That(
            ClockArithmetic.RemindAt(Examples.Instant("2026-06-16T04:00Z"), 14, Examples.Calendar("NY")),
            Is.EqualTo(Examples.Instant("2026-06-30T04:00Z")),
            "15 June and 14 days"
        );

    [Test]
    public void An_anchor_reads_back_as_it_was_written() =>
        Assert.That(
            ((string[])["2026-06-01T14:00Z", "2026-06-01", "2026-06", "2026"])
                .Select(Examples.From)
                .Select(a => Anchor.Parse(a.ToString()) == a),
            Is.All.True
        );

    private static void Expect(string limit, string anchor, string calendar, string pauses, string extensions, string due)
    {
        var count = ClockArithmetic.Of(
            Examples.From(anchor),
            Examples.Limit(limit),
            Examples.Calendar(calendar),
            Examples.Pauses(pauses),
            [
                .. extensions
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(e => int.Parse(e, System.Globalization.CultureInfo.InvariantCulture)),
            ]
        );
        Assert.That(count.Due, Is.EqualTo(due.Length == 0 ? (DateTime?)null : Examples.Instant(due)));
        Assert.That(count.Due is null || count.Due.Value.Kind == DateTimeKind.Utc);
    }
}
