using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class ViewStatusTests
{
    [Test]
    public async Task Says_the_rule_and_the_steps_behind_each_thing()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        Assert.That(
            await Rules(world, World.Desk, reference),
            Is.EqualTo("stage nothing_moved, activity dormant, accountability never_replied")
        );
        await world.Do(new NotifyState.Command(reference, null, "CAF", Scene.Day("2023-12-01")));
        await world.Do(new AcknowledgeNotification.Command(reference, null, "CAF", Scene.Day("2024-01-02")));
        Assert.That(
            await Rules(world, World.Liaison("MAR"), reference),
            Is.EqualTo("stage furthest, activity moving, accountability replied")
        );
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Discontinued, "No suspect"));
        Assert.That(
            await Rules(world, World.Liaison("CAF"), reference),
            Is.EqualTo("stage furthest, activity closed, accountability replied, closure does_not_count")
        );
        var findings = (await world.As(World.Desk).Send(new ViewStatus.Query(reference))).Findings;
        Assert.That(
            findings[0].Movements.Select(m => (m.FromStage, m.ToStage, m.OccurredOn)),
            Is.EqualTo(new[] { ("reported", "host_notified", "2023-12-01"), ("host_notified", "host_acknowledged", "2024-01-02") })
        );
        Assert.That(findings[3].Steps.Select(s => (s.Kind, s.Detail)), Is.EqualTo(new[] { ("closed", "discontinued") }));
    }

    [Test]
    public async Task An_open_case_becomes_dormant_by_time_alone_and_was_not_at_a_past_position()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Scene.Day("2024-01-10")));
        var position = await world.Position();
        world.Clock.Advance(TimeSpan.FromDays(300));
        Assert.That((await world.As(World.Desk).Send(new ViewCase.Query(reference))).Case.Activity, Is.EqualTo("dormant"));
        Assert.That((await world.As(World.Desk).Send(new ViewCase.Query(reference, position))).Case.Activity, Is.EqualTo("active"));
        foreach (var (activity, count) in new[] { (Activity.Dormant, 1), (Activity.Active, 0) })
        {
            Assert.That(
                (await world.As(World.Liaison("MAR")).Send(new ListCases.Query(new CaseFilter { Activity = activity }))).Count,
                Is.EqualTo(count)
            );
            Assert.That(
                (await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter { Activity = activity }, Position: position))).Count,
                Is.EqualTo(1 - count)
            );
        }
    }

    private static async Task<string> Rules(World world, Caller caller, string reference) =>
        string.Join(", ", (await world.As(caller).Send(new ViewStatus.Query(reference))).Findings.Select(f => $"{f.About} {f.Rule}"));
}
