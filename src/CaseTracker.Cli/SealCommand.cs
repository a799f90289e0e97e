using System.CommandLine;

namespace CaseTracker.Cli;

/// <summary>Signs the head of the ledger, so that cutting it off is found out.</summary>
internal static class SealCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("seal", "Signs the present head of the ledger and prints it for noting elsewhere.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireSchema(cancellation);
                var (position, hash) = await product.Seal(cancellation);
                await shared.Surroundings.Output.WriteLineAsync(
                    position == 0 ? "The ledger is empty." : $"Sealed at head {position}:{hash}"
                );
                return 0;
            }
        );
        return command;
    }
}
