using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Home;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Evidence;

/// <summary>Of strictly confidential documents whoever is no named reader of such matter learns nothing: not that they are there, and not
/// what becomes of them.</summary>
[SetUICulture("en")]
public sealed class StrictDocumentTests
{
    [Test]
    public async Task A_strictly_confidential_document_is_for_strict_readers_and_its_release_takes_two()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, classification: Classification.StrictlyConfidential);
        Assert.That(await world.Documents(World.Desk, reference), Is.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Takes(World.Desk, reference, document));
        await world.Refuses<NotFoundException>(Papers.Releasing(reference, document, "CAF"));
        await world.Breaks(Text.ReleaseNeedsTwo, Papers.Releasing(reference, document, "CAF"), Papers.StrictReader);
        Assert.That(await world.Takes(Papers.StrictReader, reference, document), Is.EqualTo(Papers.Pdf("one")));

        var proposal = (
            await world
                .As(Papers.StrictReader)
                .Send(new ReleaseStrictDocument.Command(reference, null, document, 1, "CAF", "For the prosecutor."))
        )
            .ProposalId!
            .Value;
        Assert.That(await world.Documents(World.Liaison("CAF"), reference), Is.Empty);
        await world.Refuses<NotFoundException>(new DecideProposal.Command(proposal, true, null), World.SecondDesk);
        await world.As(Papers.SecondStrictReader).Send(new DecideProposal.Command(proposal, true, null));
        Assert.That(
            Papers.Unpack(await world.Takes(World.Liaison("CAF"), reference, document)).Values,
            Has.Some.EqualTo(Papers.Pdf("one"))
        );
        Assert.That(await world.Documents(World.Desk, reference), Is.Empty);
        await world.AssertSound();
    }

    /// <summary>Whether the document or the whole case is reclassified.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task What_one_person_released_is_held_back_once_it_is_strictly_confidential(bool ofCase)
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        await world.Do(Papers.Releasing(reference, document, "CAF"));
        await world.Do(
            ofCase
                ? new Classify.Command(reference, null, Classification.StrictlyConfidential, "A witness.")
                : new ClassifyDocument.Command(reference, null, document, Classification.StrictlyConfidential, "A witness.")
        );
        Assert.That(await world.Documents(World.Liaison("CAF"), reference), Is.Empty);
        Assert.That(await world.Documents(World.Desk, reference), Is.Empty);
        Assert.That((await world.Views(Papers.StrictReader, reference, document)).Un!.Releases.Single().InForce, Is.False);
        await world.AssertSound();
    }

    [Test]
    public async Task The_history_of_a_case_says_nothing_of_them()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var before = await History(world, World.Desk, reference);
        var document = await world.Adds(reference, "one", Classification.StrictlyConfidential);
        await world
            .As(Papers.StrictReader)
            .Send(new CorrectDocument.Command(reference, null, document, DocumentKind.Other, "Another title", null, "It was wrong."));
        Assert.That(await History(world, World.Desk, reference), Is.EqualTo(before));
        Assert.That(await History(world, Papers.StrictReader, reference), Does.Contain("document_added").And.Contain("document_corrected"));
        await world.Adds(reference, "two");
        Assert.That(await History(world, World.Desk, reference), Has.Member("document_added"));
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        Assert.That(await History(world, World.Desk, reference), Has.No.Member("document_added"));
    }

    [Test]
    public async Task What_was_redacted_from_one_names_it_to_its_readers_alone()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var original = await world.Adds(reference, "whole", Classification.StrictlyConfidential);
        var redacted = await world.Adds(reference, "redacted", redactedFrom: original, caller: Papers.StrictReader);
        foreach (var (caller, named) in new[] { (World.Desk, (Guid?)null), (Papers.StrictReader, original) })
        {
            Assert.That((await world.Documents(caller, reference)).Single(d => d.DocumentId == redacted).RedactedFrom, Is.EqualTo(named));
            Assert.That((await world.Views(caller, reference, redacted)).Document.RedactedFrom, Is.EqualTo(named));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task That_one_is_to_be_released_is_for_their_readers(bool caseIsStrict)
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        if (caseIsStrict)
            await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        var document = await world.Adds(reference, "one", Classification.StrictlyConfidential);
        var proposed = await world
            .As(Papers.StrictReader)
            .Send(new ReleaseStrictDocument.Command(reference, null, document, 1, "MAR", "The court needs the witness."));
        foreach (var caller in new[] { World.SecondDesk, World.Senior with { Subject = "other@example.org" } })
        {
            Assert.That(await world.As(caller).Send(new ListProposals.Query()), Is.Empty);
            Assert.That((await world.As(caller).Send(new ViewCase.Query(reference))).Un!.Proposals, Is.Empty);
            Assert.That((await world.As(caller).Send(new ViewHome.Query())).Proposals?.Count, Is.EqualTo(0));
            await Assert.ThrowsAsync<NotFoundException>(() => world.As(caller).Send(new PreviewProposal.Query(proposed.ProposalId!.Value)));
        }
        Assert.That((await world.As(Papers.SecondStrictReader).Send(new ViewCase.Query(reference))).Un!.Proposals, Has.Count.EqualTo(1));
        await world.As(Papers.SecondStrictReader).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        Assert.That(await world.Documents(World.Liaison("MAR"), reference), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task That_one_was_taken_up_from_a_submission_is_not_told_by_a_refusal()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", reference, Letters.Information());
        await world.Attaches(World.Liaison("CAF"), draft, "a.pdf", Papers.Pdf("a"));
        var sent = await world
            .As(World.Liaison("CAF"))
            .Send(new SendSubmission.Command(reference, Letters.Information(), draft, null, null));
        var taking = new TakeUpDocument.Command(
            reference,
            null,
            sent.Reference!,
            1,
            DocumentKind.CourtRecord,
            "Statement of a witness",
            null,
            Classification.StrictlyConfidential
        );
        await world.As(Papers.StrictReader).Send(taking);
        await world.Do(taking with { Title = "Statement", Classification = Classification.Confidential });
        Assert.That((await world.Documents(World.Desk, reference)).Single().Title, Is.EqualTo("Statement"));
        await world.AssertSound();
    }

    private static async Task<List<string>> History(World world, Caller caller, string reference) =>
        [.. (await world.As(caller).Send(new ViewHistory.Query(reference))).Select(e => e.Kind)];
}
