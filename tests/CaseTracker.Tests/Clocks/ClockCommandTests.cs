using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Clocks;

public sealed class ClockCommandTests
{
    [Test]
    public async Task A_pause_stops_a_clock_and_a_resumption_lets_it_run_on()
    {
        await using var world = await World.New();
        var (reference, clock) = await Acknowledging(world);
        await world.Breaks(Text.ClockIsNotPaused, new ResumeClock.Command(reference, null, clock, "x"));
        await world.Do(new PauseClock.Command(reference, null, clock, "The ministry is closed after the floods"));
        await world.Breaks(Text.ClockIsPaused, new PauseClock.Command(reference, null, clock, "x"));
        var paused = (await world.As(World.Liaison("CAF")).Send(new ViewClocks.Query(reference))).Single();
        Assert.That(
            (paused.Clock.Standing, paused.Clock.PausedOn, paused.Clock.DueAt, paused.Clock.Reason, paused.Clock.ClockId),
            Is.EqualTo(("paused", "2024-01-15", (DateTime?)null, (string?)null, (Guid?)null))
        );
        Assert.That(
            (await world.As(World.Desk).Send(new ViewClocks.Query(reference))).Single(c => c.Clock.ClockId == clock).Clock.Reason,
            Does.Contain("floods")
        );
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Do(new ResumeClock.Command(reference, null, clock, "Open again"));
        Assert.That(
            await world.Clocks("CAF", reference),
            Is.EqualTo((string[])["host_acknowledgement CAF running 2024-02-01T05:00"]),
            "15 January is not counted anyway, 16 and 17 were paused: 31 January"
        );
        await world.AssertSound();
    }

    [Test]
    public async Task An_extension_adds_and_both_sides_read_the_same_arithmetic()
    {
        await using var world = await World.New();
        var (reference, clock) = await Acknowledging(world);
        await world.Do(new ExtendClock.Command(reference, null, clock, 5, "Asked for by the permanent mission"));
        Assert.That(await world.Clocks("CAF", reference), Is.EqualTo((string[])["host_acknowledgement CAF running 2024-02-06T05:00"]));
        var un = (await world.As(World.Desk).Send(new ViewClocks.Query(reference))).Single(c => c.Clock.ClockId == clock).Arithmetic!;
        var host = (await world.As(World.Liaison("CAF")).Send(new ViewClocks.Query(reference))).Single().Arithmetic!;
        Assert.That(host.Lines, Is.EqualTo(un.Lines));
        Assert.That(
            (un.Limit, un.Policy, un.Calendar, un.TimeZone),
            Is.EqualTo((new TimeLimit(10, ClockUnit.WorkingDays), 0, "HQ", "America/New_York"))
        );
        Assert.That(un.Lines[^1], Is.EqualTo(new CountLine(CountStep.Due, new DateTime(2024, 2, 5), null, 0)));
        await world.AssertSound();
    }

