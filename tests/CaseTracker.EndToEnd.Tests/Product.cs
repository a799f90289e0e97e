using System.Diagnostics;

// They wait for the next code of an authenticator app more than they compute.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]

namespace CaseTracker.EndToEnd.Tests;

/// <summary>The command line as it was built, run as processes of their own.</summary>
internal static class Product
{
    // bin/Debug/net10.0 or bin/Release/net10.0, as these tests themselves.
    private static readonly string _output = Path.Combine([.. AppContext.BaseDirectory.TrimEnd('/', '\\').Split('/', '\\')[^3..]]);

    public static Process Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "src/CaseTracker.Cli", _output, "casetracker.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var inherited in start.Environment.Keys.Where(n => n.StartsWith("CASETRACKER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["CASETRACKER_DATABASE"] = $"sqlite:{Path.Combine(folder, "demo.db")}";
        start.Environment["CASETRACKER_IDENTITY_CONFIG"] = Path.Combine(folder, "identity.json");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>Ends what the tests have started.</summary>
[SetUpFixture]
public sealed class Ending
{
    [OneTimeTearDown]
    public Task Stop() => Task.WhenAll(Demonstration.StopShared(), Chromium.Stop());
}
