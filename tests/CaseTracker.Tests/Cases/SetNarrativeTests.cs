using CaseTracker.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class SetNarrativeTests
{
    [Test]
    public async Task The_UN_reads_it_and_no_State()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.As(World.FocalPoint("MINUSCA")).Send(new SetNarrative.Command(reference, null, "What the patrol reported"));
        Assert.That(
            (
                (await world.Sees("UN", reference))!.Narrative,
                (await world.Sees("CAF", reference))!.Narrative,
                (await world.Sees("MAR", reference))!.Narrative
            ),
            Is.EqualTo(("What the patrol reported", (string?)null, (string?)null))
        );
        await world.Breaks(Text.NothingChanged, new SetNarrative.Command(reference, null, "What the patrol reported"));
        await world.Rejects(Text.TooLong(20_000), new SetNarrative.Command(reference, null, new string('a', 20_001)));
        await world.AssertSound();
    }
}
