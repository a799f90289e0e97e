using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Clocks;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Correspondence;

[SetUICulture("en")]
public sealed class SubmissionTests
{
    [Test]
    public async Task A_report_is_received_acknowledged_and_answered_point_by_point()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR", "KHM");
        Assert.That((await world.Sees("UN", @case))!.Accountability, Is.EqualTo("no_information"));
        var reference = await world.Sends("CAF", @case, Letters.Report(Letters.Done(), Letters.Disputed()));
        Assert.That(reference, Does.Match("^SB-CAF-2024-[2-9A-Z]{4}$"));
        Assert.That((await world.Sees("UN", @case))!.Accountability, Is.EqualTo("ongoing"));
        var inbox = await world.Lists(World.Desk);
        Assert.That((inbox.Count, inbox.OpenCount, inbox.Rows[0].Status), Is.EqualTo((1, 1, "waiting")));

        await world.Do(new AcknowledgeSubmission.Command(reference));
        var open = new OpenProceeding.Command(
            [@case],
            Forum.Civilian,
            "CAF",
            "Prosecutor of Bangassou",
            null,
            Scene.Day("2018-03-01"),
            Source.Media,
            Confidence.Confirmed
        );
        await world.Do(AcceptPoint.With(reference, 1, open));
        Assert.That((await world.Lists(World.Desk)).OpenCount, Is.EqualTo(1));
        await world.Do(new DeclinePoint.Command(reference, 2, "Three witnesses say otherwise."));

        var seen = await world.Opens(World.Liaison("CAF"), reference);
        Assert.That((seen.Submission.Status, seen.Submission.Accepted, seen.Submission.Declined), Is.EqualTo(("answered", 1, 1)));
        Assert.That(
            seen.Points.Select(p => (p.Decision, p.Answer, p.TakenUpBy, p.DecidedBy)),
            Is.EqualTo(
                new (string?, string?, string?, string?)[]
                {
                    ("accepted", null, "OpenProceeding", null),
                    ("declined", "Three witnesses say otherwise.", null, null),
                }
            )
        );
        Assert.That(SubmissionReceipt.HashOf(seen.Canonical!), Is.EqualTo(seen.Submission.Receipt));
        Assert.That((await world.File(@case)).Submissions.Single().AnsweredAt, Is.Not.Null);
        var opened = (await world.As(World.Desk).Send(new ListProceedings.Query(new ProceedingFilter()))).Rows.Single();
        Assert.That(
            (await world.As(World.Desk).Send(new ViewProceeding.Query(opened.Reference))).Cases.Single().Reference,
            Is.EqualTo(@case)
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Nobody_deals_with_what_he_sent_himself()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var both = World.Desk with { Role = Role.Liaison, Audience = Audience.Of("CAF") };
        var reference = (
            await world.As(both).Send(new SendSubmission.Command(@case, Letters.Report(Letters.Done()), null, null, null))
        ).Reference!;
        await world.Breaks(Text.OwnSubmission, new AcknowledgeSubmission.Command(reference));
        await world.Breaks(Text.OwnSubmission, new DeclinePoint.Command(reference, 1, "No."));
        await world.As(World.SecondDesk).Send(new AcknowledgeSubmission.Command(reference));
    }

