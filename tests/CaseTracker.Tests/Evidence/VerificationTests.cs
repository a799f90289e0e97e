using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Correspondence;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Evidence;

public sealed class VerificationTests
{
    [Test]
    public async Task Reports_what_was_altered_or_lost_and_records_it_in_the_chain_of_custody()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        List<Guid> documents =
        [
            await world.Adds(reference, "one"),
            await world.Adds(reference, "two"),
            await world.Adds(reference, "three"),
        ];
        Assert.That(await Verify(world), Is.Empty, "nothing was stored before this moment");
        world.Clock.Advance(TimeSpan.FromDays(1));
        var bytes = await File.ReadAllBytesAsync(FileOf(world, "two"));
        bytes[9] ^= 1;
        await File.WriteAllBytesAsync(FileOf(world, "two"), bytes);
        File.Delete(FileOf(world, "three"));
        Assert.That(
            (await Verify(world)).Select(b => (b.Case, b.Finding)),
            Is.EquivalentTo(new[] { (reference, Integrity.Altered), (reference, Integrity.Missing) })
        );
        var steps = new List<string>();
        foreach (var document in documents)
        {
            var found = await world.Views(World.Desk, reference, document);
            steps.Add($"{found.Un!.Custody[^1].Step} {found.Un.Custody[^1].Version} {found.Document.Latest.Standing!.Integrity}");
        }
        Assert.That(steps, Is.EqualTo(new[] { "verified 1 Intact", "found_altered 1 Altered", "found_missing 1 Missing" }));
        Assert.That(
            (await world.As(World.Desk).Send(new ListTroubles.Query())).Rows.Select(r => r.Integrity),
            Is.EquivalentTo(new[] { "altered", "missing" })
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Looks_at_what_was_not_looked_at_for_longest_and_no_oftener_than_asked()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        for (var n = 0; n < 5; n++)
            await world.Adds(reference, $"{n}");
        world.Clock.Advance(TimeSpan.FromDays(1));
        var since = world.Clock.GetUtcNow().UtcDateTime;
        Assert.That(await Run(world, since, 3), Is.EqualTo(3));
        Assert.That(await Run(world, since, 10), Is.EqualTo(2));
        Assert.That(await Run(world, since, 10), Is.Zero);
    }

