using System.Diagnostics;
using CaseTracker.Cli;

namespace CaseTracker.Tests.Cli;

/// <summary>Runs commands of the command line on a folder of their own, in this process or in one that can be killed.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Dictionary<string, string> _variables;

    public Shell(bool withKey = true)
    {
        Directory.CreateDirectory(Folder);
        _variables = new() { ["CASETRACKER_DATABASE"] = $"sqlite:{DatabasePath}" };
        if (withKey)
            _variables["CASETRACKER_MASTER_KEY"] = Convert.ToBase64String(new byte[32]);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "casetracker-tests", Guid.NewGuid().ToString("N"));

    public string DatabasePath => Path.Combine(Folder, "test.db");

    /// <summary>This shell with one more environment variable.</summary>
    public Shell With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(
            arguments,
            new Surroundings(output, error, _variables.GetValueOrDefault, ShowsProgress: false, TimeProvider.System)
        );
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The output of a command that must succeed.</summary>
    public async Task<string> Succeed(params string[] arguments)
    {
        var (exitCode, output, error) = await Run(arguments);
        Assert.That((exitCode, error), Is.EqualTo((0, "")), string.Join(' ', arguments));
        return output;
    }

    /// <summary>The one line in which a command that must fail says why.</summary>
    public async Task<string> Fail(int expected, params string[] arguments)
    {
        var (exitCode, output, error) = await Run(arguments);
        Assert.That((exitCode, output), Is.EqualTo((expected, "")), error);
        Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1), error);
        return error.Trim();
    }

    /// <summary>The same command as a process of its own.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments.Prepend(typeof(CommandLine).Assembly.Location))
            start.ArgumentList.Add(argument);
        start.Environment.Remove("CASETRACKER_MASTER_KEY");
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
