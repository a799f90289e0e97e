using System.CommandLine;
using CaseTracker.Disclosure;

namespace CaseTracker.Cli;

/// <summary>Writes the read tables anew from the ledger.</summary>
internal static class RebuildCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("rebuild", "Writes the read tables anew from the ledger, in one transaction.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireSchema(cancellation);
                var streams = await product.Get<ReadTables>().Rebuild(cancellation: cancellation);
                await shared.Surroundings.Output.WriteLineAsync($"{streams} records written anew.");
                return 0;
            }
        );
        return command;
    }
}
