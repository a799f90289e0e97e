using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests;

/// <summary>Worlds full of invented cases, for properties that must hold of any.</summary>
internal static class Synthetic
{
    public static async Task<World> World(int seed, int cases)
    {
        var world = await Tests.World.New();
        await world.Seed(seed, cases);
        return world;
    }

    public static Task<int> Seed(this World world, int seed, int cases) =>
        world.InScope(
            Tests.World.Desk,
            async services =>
                await services
                    .GetRequiredService<Seeder>()
                    .Seed(
                        new Author("seeder@example.org", "desk_officer"),
                        new SyntheticCases(await services.GetRequiredService<MissionDirectory>().Read(), seed, new DateOnly(2023, 12, 31)),
                        cases
                    )
        );
}
