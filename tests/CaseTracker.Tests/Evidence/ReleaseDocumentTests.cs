using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Evidence;

/// <summary>A State gets the versions that were released to it, marked as its own, until that is revoked.</summary>
[SetUICulture("en")]
public sealed class ReleaseDocumentTests
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
}
