using System.Globalization;
using CaseTracker.Clocks;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Clocks;

/// <summary>A policy that is changed while clocks run: 10 working days by default, 5 from 5 June 2026, 20 from 1 July on (set last), for
/// the host's acknowledgement.</summary>
public sealed class ClockBookTests
{
    private static readonly ClockBook _book = new(
        [
            .. ClockBook.Delivered.Policies,
            Acknowledgement(1, 7, "2026-06-05"),
            Acknowledgement(2, 5, "2026-06-05"),
            Acknowledgement(3, 20, "2026-07-01"),
        ],
        [.. ClockBook.Delivered.Calendars, new(1, Mission("Africa/Khartoum")), new(2, Mission("Asia/Kabul"))]
    );

    [TestCase(
        "2026-06-01T14:00Z",
        0,
        "2026-06-16T04:00Z",
        TestName = "A clock that was running when the policy changed keeps its ten working days"
    )]
    [TestCase(
        "2026-06-05T03:59Z",
        0,
        "2026-06-19T04:00Z",
        TestName = "One minute before the day of the change, in New York, the earlier policy holds"
    )]
    [TestCase("2026-06-05T04:00Z", 2, "2026-06-13T04:00Z", TestName = "From the first minute of that day the newer holds")]
    [TestCase("2026-06-04", 0, "2026-06-19T04:00Z", TestName = "Known by day: the day before the change")]
    [TestCase(
        "2026-06-05",
        2,
        "2026-06-13T04:00Z",
        TestName = "Known by day: the day of the change, and of two for the same day the one set last"
    )]
    [TestCase("2026-06", 2, "2026-07-08T04:00Z", TestName = "Known by month: its last day decides, 30 June")]
    [TestCase(
        "2026-07-01T14:00Z",
        3,
        "2026-07-30T04:00Z",
        TestName = "The third policy from its own day on: 20 working days, two, five, five, five, three"
    )]
    [TestCase("1999-03-01T14:00Z", 0, "1999-03-16T05:00Z", TestName = "An anchor long ago has the policy that always held")]
    public void The_policy_of_the_anchor_holds(string anchor, int version, string due)
    {
        var started = Begin(anchor)!;
        Assert.That((started.Policy, started.Due.At), Is.EqualTo((version, Examples.Instant(due))));
    }

    [Test]
    public void What_an_extension_adds_is_counted_by_the_policy_that_the_clock_began_with()
    {
        var deadline = _book.Again(Begin("2026-06-01T14:00Z")!, [], [5])!;
        Assert.That(
            (deadline.At, deadline.Day, deadline.RemindAt),
            Is.EqualTo((Examples.Instant("2026-06-23T04:00Z"), new DateOnly(2026, 6, 22), Examples.Instant("2026-07-07T04:00Z")))
        );
    }

    [Test]
    public void A_mission_without_a_calendar_goes_by_that_of_headquarters() =>
        Assert.That(
            (_book.CalendarFor("MONUSCO").Value.Code, _book.CalendarFor("").Value.Code),
            Is.EqualTo((WorkingCalendar.Headquarters, WorkingCalendar.Headquarters))
        );

    [Test]
    public void A_mission_with_a_calendar_goes_by_its_latest_and_a_running_clock_by_its_own()
    {
        Assert.That(_book.CalendarFor("UNITAMS") is { Version: 2, Value.TimeZone: "Asia/Kabul" });
        Assert.That(_book.Calendar("UNITAMS", 1).TimeZone, Is.EqualTo("Africa/Khartoum"));
        Assert.That(() => _book.Calendar("UNITAMS", 3), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void What_has_no_policy_does_not_run() =>
        Assert.That(_book.Begin(Guid.NewGuid(), ClockKind.ConventionArt12, "CAF", null, Examples.From("2026-06-01"), "MONUSCO"), Is.Null);

    [TestCase("America/New_York", true)]
    [TestCase("Asia/Kathmandu", true)]
    [TestCase("Eastern Standard Time", false)]
    [TestCase("Atlantis/Capital", false)]
    [TestCase("", false)]
    [TestCase("../../etc/passwd", false)]
    public void Knows_the_time_zones_of_the_iana_database(string name, bool known) =>
        Assert.That(WorkingCalendar.IsZone(name), Is.EqualTo(known));

    private static ClockStarted? Begin(string anchor) =>
        _book.Begin(Guid.NewGuid(), ClockKind.HostAcknowledgement, "COD", null, Examples.From(anchor), "MONUSCO");

    private static Edition<ClockPolicy> Acknowledgement(int version, int days, string from) =>
        new(
            version,
            new(ClockKind.HostAcknowledgement, new(days, ClockUnit.WorkingDays), DateOnly.Parse(from, CultureInfo.InvariantCulture), 14)
        );

    private static WorkingCalendar Mission(string zone) => WorkingCalendar.Default with { Code = "UNITAMS", TimeZone = zone };
}
