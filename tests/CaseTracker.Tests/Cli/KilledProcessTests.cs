using System.Diagnostics;

namespace CaseTracker.Tests.Cli;

/// <summary>A process that is killed leaves whole commands behind or none: nothing half-imported, nothing half-seeded.</summary>
public sealed class KilledProcessTests
{
    private const int Kills = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Whatever_the_moment_ledger_and_read_tables_hold_and_the_work_can_be_finished()
    {
        using var shell = new Shell();
        await shell.Succeed("migrate");
        var file = shell.Write("fatalities.csv", [CommandLineTests.Header, .. Enumerable.Range(1, 1500).Select(Row)]);
        var (random, since, killed) = (new Random(20210818), Stopwatch.StartNew(), 0);
        for (var attempt = 0; attempt < Kills && since.Elapsed < Patience; attempt++)
        {
            using var process =
                attempt % 3 == 0
                    ? shell.Start("import", "fatalities", file, "--json")
                    : shell.Start("seed", "--cases", "1000000", "--seed", $"{attempt}");
            // The log grows once the process writes; from then on any moment will do.
            var before = Written(shell);
            while (!process.HasExited && Written(shell) == before && since.Elapsed < Patience)
                await Task.Delay(5);
            await Task.Delay(random.Next(0, 250));
            if (!process.HasExited)
                killed++;
            process.Kill();
            await process.WaitForExitAsync();
            await shell.Succeed("verify", "--views");
        }
        Assert.That(killed, Is.GreaterThan(0));
        await shell.Succeed("import", "fatalities", file);
        Assert.That(
            await shell.Succeed("import", "fatalities", file, "--json"),
            Does.Contain("\"new\":0,\"changed\":0,\"unchanged\":1500")
        );
        await shell.Succeed("verify", "--views");
    }

    private static long Written(Shell shell)
    {
        var log = new FileInfo(shell.DatabasePath + "-wal");
        return log.Exists ? log.Length : -1;
    }

    private static string Row(int number) =>
        $"{number},{new DateOnly(2014, 5, 1).AddDays(number):yyyy-MM-dd},INVENTED-{number},MINUSCA,Fatality,M,Morocco,Military,Malicious Act,504.0,MAR,2023-11-28";
}
