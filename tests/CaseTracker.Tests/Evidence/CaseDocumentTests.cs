using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Tests.Proceedings;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Evidence;

[SetUICulture("en")]
public sealed class CaseDocumentTests
{
    [Test]
    public async Task A_document_is_the_UN_s_until_a_version_is_released_to_a_State_and_no_other_gets_it()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR", "KHM");
        var document = await world.Adds(reference);
        foreach (var state in (string[])["CAF", "MAR", "KHM"])
            Assert.That(await world.Documents(World.Liaison(state), reference), Is.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Views(World.Liaison("CAF"), reference, document));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Takes(World.Liaison("CAF"), reference, document));

        await world.Do(Papers.Releasing(reference, document, "CAF"));
        var seen = (await world.Documents(World.Liaison("CAF"), reference)).Single();
        Assert.That(
            (
                seen.Title,
                seen.DatedOn,
                seen.Classification,
                seen.Latest.Sha256,
                seen.Latest.ReleasedOn,
                seen.Latest.AddedBy,
                seen.Latest.Standing
            ),
            Is.EqualTo(
                (
                    "Report one",
                    "2017-06",
                    (string?)null,
                    Convert.ToHexStringLower(SHA256.HashData(Papers.Pdf("one"))),
                    "2024-01-15",
                    (string?)null,
                    (FileStanding?)null
                )
            )
        );
        Assert.That((await world.Views(World.Liaison("CAF"), reference, document)).Un, Is.Null);
        Assert.That(await world.Documents(World.Liaison("MAR"), reference), Is.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Takes(World.Liaison("MAR"), reference, document));
        await world.AssertSound();
    }

    [Test]
    public async Task The_copy_that_a_State_gets_says_for_whom_it_is_beside_the_file_as_it_was_stored()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, title: "Report <one>");
        await world.Do(Papers.Releasing(reference, document, "MAR"));
        Assert.That(await world.Takes(World.Desk, reference, document), Is.EqualTo(Papers.Pdf("one")));
        var copy = Papers.Unpack(await world.Takes(World.Liaison("MAR"), reference, document));
        Assert.That(copy.Keys, Is.EqualTo(new[] { "0 Recipient MAR.html", "MAR 2024-01-15 0900 UTC report.pdf" }));
        Assert.That(copy["MAR 2024-01-15 0900 UTC report.pdf"], Is.EqualTo(Papers.Pdf("one")));
        Assert.That(
            Encoding.UTF8.GetString(copy["0 Recipient MAR.html"]),
            Does.Contain("handed out to Morocco, through Liaison, on 2024-01-15 09:00:00 UTC")
                .And.Contain("Report &lt;one&gt;, version 1")
                .And.Contain(Convert.ToHexStringLower(SHA256.HashData(Papers.Pdf("one"))))
        );
        var readings = (await world.Views(World.Desk, reference, document)).Un!.Readings;
        Assert.That(
            readings.Select(r => (r.Version, r.Audience, r.Subject)),
            Is.EquivalentTo(new[] { (1, "UN", World.Desk.Subject), (1, "MAR", World.Liaison("MAR").Subject) })
        );
    }

    [Test]
    public async Task A_revoked_release_takes_effect_on_the_next_request_and_tells_who_had_it()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        await world.Do(Papers.Releasing(reference, document, "CAF"));
        await world.Breaks(Text.AlreadyReleased, Papers.Releasing(reference, document, "CAF"));
        await world.Breaks(Text.NotConcerned, Papers.Releasing(reference, document, "FJI"));
        await world.Refuses<NotFoundException>(Papers.Releasing(reference, document, "CAF", number: 2));
        await world.Takes(World.Liaison("CAF"), reference, document);
        await world.Do(new RevokeRelease.Command(reference, null, document, 1, "CAF", "Sent in error."));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Takes(World.Liaison("CAF"), reference, document));
        Assert.That(await world.Documents(World.Liaison("CAF"), reference), Is.Empty);
        var un = (await world.Views(World.Desk, reference, document)).Un!;
        var release = un.Releases.Single();
        Assert.That(
            (release.InForce, release.RevokedBy, release.RevokedFor, un.Readings.Single(r => r.Audience == "CAF").Subject),
            Is.EqualTo((false, World.Desk.Subject, "Sent in error.", World.Liaison("CAF").Subject))
        );
        await world.Breaks(Text.NotReleased, new RevokeRelease.Command(reference, null, document, 1, "CAF", "Again."));
        await world.AssertSound();
    }

    /// <summary>A gap in the numbers would tell of the version between.</summary>
    [Test]
    public async Task A_State_counts_the_versions_that_it_was_given_and_opens_no_other()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        foreach (var text in (string[])["two", "three"])
            await world.Do(new AddVersion.Command(reference, null, document, (await world.Stores(Papers.Pdf(text))).DocumentId, null));
        await world.Do(Papers.Releasing(reference, document, "MAR", number: 3));
        await world.Do(Papers.Releasing(reference, document, "MAR", number: 2));
        var liaison = World.Liaison("MAR");
        Assert.That((await world.Documents(liaison, reference)).Single().Versions.Select(v => v.Number), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Papers.Unpack(await world.Takes(liaison, reference, document)).Values, Has.Some.EqualTo(Papers.Pdf("three")));
        Assert.That(Papers.Unpack(await world.Takes(liaison, reference, document, 2)).Values, Has.Some.EqualTo(Papers.Pdf("two")));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Takes(liaison, reference, document, 3));
        await world.Do(new RevokeRelease.Command(reference, null, document, 3, "MAR", "Superseded."));
        Assert.That(
            (await world.Documents(liaison, reference)).Single().Versions.Select(v => v.Number),
            Is.EqualTo(new[] { 2 }),
            "a number never means another version"
        );
    }

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
    public async Task A_stored_file_is_its_uploader_s_for_a_day_and_becomes_a_document_once()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var file = await world.Stores(Papers.Pdf("one"));
        await world.Breaks(Text.UploadMissing, Papers.Adding(reference, file.DocumentId), World.SecondDesk);
        await world.Do(Papers.Adding(reference, file.DocumentId));
        await world.Breaks(Text.UploadMissing, Papers.Adding(reference, file.DocumentId));
        await world.Breaks(Text.FileIsThere, Papers.Adding(reference, (await world.Stores(Papers.Pdf("one"))).DocumentId));
        foreach (var stored in Papers.Files(world))
            File.SetLastWriteTimeUtc(stored, world.Clock.GetUtcNow().UtcDateTime);
        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.That((await world.Services.GetRequiredService<Documents>().Sweep(), Papers.Files(world).Length), Is.EqualTo((1, 1)));
        Assert.That(
            await world.Takes(World.Desk, reference, (await world.Documents(World.Desk, reference)).Single().DocumentId),
            Is.EqualTo(Papers.Pdf("one"))
        );
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

    [Test]
    public async Task However_often_it_was_read_since_a_revocation_tells_who_had_it()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference);
        await world.Do(Papers.Releasing(reference, document, "MAR"));
        await world.Takes(World.Liaison("MAR"), reference, document);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var n = 0; n < 500; n++)
            await world.Takes(World.Desk, reference, document);
        await world.Do(new RevokeRelease.Command(reference, null, document, 1, "MAR", "Released in error."));
        Assert.That(
            (await world.Views(World.Desk, reference, document)).Un!.Readings.Where(r => r.Audience == "MAR").Select(r => r.Subject),
            Is.EqualTo(new[] { World.Liaison("MAR").Subject })
        );
    }

    [Test]
    public async Task The_name_of_a_file_does_not_turn_its_direction()
    {
        await using var world = await World.New();
        Assert.That((await world.Stores(Papers.Pdf("one"), "report\u202Egpj\u2066.pdf")).FileName, Is.EqualTo("reportgpj.pdf"));
        Assert.That((await world.Stores(Papers.Pdf("two"), "تقرير.pdf")).FileName, Is.EqualTo("تقرير.pdf"));
    }

    [Test]
    public async Task The_clean_up_leaves_files_alone_that_are_no_documents()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Adds(reference);
        var folder = world.DatabasePath + "-documents";
        string[] others = ["casetracker.db", "0123456789abcdef0123456789abcdef", Path.Combine("ef", "notes.part")];
        var unused = Path.Combine("ef", "0123456789abcdef0123456789abcdef");
        Directory.CreateDirectory(Path.Combine(folder, "ef"));
        foreach (var name in others.Append(unused))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "");
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        Assert.That(await world.Services.GetRequiredService<Documents>().Sweep(), Is.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(folder, unused)), Is.False);
        Assert.That(others.All(n => File.Exists(Path.Combine(folder, n))), Is.True);
    }

    [TestCase("trailer << /Root 1 0 R /Encrypt 5 0 R >>", 0, true)]
    [TestCase("trailer << /Encrypt<< /Filter /Standard >> >>", 0, true)]
    [TestCase("trailer << /Encrypt \r\n 5 0 R >>", 65_510, true)]
    [TestCase("trailer << /Encrypt 5 0 R >>", 65_515, true)]
    [TestCase("trailer << /Encrypt 5 0 R >>", 200_000, true)]
    [TestCase("<< /EncryptMetadata false >>", 0, false)]
    [TestCase("The word /Encrypt in a text", 0, false)]
    public async Task A_PDF_under_a_password_is_refused_wherever_it_says_so(string what, int at, bool isRefused)
    {
        await using var world = await World.New();
        var content = Papers.Pdf(new string('x', at) + what);
        if (!isRefused)
            Assert.That((await world.Stores(content)).MediaType, Is.EqualTo("application/pdf"));
        else
            Assert.That(
                (await Assert.ThrowsAsync<RuleBrokenException>(() => world.Stores(content)))!,
                Has.Property("Message").EqualTo(Text.FileProtected).And.Property("Field").EqualTo("File")
            );
        Assert.That(Papers.Files(world), Has.Length.EqualTo(isRefused ? 0 : 1));
    }
}
