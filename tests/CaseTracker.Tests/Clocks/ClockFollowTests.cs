using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Clocks;

/// <summary>Clocks begin and end with what is recorded of the case, and nobody has to think of them.</summary>
public sealed class ClockFollowTests
{
    [Test]
    public async Task Registering_a_case_promises_to_notify_every_State_concerned_and_to_look_at_it_again()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR", "KHM");
        Assert.That(
            await world.Clocks("UN", reference),
            Is.EqualTo(
                (string[])
                    [
                        "notify_host CAF running 2024-01-16T09:00",
                        "notify_contributor KHM running 2024-01-17T09:00",
                        "notify_contributor MAR running 2024-01-17T09:00",
                        "dormant_review  running 2024-07-14T04:00",
                    ]
            )
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Each_State_sees_its_own_and_by_days()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR", "KHM");
        Assert.That(await world.Clocks("MAR", reference), Is.EqualTo((string[])["notify_contributor MAR running 2024-01-18T05:00"]));
        Assert.That(await world.Clocks("CAF", reference), Is.Empty, "the promise to notify the host is the UN's own");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2024-01-15")));
        Assert.That(await world.Clocks("CAF", reference), Is.EqualTo((string[])["host_acknowledgement CAF running 2024-01-30T05:00"]));
        Assert.That((await world.Clocks("KHM", reference)).Count, Is.EqualTo(1));
        await world.Do(new GrantAccess.Command(reference, null, "FRA", null, "State party concerned"));
        Assert.That(await world.Clocks("FRA", reference), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task One_promise_is_settled_and_the_next_begins_until_the_case_is_closed()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2024-01-15")));
        await world.Do(new NotifyState.Command(reference, null, "MAR", Day("2024-01-15")));
        Assert.That(
            (await world.Clocks("UN", reference)).Where(c => c.Contains("running", StringComparison.Ordinal)),
            Is.EqualTo((string[])["host_acknowledgement CAF running 2024-01-30T05:00", "dormant_review  running 2024-07-14T04:00"]),
            "10 working days from 15 January, holidays not entered: 29 January"
        );
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.Do(new AcknowledgeNotification.Command(reference, null, "CAF", Day("2024-01-18")));
        Assert.That(
            (await world.Clocks("CAF", reference)),
            Is.EqualTo((string[])["host_acknowledgement CAF settled 2024-01-30T05:00", "progress_report CAF running 2024-04-18T04:00"]),
            "90 days from 18 January: 17 April"
        );
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Discontinued, "No suspect was found"));
        Assert.That((await world.Clocks("UN", reference)).Where(c => c.Contains("running", StringComparison.Ordinal)), Is.Empty);
        Assert.That((await world.Clocks("CAF", reference))[1], Is.EqualTo("progress_report CAF lapsed 2024-04-18T04:00"));
        await world.DoWithTwo(new ReopenCase.Command(reference, null, "A witness came forward"));
        Assert.That(
            (await world.Clocks("CAF", reference)).Count(c => c.StartsWith("progress_report CAF running", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_submission_settles_what_the_State_owed_and_begins_what_the_UN_owes()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2024-01-15")));
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await world.Happens(reference, new SubmissionReceived(first, "CAF", SubmissionKind.ProgressReport));
        Assert.That(
            await world.Clocks("CAF", reference),
            Is.EqualTo((string[])["host_acknowledgement CAF settled 2024-01-30T05:00", "progress_report CAF running 2024-04-15T04:00"])
        );
        Assert.That(await world.Clocks("UN", reference), Does.Contain("answer_submission CAF running 2024-01-30T05:00"));
        world.Clock.Advance(TimeSpan.FromDays(10));
        await world.Happens(
            reference,
            new SubmissionReceived(second, "CAF", SubmissionKind.Correction),
            new SubmissionAnswered(first, "CAF")
        );
        Assert.That(
            (await world.Clocks("UN", reference)).Where(c => c.StartsWith("answer", StringComparison.Ordinal)),
            Is.EqualTo((string[])["answer_submission CAF settled 2024-01-30T05:00", "answer_submission CAF running 2024-02-09T05:00"])
        );
        Assert.That(
            (await world.Clocks("CAF", reference)).Skip(1),
            Is.EqualTo((string[])["progress_report CAF settled 2024-04-15T04:00", "progress_report CAF running 2024-04-25T04:00"])
        );
        await world.Happens(reference, new SubmissionReceived(Guid.NewGuid(), "CAF", SubmissionKind.Consent));
        Assert.That((await world.Clocks("CAF", reference)).Count, Is.EqualTo(3), "consent reports nothing");
        await world.AssertSound();
    }

    [Test]
    public async Task A_State_that_is_no_longer_concerned_is_owed_nothing()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR", "KHM");
        await world.Do(new WithdrawPerson.Command(reference, null, persons[0], "Recorded in error"));
        Assert.That(await world.Clocks("MAR", reference), Is.Empty);
        Assert.That(await world.Clocks("UN", reference), Does.Contain("notify_contributor MAR lapsed 2024-01-17T09:00"));
        await world.AssertSound();
    }

    [Test]
    public async Task Civilians_make_it_the_State_of_nationality_and_a_host_is_notified_once()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        foreach (var (personnel, nationality) in new[] { (Personnel.InternationalCivilian, "FRA"), (Personnel.LocallyRecruited, "CAF") })
            await world.Happens(
                reference,
                new PersonAdded(
                    Guid.NewGuid(),
                    new PersonFacts
                    {
                        Personnel = personnel,
                        Nationality = nationality,
                        Harms = [new(Harm.Killed, null)],
                    }
                )
            );
        Assert.That(
            (await world.Clocks("UN", reference)).Where(c => c.StartsWith("notify", StringComparison.Ordinal)),
            Is.EqualTo(
                (string[])
                    [
                        "notify_host CAF running 2024-01-16T09:00",
                        "notify_contributor MAR running 2024-01-17T09:00",
                        "notify_nationality FRA running 2024-01-17T09:00",
                    ]
            )
        );
    }

