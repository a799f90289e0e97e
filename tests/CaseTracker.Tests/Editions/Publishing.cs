using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;

namespace CaseTracker.Tests.Editions;

/// <summary>Composes, approves and takes out editions as officers do.</summary>
internal static class Publishing
{
    public static ComposeEdition.Command All(int year) =>
        new(Enum.GetValues<TableId>(), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public static async Task<int> Compose(this World world, ComposeEdition.Command command) =>
        int.Parse((await world.As(World.Desk).Send(command)).Reference!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Composed by one desk officer, approved by another.</summary>
    public static async Task<Edition> Publish(this World world, ComposeEdition.Command command) =>
        await world.Approve(await world.Compose(command));

    public static async Task<Edition> Approve(this World world, int draft)
    {
        var version = (await world.Edition(draft)).Version;
        var proposed = await world.As(World.Desk).Send(new PublishEdition.Command(draft, version, "For the briefing"));
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        return await world.Edition(draft);
    }

    public static async Task<Edition> Edition(this World world, int draft) =>
        (await world.As(World.Desk).Send(new ViewEdition.Query(Draft: draft))).Edition;

    /// <summary>All files of an edition by their names.</summary>
    public static async Task<Dictionary<string, byte[]>> Files(this World world, int number)
    {
        var files = new Dictionary<string, MemoryStream>();
        await world
            .As(World.Desk)
            .Send(new ExportEdition.Query(number, Enum.GetValues<EditionFormat>(), name => files[name] = new MemoryStream()));
        return files.ToDictionary(f => f.Key, f => f.Value.ToArray());
    }
}
