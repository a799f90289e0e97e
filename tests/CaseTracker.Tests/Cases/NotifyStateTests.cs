using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class NotifyStateTests
{
    [Test]
    public async Task The_case_moves_once_the_host_was_notified_and_again_once_it_answered()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.NotNotified, new AcknowledgeNotification.Command(reference, null, "CAF", Day("2017-05-12")));
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2017-05-10")));
        Assert.That((await world.Sees("CAF", reference))!.Stage, Is.EqualTo("host_notified"));
        await world.Breaks(Text.DateBeforeNotification, new AcknowledgeNotification.Command(reference, null, "CAF", Day("2017-05-09")));
        await world.Do(new AcknowledgeNotification.Command(reference, null, "CAF", Day("2017-05-12")));
        var row = (await world.Sees("MAR", reference))!;
        Assert.That(
            (row.Stage, row.HostNotifiedOn, row.HostAcknowledgedOn, row.Accountability, row.Informed),
            Is.EqualTo(("host_acknowledged", "2017-05-10", "2017-05-12", "ongoing", false))
        );
        await world.Breaks(Text.AlreadyAcknowledged, new AcknowledgeNotification.Command(reference, null, "CAF", Day("2017-05-12")));
        await world.AssertSound();
    }

    [Test]
    public async Task That_a_contributor_was_notified_is_between_the_UN_and_that_State()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR", "KHM");
        await world.Do(new NotifyState.Command(reference, null, "MAR", Day("2017-05")));
        Assert.That(
            (
                (await world.Sees("MAR", reference))!.Informed,
                (await world.Sees("KHM", reference))!.Informed,
                (await world.Sees("UN", reference))!.Informed
            ),
            Is.EqualTo((true, false, false))
        );
        Assert.That(
            (await world.Rows<TimelineRow>(new Viewpoint(Audience.Of("CAF")))).Select(t => t.Kind),
            Does.Not.Contain("state_notified")
        );
        await world.Breaks(Text.NotAHostOfCase, new AcknowledgeNotification.Command(reference, null, "MAR", Day("2017-05-12")));
        await world.Do(new NotifyState.Command(reference, null, "KHM", Day("2017-05-20")));
        Assert.That((await world.Sees("UN", reference))!.Informed, Is.True);
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_a_State_that_is_not_concerned_a_date_before_the_incident_and_a_second_time()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new GrantAccess.Command(reference, null, "FRA", null, "State party concerned"));
        await world.Breaks(Text.NotConcerned, new NotifyState.Command(reference, null, "FRA", Day("2017-05-10")));
        await world.Breaks(Text.DateBeforeIncident, new NotifyState.Command(reference, null, "CAF", Day("2017-04")));
        await world.Rejects(Text.DateInFuture, new NotifyState.Command(reference, null, "CAF", Day("2025")));
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2017")));
        await world.Breaks(Text.AlreadyNotified, new NotifyState.Command(reference, null, "CAF", Day("2017-05-11")));
    }
}
