using System.CommandLine;

namespace CaseTracker.Cli;

/// <summary>Brings the schema up to date and loads the missions.</summary>
internal static class MigrateCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("migrate", "Makes the database or brings it up to date, and loads the missions.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed, mayCreate: true);
                var ran = await product.Migrate(cancellation);
                await shared.Surroundings.Output.WriteLineAsync(ran.Count == 0 ? "Up to date." : $"Applied {string.Join(", ", ran)}.");
                return 0;
            }
        );
        return command;
    }
}
