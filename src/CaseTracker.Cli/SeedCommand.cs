using System.CommandLine;
using CaseTracker.Missions;
using CaseTracker.Seeding;

namespace CaseTracker.Cli;

/// <summary>Fills a database with invented cases; started again, it goes on where it was interrupted.</summary>
internal static class SeedCommand
{
    /// <summary>Fixed, so that the same seed gives the same cases whenever it is asked for.</summary>
    private static readonly DateOnly Until = new(2025, 12, 31);

    public static Command Create(SharedOptions shared)
    {
        var cases = new Option<int>("--cases")
        {
            Description = "How many.",
            Required = true,
            HelpName = "N",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The same number gives the same cases.",
            Required = true,
            HelpName = "S",
        };
        cases.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < 0)
                result.AddError("--cases cannot be negative.");
        });
        var command = new Command("seed", "Adds invented cases in all stages, plainly marked as such.") { cases, seed };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed, mayCreate: true);
                await product.Migrate(cancellation);
                var count = parsed.GetValue(cases);
                var synthetic = new SyntheticCases(
                    await product.Get<MissionDirectory>().Read(cancellation: cancellation),
                    parsed.GetValue(seed),
                    Until
                );
                var added = await ProgressBar.Run(
                    shared.Surroundings,
                    report =>
                        product.InScope(services =>
                            services
                                .GetRequiredService<Seeder>()
                                .Seed(product.Caller.Author, synthetic, count, done => report("Cases", done, count), cancellation)
                        )
                );
                await shared.Surroundings.Output.WriteLineAsync($"{added} cases added.");
                return 0;
            }
        );
        return command;
    }
}
