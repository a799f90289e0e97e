using System.CommandLine;
using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;

namespace CaseTracker.Cli;

/// <summary>Proves that the ledger is as it was written, and on demand that the read tables are what it amounts to and that every document
/// is what was stored.</summary>
internal static class VerifyCommand
{
    public static Command Create(SharedOptions shared)
    {
        var views = new Option<bool>("--views") { Description = "Also compares every row of the read tables with the ledger." };
        var documents = new Option<bool>("--documents")
        {
            Description = "Also computes the hash of every stored document again, and records it in its chain of custody.",
        };
        var expect = new Option<(long Seq, byte[] Hash)?>("--expect")
        {
            Description = "A head that was noted elsewhere: the ledger must still contain it.",
            HelpName = "SEQ:HASH",
            CustomParser = result =>
            {
                if (
                    result.Tokens is [{ Value: var text }]
                    && text.Split(':') is [var seq, { Length: 64 } hash]
                    && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                    && hash.All(char.IsAsciiHexDigit)
                )
                    return (position, Convert.FromHexString(hash));
                result.AddError("--expect takes a position and a hash of 64 hexadecimal digits: SEQ:HASH.");
                return null;
            },
        };
        var command = new Command("verify", "Checks the ledger, and prints its head for noting elsewhere.") { views, documents, expect };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireSchema(cancellation);
                var verdict = await product.Get<LedgerVerifier>().Verify(parsed.GetValue(expect), cancellation);
                if (!verdict.Holds)
                    throw new InvalidOperationException($"The ledger does not hold. {verdict.Fault}");
                await shared.Surroundings.Output.WriteLineAsync(
                    $"The ledger holds: {verdict.Checked} positions, head {verdict.Checked}:{verdict.Head}"
                );
                if (parsed.GetValue(documents))
                    await VerifyDocuments(product, shared.Surroundings, cancellation);
                if (!parsed.GetValue(views))
                    return 0;
                var differences = await product.Get<ReadTables>().Verify(cancellation);
                if (differences.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The read tables are not what the ledger amounts to: {string.Join(", ", differences.Select(d => $"{d.Table} (expected {d.Expected} rows, found {d.Stored})"))}. Run 'casetracker rebuild'."
                    );
                }
                await shared.Surroundings.Output.WriteLineAsync("The read tables hold.");
                return 0;
            }
        );
        return command;
    }

    private static async Task VerifyDocuments(Product product, Surroundings surroundings, CancellationToken cancellation)
    {
        await product.RequireCurrent(cancellation);
        var broken = new List<BrokenFile>();
        var looked = await product.InScope(services =>
            services
                .GetRequiredService<Verification>()
                .Run(product.Caller.Author, surroundings.Clock.GetUtcNow().UtcDateTime, int.MaxValue, broken.Add, cancellation)
        );
        foreach (var file in broken)
            await surroundings.Output.WriteLineAsync(
                $"File {file.FileId}{(file.Case is null ? "" : $" of case {file.Case}")}: {file.Finding}."
            );
        if (broken.Count > 0)
            throw new InvalidOperationException($"{broken.Count} of {looked} documents are not what was stored.");
        await surroundings.Output.WriteLineAsync($"The documents hold: {looked} files.");
    }
}
