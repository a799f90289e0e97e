using System.Text.Json;

namespace CaseTracker.Tests.Cli;

public sealed class EditionCommandTests
{
    private const string Amina = "amina@example.org",
        Jonas = "jonas@example.org";

    [Test]
    public async Task An_edition_is_composed_by_one_and_approved_by_another_taken_out_and_checked()
    {
        using var shell = await Seeded();
        Assert.That(
            await shell.Succeed("edition", "create", "--period", "2017", "--tables", "all", "--as", Amina),
            Does.Contain("Draft 1")
        );
        Assert.That(await shell.Fail(1, "edition", "approve", "1", "--as", Amina), Does.Contain("second person"));
        Assert.That(await shell.Succeed("edition", "approve", "1", "--as", "jonas"), Does.StartWith("Edition 1 is sealed at position "));
        await shell.Fail(1, "edition", "approve", "1", "--as", Jonas);
        var listed = JsonDocument.Parse(await shell.Succeed("edition", "list", "--json")).RootElement[0];
        Assert.That(
            new[] { "number", "state", "composedBy", "approvedBy" }.Select(n => listed.GetProperty(n).ToString()),
            Is.EqualTo(new[] { "1", "approved", "amina", "jonas" })
        );
        Assert.That(await shell.Succeed("edition", "list"), Does.StartWith("Edition 1: 2017-01-01..2017-12-31"));
        var folder = Path.Combine(shell.Folder, "out");
        var files = (await shell.Succeed("edition", "export", "1", "--format", "all", "--out", folder)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        Assert.That(files, Is.EquivalentTo(Directory.GetFileSystemEntries(folder)));
        using var elsewhere = new Shell(withKey: false);
        foreach (var file in files)
        {
            Assert.That(await shell.Succeed("edition", "verify", file), Does.Contain("and the ledger"));
            Assert.That(await elsewhere.Succeed("edition", "verify", file), Does.Contain("own seal alone"));
        }
        foreach (var format in new[] { "docx", "xlsx" })
        {
            var alone = Path.Combine(Directory.CreateDirectory(Path.Combine(elsewhere.Folder, format)).FullName, $"report.{format}");
            File.Copy(Path.Combine(folder, $"edition-1-en.{format}"), alone);
            Assert.That(
                await elsewhere.Succeed("edition", "verify", alone),
                Does.StartWith($"The file holds: edition 1 ({format}, en) as of ledger position ")
                    .And.Contain("key sha256:")
                    .And.Contain("Whose key it is, this does not prove")
            );
            using (var archive = System.IO.Compression.ZipFile.Open(alone, System.IO.Compression.ZipArchiveMode.Update))
                archive.GetEntry("docProps/core.xml")!.Delete();
            Assert.That(
                await elsewhere.Fail(1, "edition", "verify", alone),
                Does.Contain("does not hold").And.Contain("Its part docProps/core.xml is missing.")
            );
        }
        await File.AppendAllTextAsync(Path.Combine(folder, "edition-1-T1-en.csv"), "x");
        Assert.That(
            await elsewhere.Fail(1, "edition", "verify", Path.Combine(folder, "edition-1-T1-en.csv")),
            Does.Contain("does not hold")
        );
    }

    [Test]
    public async Task What_changed_since_is_told_with_its_events()
    {
        using var shell = await Seeded();
        await shell.Succeed("edition", "create", "--period", "2013..2023", "--tables", "T1,t2", "--as", Amina);
        await shell.Succeed("edition", "approve", "1", "--as", Jonas);
        var unchanged = JsonDocument.Parse(await shell.Succeed("edition", "diff", "1", "--json")).RootElement;
        await shell.Succeed("seed", "--cases", "60", "--seed", "1");
        await shell.Succeed("edition", "create", "--period", "2013..2023", "--as", Jonas);
        await shell.Succeed("edition", "approve", "2", "--as", Amina);
        var changed = JsonDocument.Parse(await shell.Succeed("edition", "diff", "1", "2", "--json")).RootElement;
        Assert.That(
            (unchanged.GetProperty("newFacts").GetArrayLength(), unchanged.GetProperty("corrections").GetArrayLength()),
            Is.EqualTo((0, 0))
        );
        var events = changed.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64()).ToHashSet();
        foreach (var line in changed.GetProperty("newFacts").EnumerateArray())
            Assert.That(line.GetProperty("events").EnumerateArray().Select(e => e.GetInt64()), Is.Not.Empty.And.SubsetOf(events));
        Assert.That(await shell.Succeed("edition", "diff", "1", "2"), Does.Contain("case_registered"));
    }

    [TestCase(2, "edition", "create", "--period", "2017")]
    [TestCase(2, "edition", "create", "--tables", "all", "--as", Amina)]
    [TestCase(2, "edition", "create", "--period", "2017", "--tables", "T99", "--as", Amina)]
    [TestCase(1, "edition", "create", "--period", "2017", "--as", "nobody")]
    [TestCase(1, "edition", "create", "--period", "2017", "--as-of", "@999999", "--as", Amina)]
    [TestCase(1, "edition", "approve", "1", "--as", Jonas)]
    [TestCase(1, "edition", "export", "1", "--out", "nowhere")]
    [TestCase(2, "edition", "export", "1", "--format", "pdf", "--out", "nowhere")]
    [TestCase(1, "edition", "diff", "1")]
    [TestCase(2, "edition", "verify", "/does/not/exist")]
    public async Task What_cannot_be_done_is_said_in_one_line(int exitCode, params string[] arguments)
    {
        using var shell = await Seeded();
        await shell.Fail(exitCode, [.. arguments.Select(a => a == "nowhere" ? Path.Combine(shell.Folder, a) : a)]);
    }

    [Test]
    public async Task Rows_that_were_altered_make_export_fail_without_a_file()
    {
        using var shell = await Seeded();
        await shell.Succeed("edition", "create", "--period", "2013..2023", "--as", Amina);
        await shell.Succeed("edition", "approve", "1", "--as", Jonas);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={shell.DatabasePath}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE CaseRow SET Killed = Killed + 1 WHERE Audience = 'UN'";
            await command.ExecuteNonQueryAsync();
        }
        var folder = Path.Combine(shell.Folder, "out");
        Assert.That(
            await shell.Fail(1, "edition", "export", "1", "--out", folder),
            Does.Contain("Edition 1 no longer comes out as it was sealed: T1.")
        );
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    private static async Task<Shell> Seeded()
    {
        var shell = new Shell();
        await shell.Succeed("seed", "--cases", "40", "--seed", "1");
        await shell.Succeed(
            "designate-first",
            "--subject",
            "amina",
            "--name",
            "Amina Haddad",
            "--email",
            Amina,
            "--subject",
            "jonas",
            "--name",
            "Jonas Berg",
            "--email",
            Jonas
        );
        return shell;
    }
}
