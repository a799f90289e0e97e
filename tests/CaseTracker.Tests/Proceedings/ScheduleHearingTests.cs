using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Proceedings;

[SetUICulture("en")]
public sealed class ScheduleHearingTests
{
    [Test]
    public async Task Hearings_to_come_are_listed_until_they_were_held_or_adjourned()
    {
        await using var world = await World.New();
        var court = await Court.Open(world, Forum.Civilian, "CAF", (await world.Killing("MAR")).Reference);
        await court.Step(ProceedingStep.TrialOpened, "2020-01-15");
        await world.Do(
            new ScheduleHearing.Command(court.Reference, null, Scene.Day("2024-03-01"), Source.CourtRecord, Confidence.Confirmed)
        );
        await world.Do(new ScheduleHearing.Command(court.Reference, null, Scene.Day("2024-02"), Source.Media, Confidence.Unconfirmed));
        await world.Do(new ScheduleHearing.Command(court.Reference, null, Scene.Day("2023-12"), Source.CourtRecord, Confidence.Confirmed));
        var (desk, liaison) = (
            await world.As(World.Desk).Send(new UpcomingDates.Query()),
            await world.As(World.Liaison("MAR")).Send(new UpcomingDates.Query())
        );
        Assert.That(desk.Select(h => h.On), Is.EqualTo(new[] { "2024-02", "2024-03-01" }));
        Assert.That(liaison.Select(h => h.On), Is.EqualTo(new[] { "2024-03-01" }));
        var hearing = (await court.Seen()).Hearings.Single(h => h.HeldOn == "2024-03-01").HearingId!.Value;
        await world.Breaks(
            Text.HearingIsToCome,
            new RecordHearing.Command(court.Reference, null, hearing, HearingState.Held, null, Source.CourtRecord, Confidence.Confirmed)
        );
        await world.Do(
            new RecordHearing.Command(
                court.Reference,
                null,
                hearing,
                HearingState.Adjourned,
                Scene.Day("2024-05-02"),
                Source.CourtRecord,
                Confidence.Confirmed
            )
        );
        Assert.That(
            (await world.As(World.Liaison("MAR")).Send(new UpcomingDates.Query())).Select(h => h.On),
            Is.EqualTo(new[] { "2024-05-02" })
        );
        await world.AssertSound();
    }
}