    [Test]
    public async Task What_moves_a_case_puts_off_its_review()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        world.Clock.Advance(TimeSpan.FromDays(100));
        await world.Do(new SetNarrative.Command(reference, null, "Nothing new"));
        Assert.That(await world.Clocks("UN", reference), Does.Contain("dormant_review  running 2024-07-14T04:00"));
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2024-04-01")));
        Assert.That(
            (await world.Clocks("UN", reference)).Where(c => c.StartsWith("dormant", StringComparison.Ordinal)),
            Is.EqualTo((string[])["dormant_review  settled 2024-07-14T04:00", "dormant_review  running 2024-10-22T04:00"])
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_step_of_a_proceeding_puts_off_the_review_of_its_cases()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2017-06-01")));
        world.Clock.Advance(TimeSpan.FromDays(30));
        var court = await Proceedings.Court.Open(world, Forum.Military, "CAF", reference);
        await court.Step(ProceedingStep.InvestigationOpened, "2024-02-10");
        Assert.That(
            (await world.Clocks("UN", reference)).Count(c => c.StartsWith("dormant_review  running 2024-08", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        await world.AssertSound();
    }

    [Test]
    public async Task An_imported_case_has_no_clocks()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var file = await world.File(reference);
        var imported = file with
        {
            Steps = [file.Steps[0] with { Event = file.Steps[0].Event with { Source = Source.Imported } }, .. file.Steps.Skip(1)],
        };
        Assert.That(ClockFollow.Of(null, imported, [], ClockBook.Delivered, world.Clock.GetUtcNow().UtcDateTime), Is.Empty);
        Assert.That(ClockFollow.Of(null, file, [], ClockBook.Delivered, world.Clock.GetUtcNow().UtcDateTime), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_owed_before_clocks_were_kept_begins_none_and_what_comes_then_does()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var before = await world.File(reference);
        var now = world.Clock.GetUtcNow().UtcDateTime;
        var notified = before with
        {
            Notified = new Dictionary<string, StatedOn> { ["CAF"] = new(Day("2024-01-15"), Source.MissionMonitoring) },
        };
        Assert.That(
            ClockFollow.Of(before, notified, [], ClockBook.Delivered, now).Cast<ClockStarted>().Select(c => c.Kind),
            Is.EqualTo((ClockKind[])[ClockKind.HostAcknowledgement, ClockKind.DormantReview])
        );
        Assert.That(ClockFollow.Of(notified, notified, [], ClockBook.Delivered, now), Is.Empty);
    }
}
