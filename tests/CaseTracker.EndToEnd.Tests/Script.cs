using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>A script that certified client software runs in; it is run once, and each of its cases is a test of its own.</summary>
internal static partial class Script
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string?>>>> _runs = [];

    public static string Folder => Path.Combine(Repository.Root, "tests/CaseTracker.EndToEnd.Tests");

    /// <summary>The names of the cases, as they stand in the script.</summary>
    public static IEnumerable<TestCaseData> Cases(string name) =>
        from Match found in CaseName().Matches(File.ReadAllText(PathOf(name)))
        select new TestCaseData(found.Groups[1].Value) { TestName = $"{name}: {found.Groups[1].Value}" };

    /// <summary>Fails with the script's own account where the case failed or never ran.</summary>
    public static async Task Verify(string name, string testCase)
    {
        var results = await _runs.GetOrAdd(name, n => new(() => Run(n))).Value;
        Assert.That(results, Does.ContainKey(testCase), "the script did not come to this case");
        if (results[testCase] is { } error)
            Assert.Fail(error);
    }

    /// <param name="feeds">The script is told more while it runs.</param>
    public static Process Start(string name, string variable, string value, bool feeds = false)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = feeds,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(PathOf(name));
        start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    private static async Task<IReadOnlyDictionary<string, string?>> Run(string name)
    {
        using var process = Start(name, "DEMO", (await Demonstration.Shared).Announced);
        var error = process.StandardError.ReadToEndAsync();
        var results = new Dictionary<string, string?>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var result = JsonDocument.Parse(line).RootElement;
            results[result.GetProperty("name").GetString()!] = result.GetProperty("error").GetString();
        }
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
        return results;
    }

    private static string PathOf(string name) => Path.Combine(Folder, "scripts", $"{name}.mjs");

    [GeneratedRegex(@"^\s*(?:check\(|\[)'([^']+)', ", RegexOptions.Multiline)]
    private static partial Regex CaseName();
}
