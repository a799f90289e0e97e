using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Correspondence;

/// <summary>Who reads what a State sent in, and how much of it.</summary>
[SetUICulture("en")]
public sealed class DiscloseSubmissionTests
{
    [Test]
    public async Task With_consent_others_entitled_to_the_case_read_it_and_no_more_than_that()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR", "KHM");
        var reference = await world.Sends("CAF", @case, Letters.Report(Letters.Done(), Letters.Disputed()) with { Note = "For the file." });
        await world.Do(new AskQuestion.Command(reference, null, "Who is the judge?"));
        await world.Do(new DeclinePoint.Command(reference, 2, "No."));
        Assert.That((await world.Lists(World.Liaison("MAR"))).Count, Is.Zero);
        await world.Breaks(
            Text.SubmissionUnknown(reference),
            new SendSubmission.Command(@case, Letters.Consent(reference, true), null, null, null),
            World.Liaison("MAR")
        );
        await world.Sends("CAF", @case, Letters.Consent(reference, true));
        await world.Breaks(
            Text.AlreadyStated,
            new SendSubmission.Command(@case, Letters.Consent(reference, true), null, null, null),
            World.Liaison("CAF")
        );

        var published = await world.Opens(World.Liaison("MAR"), reference);
        var row = (await world.Lists(World.Liaison("MAR"))).Rows.Single();
        Assert.That(
            (row.Status, row.SentBy, row.Declined, row.Disputes, row.Receipt, row.Publication, row.OpenQuestions),
            Is.EqualTo(("published", (string?)null, 0, false, (string?)null, (bool?)null, 0))
        );
        Assert.That(
            (published.Note, published.Points.Count, published.Questions.Count, published.Documents.Count, published.Canonical),
            Is.EqualTo(("For the file.", 2, 0, 0, (string?)null))
        );
        Assert.That(published.Points.Select(p => (p.Decision, p.Answer)), Has.All.EqualTo(((string?)null, (string?)null)));
        Assert.That((await world.Sees("MAR", @case))!.Disputed, Is.False);
        Assert.That((await world.Lists(World.Liaison("FRA"))).Count, Is.Zero);

        await world.Sends("CAF", @case, Letters.Consent(reference, false));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Opens(World.Liaison("MAR"), reference));
        await world.AssertSound();
    }

    [Test]
    public async Task A_strictly_confidential_case_holds_back_what_States_write()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Sends("CAF", @case, Letters.Report(Letters.Done()));
        await world.Do(new Classify.Command(@case, null, Classification.StrictlyConfidential, "Witnesses."));
        var seen = await world.Opens(World.Desk, reference);
        Assert.That(
            (seen.Points[0].What, seen.Points[0].Step, seen.Protected),
            Is.EqualTo(((string?)null, (string?)"investigation_opened", (string?)null))
        );
        Assert.That((await world.Opens(World.Liaison("CAF"), reference)).Canonical, Is.Null);
        await world.Breaks(Text.SubmissionIsStrict, new AcceptPoint.Command(reference, 1, null, null, "Noted."));
        var strict = World.Desk with { Subject = "strict@example.org", IsStrictReader = true };
        Assert.That((await world.Opens(strict, reference)).Protected, Does.Contain("The prosecutor opened a file."));
        await world.As(strict).Send(new AcceptPoint.Command(reference, 1, null, null, "Noted."));
        await world.AssertSound();
    }

    [Test]
    public async Task A_focal_point_sees_the_submissions_of_its_missions_alone()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        var reference = await world.Sends("CAF", @case, Letters.Information());
        Assert.That((await world.Lists(World.FocalPoint("MONUSCO"))).Count, Is.Zero);
        await world.Refuses<NotFoundException>(new AcknowledgeSubmission.Command(reference), World.FocalPoint("MONUSCO"));
        await world.As(World.FocalPoint("MINUSCA")).Send(new AcknowledgeSubmission.Command(reference));
        Assert.That((await world.Lists(World.Liaison("CAF"))).Rows.Single().Status, Is.EqualTo("answered"));
    }
}
