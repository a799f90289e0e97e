using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Tests.Proceedings;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Evidence;

[SetUICulture("en")]
public sealed class CaseDocumentTests
{
    [Test]
    public async Task The_chain_of_custody_says_from_whom_by_whom_and_when()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        await world.Do(
            new RecordCustody.Command(
                reference,
                null,
                document,
                CustodyStep.Moved,
                "Bangui",
                "New York",
                "Courier",
                Scene.Day("2018-01-02"),
                null
            )
        );
        await world.Rejects(
            Text.KeeperMissing,
            new RecordCustody.Command(reference, null, document, CustodyStep.Moved, "Bangui", "New York", "", Scene.Day("2018-01-02"), null)
        );
        await world.Rejects(
            Text.RecipientMissing,
            new RecordCustody.Command(reference, null, document, CustodyStep.Returned, null, null, "Courier", Scene.Day("2018-01-02"), null)
        );
        await world.Rejects(
            Text.CodeNotValid,
            new RecordCustody.Command(reference, null, document, CustodyStep.Verified, null, "X", "Courier", Scene.Day("2018-01-02"), null)
        );
        Assert.That(
            (await world.Views(World.Desk, reference, document)).Un!.Custody.Select(c =>
                (c.Step, c.OccurredOn, c.Origin, c.Recipient, c.Keeper, c.RecordedBy)
            ),
            Is.EqualTo(
                new[]
                {
                    ("received", "2017-06-20", "Force Commander", null, "Evidence officer", World.Desk.Subject),
                    ("moved", "2018-01-02", "Bangui", "New York", "Courier", World.Desk.Subject),
                }
            )
        );
    }

    [Test]
    public async Task A_redacted_version_is_a_document_of_its_own_that_can_go_where_the_original_cannot()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var original = await world.Adds(reference, "full", Classification.StrictlyConfidential);
        var redacted = await world.Adds(reference, "redacted", redactedFrom: original, caller: Papers.StrictReader);
        await world.Do(Papers.Releasing(reference, redacted, "CAF"));
        Assert.That(
            (await world.Documents(World.Liaison("CAF"), reference)).Single(),
            Has.Property("RedactedFrom").Null.And.Property("DocumentId").EqualTo(redacted)
        );
        Assert.That((await world.Views(Papers.StrictReader, reference, original)).Un!.Redactions.Single().DocumentId, Is.EqualTo(redacted));
        Assert.That((await world.Views(Papers.StrictReader, reference, redacted)).Un!.Original!.DocumentId, Is.EqualTo(original));
        Assert.That((await world.Views(World.Desk, reference, redacted)).Un!.Original, Is.Null);
        await world.Refuses<NotFoundException>(
            Papers.Adding(reference, (await world.Stores(Papers.Pdf("x"))).DocumentId, redactedFrom: original)
        );
    }

    [Test]
    public async Task A_focal_point_keeps_the_documents_of_its_own_mission_and_releases_none()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, caller: World.FocalPoint("MINUSCA"));
        await world.Refuses<ForbiddenException>(Papers.Releasing(reference, document, "CAF"), World.FocalPoint("MINUSCA"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Documents(World.FocalPoint("MONUSCO"), reference));
        var file = await world.Stores(Papers.Pdf("other"), caller: World.FocalPoint("MONUSCO"));
        await world.Refuses<NotFoundException>(Papers.Adding(reference, file.DocumentId), World.FocalPoint("MONUSCO"));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Stores(Papers.Pdf("x"), caller: World.Liaison("CAF")));
    }

    [Test]
    public async Task The_case_that_takes_over_a_duplicate_has_its_documents_with_everything_known_of_them()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("MAR");
        var document = await world.Adds(duplicate);
        await world.Do(Papers.Releasing(duplicate, document, "CAF"));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        Assert.That(await world.Documents(World.Desk, duplicate), Is.Empty);
        Assert.That(Papers.Unpack(await world.Takes(World.Liaison("CAF"), staying, document)).Values, Has.Some.EqualTo(Papers.Pdf("one")));
        var un = (await world.Views(World.Desk, staying, document)).Un!;
        Assert.That((un.Custody.Single().Keeper, un.Releases.Single().ReleasedBy), Is.EqualTo(("Evidence officer", World.Desk.Subject)));
        await world.Do(new RevokeRelease.Command(staying, null, document, 1, "CAF", "No more."));
        Assert.That(await world.Documents(World.Liaison("CAF"), staying), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task What_a_State_sent_in_becomes_a_document_of_the_case_and_says_from_whom_it_came()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var content = new SubmissionContent
        {
            Kind = SubmissionKind.Document,
            Points = [new Point { Kind = PointKind.Stated, What = "The judgment." }],
        };
        var draft = await world.Drafts("CAF", reference, content);
        await world.Attaches(World.Liaison("CAF"), draft, "judgment.pdf", Papers.Pdf("judgment"));
        var sent = (
            await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, content, draft, null, null))
        ).Reference!;
        var take = new TakeUpDocument.Command(
            reference,
            null,
            sent,
            1,
            DocumentKind.CourtRecord,
            "Judgment",
            null,
            Classification.Confidential
        );
        await world.Refuses<NotFoundException>(take with { Number = 2 });
        await world.Refuses<ForbiddenException>(take, World.Liaison("CAF"));
        await world.Do(take);
        await world.Breaks(Text.FileIsThere, take);
        var document = (await world.Documents(World.Desk, reference)).Single();
        Assert.That(await world.Takes(World.Desk, reference, document.DocumentId), Is.EqualTo(Papers.Pdf("judgment")));
        var custody = (await world.Views(World.Desk, reference, document.DocumentId)).Un!.Custody.Single();
        Assert.That((custody.Origin, custody.OccurredOn), Is.EqualTo(("Central African Republic", "2024-01-15")));
        Assert.That(await world.Documents(World.Liaison("MAR"), reference), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task A_document_belongs_to_a_proceeding_about_its_case_for_those_who_see_both()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference, other);
        var elsewhere = await Court.Open(world, Forum.Civilian, "CAF", other);
        var judgment = Papers.Adding(reference, (await world.Stores(Papers.Pdf("judgment"))).DocumentId, title: "Judgment");
        foreach (var wrong in new[] { "PR-1", elsewhere.Reference })
            await world.Breaks(Text.ProceedingNotOfCase(wrong), judgment with { Proceeding = wrong });
        await world.Do(judgment with { Proceeding = $" {court.Reference.ToLowerInvariant()} " });
        await world.Adds(reference, "another");
        var document = (await world.Documents(World.Desk, reference)).Single(d => d.Title == "Judgment");
        Assert.That(document.Proceeding, Is.EqualTo(court.Reference));
        Assert.That(await OfCourt(World.Desk), Is.EqualTo(new[] { (reference, "Judgment") }));
        Assert.That(await OfCourt(World.Liaison("MAR")), Is.Empty);

        await world.Do(Papers.Releasing(reference, document.DocumentId, "MAR"));
        Assert.That(await OfCourt(World.Liaison("MAR")), Is.EqualTo(new[] { (reference, "Judgment") }));
        Assert.That((await world.Documents(World.Liaison("MAR"), reference)).Single().Proceeding, Is.EqualTo(court.Reference));
        foreach (var state in new[] { "KHM", "CAF" })
            Assert.That(await OfCourt(World.Liaison(state)), Is.Empty, state);

        await world.Do(new UnlinkCase.Command(court.Reference, null, reference, "Another trial."));
        foreach (var reader in new[] { World.Desk, World.Liaison("MAR") })
        {
            Assert.That(await OfCourt(reader), Is.Empty);
            Assert.That((await world.Documents(reader, reference)).Select(d => d.Proceeding), Is.All.Null);
        }
        await world.AssertSound();

        async Task<IEnumerable<(string, string)>> OfCourt(Caller caller) =>
            (await world.As(caller).Send(new ListCourtDocuments.Query(court.Reference))).Select(d => (d.CaseReference, d.Title));
    }

    [Test]
    public async Task A_document_is_corrected_and_its_content_stays()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        await world.Do(new CorrectDocument.Command(reference, null, document, DocumentKind.Forensic, "Autopsy", null, "Misread."));
        await world.Breaks(
            Text.NothingChanged,
            new CorrectDocument.Command(reference, null, document, DocumentKind.Forensic, "Autopsy", null, "Again.")
        );
        var seen = (await world.Documents(World.Desk, reference)).Single();
        Assert.That((seen.Title, seen.Kind, seen.DatedOn, seen.Versions.Count), Is.EqualTo(("Autopsy", "forensic", (string?)null, 1)));
        Assert.That(
            (await world.As(World.Desk).Send(new ViewHistory.Query(reference))).Select(e => e.Kind),
            Does.Contain("document_added").And.Contain("document_corrected")
        );
    }
}
