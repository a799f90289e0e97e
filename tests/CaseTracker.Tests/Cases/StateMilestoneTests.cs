using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class StateMilestoneTests
{
    private static StateMilestone.Command As(string reference, Stage stage, string on, Source source, Confidence confidence = Confidence.Confirmed) =>
        new(reference, null, stage, Day(on), source, confidence);

    [Test]
    public async Task Media_alone_and_what_is_not_confirmed_move_nothing()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(As(reference, Stage.Arrest, "2018-01", Source.Media));
        await world.Do(As(reference, Stage.Charged, "2018-02", Source.MissionMonitoring, Confidence.Unconfirmed));
        Assert.That((await world.Sees("CAF", reference))!.Stage, Is.EqualTo("reported"));
        Assert.That((await world.Rows<TimelineRow>(new Viewpoint(Audience.Of("CAF")))).Count(t => t.Kind == "milestone"), Is.EqualTo(1), "an unconfirmed statement is for the UN alone");
        await world.Do(As(reference, Stage.FirstInstanceVerdict, "2020-02-07", Source.CourtRecord));
        var row = (await world.Sees("CAF", reference))!;
        Assert.That((row.Stage, row.Accountability), Is.EqualTo(("first_instance_verdict", "partially_resolved")));
        await world.Do(As(reference, Stage.Arrest, "2018-01", Source.HostOfficial));
        Assert.That((await world.Sees("CAF", reference))!.Stage, Is.EqualTo("first_instance_verdict"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_is_no_milestone_lies_before_the_incident_or_was_said_before()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Rejects(Text.NotAMilestone, As(reference, Stage.HostNotified, "2018", Source.MissionMonitoring));
        await world.Breaks(Text.DateBeforeIncident, As(reference, Stage.Trial, "2016", Source.CourtRecord));
        await world.Do(As(reference, Stage.Trial, "2018", Source.CourtRecord));
        await world.Breaks(Text.AlreadyStated, As(reference, Stage.Trial, "2018", Source.CourtRecord));
    }
}
