using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Evidence;

/// <summary>Files before they are documents, and those that never become one.</summary>
[SetUICulture("en")]
public sealed class StoreFileTests
{
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
