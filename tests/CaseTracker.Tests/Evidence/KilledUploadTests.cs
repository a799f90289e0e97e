using System.Diagnostics;
using CaseTracker.Data;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Evidence;

/// <summary>A process that is killed while it takes a document in leaves the whole document behind or none, and no file that the clean-up
/// does not find.</summary>
public sealed class KilledUploadTests
{
    private const int Kills = 10,
        Size = 24 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Test]
    public async Task Whatever_the_moment_documents_are_whole_and_what_belongs_to_nothing_is_found()
    {
        using var shell = new Shell();
        await shell.Succeed("seed", "--cases", "3", "--seed", "1");
        var reference = (await shell.Succeed("cases", "--audience", "UN", "--format", "csv"))
            .Split('\n')[1]
            .Split(',')
            .First(c => c.Contains('-', StringComparison.Ordinal))
            .Trim('"');
        var (random, since, killed, done) = (new Random(2589), Stopwatch.StartNew(), 0, 0);
        for (var attempt = 0; attempt < Kills && since.Elapsed < Patience; attempt++)
        {
            var file = Path.Combine(shell.Folder, $"evidence-{attempt}.pdf");
            await File.WriteAllBytesAsync(file, Content(attempt));
            var before = Files(shell).Count;
            using var process = shell.Start(
                "document",
                "add",
                reference,
                file,
                "--title",
                $"Document {attempt}",
                "--received-from",
                "Nobody"
            );
            // From the first byte on disk on, any moment will do: while the file is written, before the database knows of it, and after.
            while (!process.HasExited && Files(shell).Count == before && since.Elapsed < Patience)
                await Task.Delay(2);
            await Task.Delay(random.Next(0, 400));
            if (process.HasExited)
                done++;
            else
                killed++;
            process.Kill();
            await process.WaitForExitAsync();
            File.Delete(file);
        }
        Assert.That(killed, Is.GreaterThan(0));
        Assert.That(await shell.Succeed("verify", "--documents", "--views"), Does.Contain("The documents hold"));

        var clock = new TestClock();
        clock.Advance(DateTimeOffset.UtcNow + TimeSpan.FromDays(2) - clock.GetUtcNow());
        await using var services = new ServiceCollection()
            .AddCaseTracker(new SqliteEngine(shell.DatabasePath), new MasterKey(new byte[32]), clock)
            .BuildServiceProvider();
        await services.GetRequiredService<Documents>().Sweep();
        var known = await services
            .GetRequiredService<Database>()
            .Read(s => s.Query<Guid>("SELECT DocumentId FROM Document WHERE CaseId IS NOT NULL"));
        Assert.That(Files(shell).Select(Path.GetFileName), Is.EquivalentTo(known.Select(id => id.ToString("N"))));
        Assert.That(known.Count, Is.GreaterThanOrEqualTo(done), "what was said to be done is there");
        await shell.Succeed("verify", "--documents", "--views");
    }

    private static List<string> Files(Shell shell)
    {
        try
        {
            return Directory.Exists(shell.DatabasePath + "-documents")
                ? [.. Directory.EnumerateFiles(shell.DatabasePath + "-documents", "*", SearchOption.AllDirectories)]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static byte[] Content(int seed)
    {
        var content = new byte[Size];
        new Random(seed).NextBytes(content);
        "%PDF-"u8.CopyTo(content);
        return content;
    }
}
