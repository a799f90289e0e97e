using System.CommandLine;
using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Cli;

/// <summary>Proves that the ledger is as it was written, and on demand that the read tables are what it amounts to.</summary>
internal static class VerifyCommand
{
    public static Command Create(SharedOptions shared)
    {
        var views = new Option<bool>("--views") { Description = "Also compares every row of the read tables with the ledger." };
        var expect = new Option<(long Seq, byte[] Hash)?>("--expect")
        {
            Description = "A head that was noted elsewhere: the ledger must still contain it.", HelpName = "SEQ:HASH",
            CustomParser = result =>
            {
                if (result.Tokens is [{ Value: var text }] && text.Split(':') is [var seq, { Length: 64 } hash]
                    && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && hash.All(char.IsAsciiHexDigit))
                    return (position, Convert.FromHexString(hash));
                result.AddError("--expect takes a position and a hash of 64 hexadecimal digits: SEQ:HASH.");
                return null;
            },
        };
        var command = new Command("verify", "Checks the ledger, and prints its head for noting elsewhere.") { views, expect };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var product = shared.Open(parsed);
            await product.RequireSchema(cancellation);
            var verdict = await product.Get<LedgerVerifier>().Verify(parsed.GetValue(expect), cancellation);
            if (!verdict.Holds) throw new InvalidOperationException($"The ledger does not hold. {verdict.Fault}");
            await shared.Surroundings.Output.WriteLineAsync($"The ledger holds: {verdict.Checked} positions, head {verdict.Checked}:{verdict.Head}");
            if (!parsed.GetValue(views)) return 0;
            var differences = await product.Get<ReadTables>().Verify(cancellation);
            if (differences.Count > 0)
            {
                throw new InvalidOperationException(
                    $"The read tables are not what the ledger amounts to: {string.Join(", ", differences.Select(d => $"{d.Table} (expected {d.Expected} rows, found {d.Stored})"))}. Run 'casetracker rebuild'.");
            }
            await shared.Surroundings.Output.WriteLineAsync("The read tables hold.");
            return 0;
        });
        return command;
    }
}