    [Test]
    public async Task Says_nothing_of_files_while_their_folder_is_away()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Adds(reference);
        world.Clock.Advance(TimeSpan.FromDays(1));
        var folder = world.DatabasePath + "-documents";
        Directory.Move(folder, folder + "-away");
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => Verify(world));
        Directory.Move(folder + "-away", folder);
        Assert.That(await Verify(world), Is.Empty);
    }

    [Test]
    public async Task Follows_a_document_into_the_case_that_took_it_over()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("MAR");
        var document = await world.Adds(duplicate);
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await Verify(world), Is.Empty);
        Assert.That((await world.Views(World.Desk, staying, document)).Un!.Custody[^1].Step, Is.EqualTo("verified"));
        await world.AssertSound();
    }

    [Test]
    public async Task Documents_of_submissions_are_looked_at_too()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var draft = await world.Drafts("CAF", reference, Letters.Information());
        await world.Attaches(World.Liaison("CAF"), draft, "a.pdf", Papers.Pdf("a"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var file in Papers.Files(world))
            File.Delete(file);
        Assert.That((await Verify(world)).Select(b => (b.Case, b.Finding)), Is.EqualTo(new[] { ((string?)null, Integrity.Missing) }));
    }

    /// <summary>Who holds the database, the files and the key can put another file in the place of one; the record still holds the hash of
    /// the first.</summary>
    [Test]
    public async Task A_file_that_was_exchanged_with_all_that_the_database_says_of_it_is_found_out()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, "one", Classification.StrictlyConfidential);
        var (path, master) = (FileOf(world, "one"), world.Services.GetRequiredService<MasterKey>());
        var id = Guid.ParseExact(Path.GetFileName(path), "N");
        File.Delete(path);
        var forged = await world
            .Services.GetRequiredService<DocumentStore>()
            .Write(id, "report.pdf", new MemoryStream(Papers.Pdf("forged")), null, default);
        await world.Database.Write(s =>
            s.Execute(
                """
                UPDATE Document SET Sha256 = @Sha256, Bytes = @Length, WrappedKey = @key, VerifiedAt = @later, Integrity = 'intact'
                WHERE DocumentId = @id
                """,
                new
                {
                    forged.Sha256,
                    forged.Length,
                    key = master.Keep(forged.Key, id),
                    id,
                    later = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                }
            )
        );
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await Verify(world)).Select(b => (b.Case, b.Finding)), Is.EqualTo(new[] { (reference, Integrity.Altered) }));
        Assert.That((await world.Views(Papers.StrictReader, reference, document)).Un!.Custody[^1].Step, Is.EqualTo("found_altered"));
    }

    [Test]
    public async Task A_document_on_record_of_which_no_file_is_known_any_more_is_reported()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Adds(reference, "one");
        var draft = await world.Drafts("CAF", reference, Letters.Information());
        await world.Attaches(World.Liaison("CAF"), draft, "a.pdf", Papers.Pdf("a"));
        await world.As(World.Liaison("CAF")).Send(new SendSubmission.Command(reference, Letters.Information(), draft, null, null));
        await world.Database.Write(s => s.Execute("DELETE FROM Document"));
        Assert.That(
            (await Verify(world)).Select(b => (b.Case, b.Finding)),
            Is.EquivalentTo(new[] { ((string?)reference, Integrity.Missing), (null, Integrity.Missing) })
        );
    }

    [Test]
    public async Task What_is_not_what_was_stored_is_handed_to_nobody_until_it_is_again()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var document = await world.Adds(reference, "one");
        await world.Do(Papers.Releasing(reference, document, "MAR"));
        var (path, bytes) = (FileOf(world, "one"), await File.ReadAllBytesAsync(FileOf(world, "one")));
        byte[]?[] broken = [null, bytes[..^1], [(byte)(bytes[0] ^ 1), .. bytes[1..]]];
        foreach (var content in broken)
        {
            File.Delete(path);
            if (content is not null)
                await File.WriteAllBytesAsync(path, content);
            await Refused();
        }
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await Verify(world), Has.Count.EqualTo(1));
        await File.WriteAllBytesAsync(path, bytes);
        await Refused();
        await world.Breaks(Text.FileNotAsStored, Papers.Releasing(reference, document, "CAF"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await Verify(world), Is.Empty);
        Assert.That(await world.Takes(World.Desk, reference, document), Is.EqualTo(Papers.Pdf("one")));

        async Task Refused()
        {
            foreach (var caller in new[] { World.Desk, World.Liaison("MAR") })
                Assert.That(
                    (await Assert.ThrowsAsync<RuleBrokenException>(() => world.Takes(caller, reference, document)))!.Message,
                    Is.EqualTo(Text.FileNotAsStored)
                );
        }
    }

    private static async Task<List<BrokenFile>> Verify(World world)
    {
        var broken = new List<BrokenFile>();
        await world.InScope(
            World.Desk,
            s => s.GetRequiredService<Verification>().Run(Author.System, world.Clock.GetUtcNow().UtcDateTime, int.MaxValue, broken.Add)
        );
        return broken;
    }

    private static Task<int> Run(World world, DateTime since, int most) =>
        world.InScope(World.Desk, s => s.GetRequiredService<Verification>().Run(Author.System, since, most, _ => { }));

    private static string FileOf(World world, string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Papers.Pdf(text)));
        var id = world
            .Database.Read(s => s.QuerySingle<Guid>("SELECT DocumentId FROM Document WHERE Sha256 = @hash", new { hash }))
            .GetAwaiter()
            .GetResult();
        return Papers.Files(world).Single(f => Path.GetFileName(f) == id.ToString("N"));
    }
}
