namespace CaseTracker.Cli;

/// <summary>What the command line takes from the process that it runs in; tests give their own.</summary>
/// <param name="Variable">The value of an environment variable, or null.</param>
/// <param name="ShowsProgress">A person watches the error output.</param>
internal sealed record Surroundings(
    TextWriter Output,
    TextWriter Error,
    Func<string, string?> Variable,
    bool ShowsProgress,
    TimeProvider Clock
)
{
    public static Surroundings OfProcess =>
        new(Console.Out, Console.Error, Environment.GetEnvironmentVariable, !Console.IsErrorRedirected, TimeProvider.System);
}
