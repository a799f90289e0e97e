using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Correspondence;

[SetUICulture("en")]
public sealed class AcceptPointTests
{
    /// <summary>Whatever source the officer's form named, the record says that the State said it.</summary>
    [Test]
    public async Task What_is_accepted_has_the_State_for_its_source()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var facts = await world.As(World.Desk).Send(new ViewFacts.Query(@case));
        var correct = new CorrectIncident.Command(
            @case,
            facts.Version,
            "MINUSCA",
            Scene.Day("2017-05-09"),
            Act.Killing,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "As the host State says.",
            Source.Media,
            Confidence.Confirmed
        );
        var reference = await world.Sends("CAF", @case, Letters.Correction(Letters.Disputed()));
        Assert.That((await world.Sees("UN", @case))!.Disputed, Is.True);
        await world.Do(AcceptPoint.With(reference, 1, correct, "Corrected."));
        var step = (await world.As(World.Desk).Send(new ViewHistory.Query(@case))).First(e => e.Kind == "incident_corrected");
        Assert.That(step.Source, Is.EqualTo("host_official"));
        Assert.That(
            ((await world.Sees("UN", @case))!.Disputed, (await world.Sees("CAF", @case))!.IncidentOn),
            Is.EqualTo((false, "2017-05-09"))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_host_acknowledges_and_the_officer_takes_it_up()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var liaison = World.Liaison("CAF");
        await world.Breaks(
            Text.NotNotified,
            new SendSubmission.Command(@case, Letters.Acknowledgement("2024-01-12"), null, null, null),
            liaison
        );
        await world.Do(new NotifyState.Command(@case, null, "CAF", Scene.Day("2024-01-10")));
        var reference = await world.Sends("CAF", @case, Letters.Acknowledgement("2024-01-12"));
        await world.Breaks(
            Text.NotAboutState,
            AcceptPoint.With(reference, 1, new AcknowledgeNotification.Command(@case, null, "MAR", Scene.Day("2024-01-12")))
        );
        await world.Do(AcceptPoint.With(reference, 1, new AcknowledgeNotification.Command(@case, null, "CAF", Scene.Day("2024-01-12"))));
        Assert.That((await world.Sees("CAF", @case))!.HostAcknowledgedOn, Is.EqualTo("2024-01-12"));
        Assert.That((await world.Lists(liaison)).Rows.Single().Status, Is.EqualTo("answered"));
    }

    [Test]
    public async Task A_point_is_decided_once_and_declined_with_a_reason()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Sends("CAF", @case, Letters.Report(Letters.Done()));
        await world.Rejects(Text.ReasonMissing, new DeclinePoint.Command(reference, 1, " "));
        await world.Rejects(Text.NoteMissing, new AcceptPoint.Command(reference, 1, null, null, null));
        await world.Rejects(
            Text.CommandNotAcceptable(string.Join(", ", AcceptPoint.Names)),
            new AcceptPoint.Command(reference, 1, "Designate", "{}", null)
        );
        await world.Rejects(Text.CommandNotValid, new AcceptPoint.Command(reference, 1, "StateStep", """{"reference":5}""", null));
        await world.Refuses<NotFoundException>(new DeclinePoint.Command(reference, 2, "No."));
        await world.Do(new AcceptPoint.Command(reference, 1, null, null, "Recorded in March already."));
        await world.Breaks(Text.PointDecided, new AcceptPoint.Command(reference, 1, null, null, "Again."));
        await world.Breaks(Text.PointDecided, new DeclinePoint.Command(reference, 1, "After all not."));
        await world.Breaks(Text.SubmissionAcknowledged, new AcknowledgeSubmission.Command(reference));
    }

    /// <summary>Otherwise an acceptance would be a way to change any other case under a State's name.</summary>
    [Test]
    public async Task A_point_is_taken_up_in_its_own_case_only()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var reference = await world.Sends("CAF", @case, Letters.Report(Letters.Done()));
        var elsewhere = (
            await world.Do(
                new OpenProceeding.Command([other], Forum.Civilian, "CAF", null, null, null, Source.HostOfficial, Confidence.Confirmed)
            )
        ).Reference!;
        var step = new StateStep.Command(
            elsewhere,
            null,
            ProceedingStep.TrialOpened,
            null,
            null,
            null,
            Scene.Day("2020"),
            Source.HostOfficial,
            Confidence.Confirmed,
            null
        );
        await world.Breaks(Text.NotAboutCase, AcceptPoint.With(reference, 1, step));
        await world.Breaks(
            Text.NotAboutCase,
            AcceptPoint.With(
                reference,
                1,
                new OpenProceeding.Command([other], Forum.Civilian, "CAF", null, null, null, Source.HostOfficial, Confidence.Confirmed)
            )
        );
        await world.Do(new NotifyState.Command(other, null, "CAF", Scene.Day("2024-01-10")));
        await world.Breaks(
            Text.NotAboutCase,
            AcceptPoint.With(reference, 1, new AcknowledgeNotification.Command(other, null, "CAF", Scene.Day("2024-01-12")))
        );
    }
}
