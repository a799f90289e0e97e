using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Clocks;

/// <summary>Policies and working calendars are set by the office that owns them, with the reason, and every version stays.</summary>
public sealed class ClockReferenceTests
{
    private static SetClockPolicy.Command FiveDays(string from = "2024-01-20") =>
        new(ClockKind.HostAcknowledgement, 5, ClockUnit.WorkingDays, Day(from).First, 7, true, "Agreed with the permanent missions");

    private static SetWorkingCalendar.Command Bangui(params Holiday[] holidays) =>
        new(
            new WorkingCalendar
            {
                Code = "MINUSCA",
                TimeZone = "Africa/Bangui",
                Weekend = [DayOfWeek.Sunday, DayOfWeek.Saturday],
                Holidays = holidays,
            },
            "The mission's own calendar"
        );

    [Test]
    public async Task A_policy_holds_from_its_day_on_and_running_clocks_keep_theirs()
    {
        await using var world = await World.New();
        var (running, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(running, null, "CAF", Day("2024-01-15")));
        await world.Do(FiveDays());
        world.Clock.Advance(TimeSpan.FromDays(7));
        var (later, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(later, null, "CAF", Day("2024-01-22")));
        Assert.That(
            ((await world.Clocks("CAF", running)).Single(), (await world.Clocks("CAF", later)).Single()),
            Is.EqualTo(("host_acknowledgement CAF running 2024-01-30T05:00", "host_acknowledgement CAF running 2024-01-30T05:00")),
            "10 from 15 January, 5 from 22 January"
        );
        await world.Do(new ExtendClock.Command(running, null, await world.ClockOf(running, ClockKind.HostAcknowledgement), 1, "One more"));
        Assert.That((await world.Clocks("CAF", running)).Single(), Does.EndWith("2024-01-31T05:00"));
        await world.AssertSound();
    }

    [Test]
    public async Task Everybody_reads_the_policies_and_the_UN_who_set_them()
    {
        await using var world = await World.New();
        await world.Do(FiveDays());
        var un = (await world.As(World.Desk).Send(new ListClockPolicies.Query())).Single(p => p.Kind == ClockKind.HostAcknowledgement);
        var state = (await world.As(World.Liaison("CAF")).Send(new ListClockPolicies.Query())).Single(p =>
            p.Kind == ClockKind.HostAcknowledgement
        );
        Assert.That(
            un.Versions.Select(v => (v.Number, v.IsDefault, v.SetBy, v.Reason)),
            Is.EqualTo(new[] { (1, false, World.Desk.Subject, "Agreed with the permanent missions"), (0, true, null, (string?)null) })
        );
        Assert.That(
            state.Versions.Select(v => (v.Number, v.SetBy, v.Reason)),
            Is.EqualTo(new (int, string?, string?)[] { (1, null, null), (0, null, null) })
        );
        Assert.That(un.Holds!.Number, Is.Zero, "until 20 January");
        Assert.That(
            (await world.As(World.Desk).Send(new ListClockPolicies.Query())).Single(p => p.Kind == ClockKind.ConventionArt12).Holds,
            Is.Null
        );
    }

    [Test]
    public async Task A_mission_s_calendar_moves_the_end_of_its_clocks_and_running_ones_keep_theirs()
    {
        await using var world = await World.New();
        var (running, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(running, null, "CAF", Day("2024-01-15")));
        await world.Do(Bangui(new Holiday(new DateOnly(2024, 1, 18), "A holiday")));
        var (later, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(later, null, "CAF", Day("2024-01-15")));
        Assert.That(
            ((await world.Clocks("CAF", running)).Single(), (await world.Clocks("CAF", later)).Single()),
            Is.EqualTo(("host_acknowledgement CAF running 2024-01-30T05:00", "host_acknowledgement CAF running 2024-01-30T23:00")),
            "one day more, and Bangui is an hour ahead of Universal Time"
        );
        var calendars = await world.As(World.Liaison("CAF")).Send(new ListWorkingCalendars.Query());
        Assert.That(
            calendars.Select(c => (c.Code, c.Versions[0].Number, c.Versions[0].SetBy)),
            Is.EqualTo(new (string, int, string?)[] { ("HQ", 0, null), ("MINUSCA", 1, null) })
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_is_no_policy()
    {
        await using var world = await World.New();
        await world.Rejects(Text.DateInPast, FiveDays("2024-01-14"));
        await world.Rejects(Text.UnitsNotValid(9999), FiveDays() with { Amount = 0 });
        await world.Rejects(Text.UnitsNotValid(365), FiveDays() with { RemindAfterDays = 0 });
        await world.Rejects(Text.NobodyToRemind, FiveDays() with { Kind = ClockKind.NotifyHost });
        await world.Rejects(Text.NobodyToRemind, FiveDays() with { RemindAfterDays = null });
        await world.Rejects(Text.ReasonMissing, FiveDays() with { Reason = "" });
        await world.Breaks(Text.NothingChanged, FiveDays() with { Amount = 10, RemindAfterDays = 14, RemindsItself = false });
        await world.Refuses<ForbiddenException>(FiveDays(), World.FocalPoint("MINUSCA"));
        await world.Refuses<ForbiddenException>(FiveDays(), World.Liaison("CAF"));
    }

    [Test]
    public async Task Refuses_what_is_no_calendar()
    {
        await using var world = await World.New();
        var calendar = Bangui().Calendar;
        await world.Rejects(
            Text.TimeZoneUnknown,
            new SetWorkingCalendar.Command(calendar with { TimeZone = "Eastern Standard Time" }, "x")
        );
        await world.Rejects(
            Text.WeekendNotValid,
            new SetWorkingCalendar.Command(calendar with { Weekend = Enum.GetValues<DayOfWeek>() }, "x")
        );
        await world.Rejects(
            Text.WeekendNotValid,
            new SetWorkingCalendar.Command(calendar with { Weekend = [DayOfWeek.Friday, DayOfWeek.Friday] }, "x")
        );
        await world.Rejects(Text.HolidayTwice, Bangui(new(new DateOnly(2024, 5, 1), "One"), new(new DateOnly(2024, 5, 1), "Two")));
        await world.Rejects(Text.NameMissing, Bangui(new Holiday(new DateOnly(2024, 5, 1), " ")));
        await world.Breaks(Text.MissionUnknown("NOWHERE"), new SetWorkingCalendar.Command(calendar with { Code = "NOWHERE" }, "x"));
        await world.Do(Bangui());
        await world.Breaks(Text.NothingChanged, Bangui());
        await world.Refuses<ForbiddenException>(Bangui(), World.FocalPoint("MINUSCA"));
    }
}