    [Test]
    public async Task A_question_is_asked_and_answered_once_by_the_State_itself()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Sends("MAR", @case, Letters.Information());
        await world.Do(new AskQuestion.Command(reference, 1, "From when on?"));
        Assert.That((await world.Lists(World.Liaison("MAR"))).Rows.Single().OpenQuestions, Is.EqualTo(1));
        await world.Refuses<ForbiddenException>(new AnswerQuestion.Command(reference, 1, "We do not know."));
        await world.Refuses<NotFoundException>(new AnswerQuestion.Command(reference, 1, "Next week."), World.Liaison("CAF"));
        await world.As(World.Liaison("MAR")).Send(new AnswerQuestion.Command(reference, 1, "From March on."));
        await world.Breaks(Text.QuestionAnswered, new AnswerQuestion.Command(reference, 1, "From April on."), World.Liaison("MAR"));
        Assert.That((await world.Opens(World.Desk, reference)).Questions.Single().Answer, Is.EqualTo("From March on."));
        await world.AssertSound();
    }

    [Test]
    public async Task What_changed_under_the_State_s_eyes_is_named()
    {
        await using var world = await World.New();
        var (@case, persons) = await world.Killing("MAR", "KHM");
        var seen = (await world.Lists(World.Liaison("CAF"), @case)).SeenAs!;
        await world.Do(new SetNarrative.Command(@case, null, "Only the UN sees this."));
        var sent = await world.Sends("CAF", @case, Letters.Information(), seen);
        Assert.That((await world.Opens(World.Desk, sent)).Submission.Status, Is.EqualTo("waiting"));

        seen = (await world.Lists(World.Liaison("CAF"), @case)).SeenAs!;
        await world.Do(new WithdrawPerson.Command(@case, null, persons[0], "Recorded twice."));
        await world.Do(new SetSummary.Command(@case, null, "Two peacekeepers were killed."));
        var stale = await world.Refuses<StaleException>(
            new SendSubmission.Command(@case, Letters.Information("More."), null, null, seen),
            World.Liaison("CAF")
        );
        Assert.That(stale.Message, Does.Contain("Persons affected, Summary."));
        await world.Refuses<StaleException>(
            new SendSubmission.Command(@case, Letters.Information("More."), null, null, "nonsense"),
            World.Liaison("CAF")
        );
    }

    [Test]
    public async Task A_submission_follows_its_case_into_the_one_that_takes_it_over()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("MAR");
        var reference = await world.Sends("CAF", duplicate, Letters.Correction(Letters.Disputed()));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        var seen = await world.Opens(World.Liaison("CAF"), reference);
        Assert.That((seen.Submission.CaseReference, (await world.Sees("CAF", staying))!.Disputed), Is.EqualTo((staying, true)));
        await world.Do(new DeclinePoint.Command(reference, 1, "No."));
        await world.AssertSound();
    }

    /// <summary>Merging neither takes back that a State replied nor what the UN owes to it.</summary>
    [Test]
    public async Task What_a_State_sent_in_counts_for_the_case_that_takes_over_from_the_day_on_which_it_came()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("MAR");
        var (first, second) = (
            await world.Sends("CAF", duplicate, Letters.Correction(Letters.Disputed())),
            await world.Sends("CAF", duplicate, Letters.Information())
        );
        await world.Do(new AcknowledgeSubmission.Command(second));
        await world.Do(
            new RecordReply.Command(
                duplicate,
                null,
                MessageKind.Transmission,
                "MAR",
                MessageChannel.Paper,
                Scene.Day("2017-06-01"),
                null,
                "A letter."
            )
        );
        var waiting = (await world.Clocks("UN", duplicate))
            .Where(c => c.StartsWith("answer_submission", StringComparison.Ordinal) && c.Contains("running", StringComparison.Ordinal))
            .ToList();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        Assert.That((await world.Sees("CAF", staying))!.Accountability, Is.EqualTo("ongoing"));
        Assert.That(
            (waiting.Count, (await world.Clocks("UN", staying)).Where(c => c.StartsWith("answer_submission", StringComparison.Ordinal))),
            Is.EqualTo((1, waiting))
        );
        var thread = (await world.As(World.Liaison("CAF")).Send(new ListMessages.Query(new MessageFilter { About = staying }))).Rows;
        Assert.That(
            thread.Select(m => (m.Direction, m.SentOn)),
            Is.EqualTo(new[] { ("from_state", "2024-01-15"), ("from_state", "2024-01-15") })
        );
        Assert.That((await world.File(staying)).Replied, Is.EqualTo((string[])["MAR"]));
        await world.Do(new DeclinePoint.Command(first, 1, "No."));
        Assert.That((await world.File(staying)).Submissions.Select(s => s.AnsweredAt), Has.None.Null);
        await world.AssertSound();
    }
}
