using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Clocks;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Notifications;

/// <summary>A policy may leave the sending of reminders to nobody.</summary>
public sealed class AutomaticReminderTests
{
    [Test]
    public async Task What_the_policy_leaves_to_nobody_is_sent_without_a_decision_and_once()
    {
        await using var world = await World.New();
        await world.Do(
            new SetClockPolicy.Command(ClockKind.HostAcknowledgement, 10, ClockUnit.WorkingDays, Day("2024-01-15").First, 7, true, "Agreed")
        );
        var reference = await Silent(world);
        Assert.That(await Sweep(world), Is.Zero);
        world.Clock.Advance(TimeSpan.FromDays(8));
        Assert.That((await Sweep(world), await Sweep(world)), Is.EqualTo((1, 0)));
        var sent = (await world.As(World.Liaison("CAF")).Send(new ListMessages.Query(new MessageFilter()))).Rows;
        Assert.That(sent.Select(m => m.Kind), Has.Exactly(1).EqualTo("reminder"));
        Assert.That((await world.File(reference)).Steps.Any(s => s.Event is ClockReminded), Is.True);
        await world.AssertSound();
    }

    [Test]
    public async Task What_a_person_decides_is_not_sent_by_itself()
    {
        await using var world = await World.New();
        await Silent(world);
        world.Clock.Advance(TimeSpan.FromDays(60));
        Assert.That(await Sweep(world), Is.Zero);
    }

    /// <summary>Its host was notified a fortnight ago, and the time for an answer is over today.</summary>
    private static async Task<string> Silent(World world)
    {
        var (reference, _) = await world.Killing("MAR");
        await world.Happens(reference, new StateNotified("CAF") { EffectiveOn = Day("2024-01-15") });
        world.Clock.Advance(TimeSpan.FromDays(15));
        return reference;
    }

    private static Task<int> Sweep(World world) =>
        world.InScope(World.Desk, services => services.GetRequiredService<AutomaticReminders>().Run());
}