    [Test]
    public async Task The_time_of_day_of_the_UN_s_own_promise_is_not_for_the_State()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var own = (await world.As(World.Liaison("MAR")).Send(new ViewClocks.Query(reference))).Single();
        Assert.That(
            (own.Arithmetic, own.Clock.StartedOn, own.Clock.DueOn),
            Is.EqualTo(((ViewClocks.Arithmetic?)null, "2024-01-15", "2024-01-17"))
        );
    }

    [Test]
    public async Task What_has_run_out_or_ended_is_not_paused()
    {
        await using var world = await World.New();
        var (reference, clock) = await Acknowledging(world);
        world.Clock.Advance(TimeSpan.FromDays(30));
        await world.Breaks(Text.ClockHasRunOut, new PauseClock.Command(reference, null, clock, "x"));
        await world.Do(new AcknowledgeNotification.Command(reference, null, "CAF", Day("2024-02-10")));
        await world.Breaks(Text.ClockHasEnded, new ExtendClock.Command(reference, null, clock, 5, "x"));
        await world.Refuses<NotFoundException>(new ExtendClock.Command(reference, null, Guid.NewGuid(), 5, "x"));
        await world.Rejects(Text.UnitsNotValid(1000), new ExtendClock.Command(reference, null, clock, 0, "x"));
        await world.Rejects(Text.ReasonMissing, new ExtendClock.Command(reference, null, clock, 1, " "));
        await world.Refuses<ForbiddenException>(new ExtendClock.Command(reference, null, clock, 1, "x"), World.Liaison("CAF"));
        await world.Refuses<NotFoundException>(new ExtendClock.Command(reference, null, clock, 1, "x"), World.FocalPoint("MONUSCO"));
    }

    [Test]
    public async Task A_clock_never_makes_an_open_form_stale()
    {
        await using var world = await World.New();
        var (reference, clock) = await Acknowledging(world);
        var seen = (await world.File(reference)).Version;
        await world.Do(new ExtendClock.Command(reference, null, clock, 5, "Asked for"));
        await world.Do(new SetNarrative.Command(reference, seen, "Written meanwhile"));
    }

    [Test]
    public async Task Lists_tell_overdue_from_due_soon_and_whose_it_is()
    {
        await using var world = await World.New();
        var (reference, _) = await Acknowledging(world);
        world.Clock.Advance(TimeSpan.FromDays(10));
        var all = await world.As(World.Desk).Send(new ListClocks.Query(new ClockFilter()));
        Assert.That(all.Rows.Select(r => (r.Kind, r.Obliged, r.IsOverdue)), Is.EqualTo(new[] { ("notify_contributor", "UN", true) }));
        Assert.That(
            all.Counts.Select(c => (c.Key, c.Value)),
            Is.EqualTo(new[] { (ClockView.Overdue, 1), (ClockView.DueSoon, 1), (ClockView.Running, 2), (ClockView.Paused, 0) })
        );
        var host = await world.As(World.Liaison("CAF")).Send(new ListClocks.Query(new ClockFilter(ClockView.DueSoon)));
        Assert.That(
            host.Rows.Select(r => (r.Reference, r.Kind, r.Obliged, r.ClockId)),
            Is.EqualTo(new[] { (reference, "host_acknowledgement", "CAF", (Guid?)null) })
        );
        Assert.That((await world.As(World.Desk).Send(new ListClocks.Query(new ClockFilter(ClockView.DueSoon, OfUn: true)))).Rows, Is.Empty);
        Assert.That((await world.As(World.FocalPoint("MONUSCO")).Send(new ListClocks.Query(new ClockFilter()))).Rows, Is.Empty);
        Assert.That(
            (await world.As(World.Desk).Send(new ListClocks.Query(new ClockFilter(ClockView.Ended)))).Rows.Select(r => r.Kind),
            Is.EquivalentTo((string[])["notify_host", "dormant_review"])
        );
        var second = await world.As(World.Desk).Send(new ListClocks.Query(new ClockFilter(ClockView.Running), Page: 2, Size: 1));
        Assert.That((second.Rows.Single().Kind, second.HasMore), Is.EqualTo(("dormant_review", false)));
    }

    [Test]
    public async Task A_reminder_is_proposed_a_fortnight_after_a_missed_limit_and_again_after_it_was_sent()
    {
        await using var world = await World.New();
        var (reference, clock) = await Acknowledging(world);
        world.Clock.Advance(TimeSpan.FromDays(28));
        Assert.That((await world.As(World.Desk).Send(new DueReminders.Query())).First, Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(1));
        var due = (await world.As(World.Desk).Send(new DueReminders.Query())).First.Single();
        Assert.That(
            (due.Reference, due.State, due.Kind, due.ClockId, due.DueOn, due.RemindsItself),
            Is.EqualTo((reference, "CAF", "host_acknowledgement", clock, "2024-01-29", false))
        );
        Assert.That((await world.As(World.FocalPoint("MONUSCO")).Send(new DueReminders.Query())).First, Is.Empty);
        await world.Happens(reference, new ClockReminded(clock, world.Clock.GetUtcNow().UtcDateTime.AddDays(14)));
        Assert.That((await world.As(World.Desk).Send(new DueReminders.Query())).First, Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(15));
        Assert.That((await world.As(World.Desk).Send(new DueReminders.Query())).Count, Is.EqualTo(1));
        await world.AssertSound();
    }

    /// <summary>A case of which the host was notified on 15 January: it owes an acknowledgement by 29 January.</summary>
    private static async Task<(string Reference, Guid Clock)> Acknowledging(World world)
    {
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2024-01-15")));
        return (reference, await world.ClockOf(reference, ClockKind.HostAcknowledgement));
    }
}
