using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class SetSummaryTests
{
    [Test]
    public async Task Every_State_concerned_reads_it_until_it_is_removed()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new SetSummary.Command(reference, null, " A convoy was ambushed. "));
        Assert.That(
            ((await world.Sees("CAF", reference))!.Summary, (await world.Sees("MAR", reference))!.Summary),
            Is.EqualTo(("A convoy was ambushed.", "A convoy was ambushed."))
        );
        await world.Do(new SetSummary.Command(reference, null, " "));
        Assert.That((await world.Sees("MAR", reference))!.Summary, Is.Null);
        await world.AssertSound();
    }

    [Test]
    public async Task Is_for_those_who_release_and_has_at_most_2000_characters()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Refuses<ForbiddenException>(
            new SetSummary.Command(reference, null, "A convoy was ambushed."),
            World.FocalPoint("MINUSCA")
        );
        await world.Rejects(Text.TooLong(2000), new SetSummary.Command(reference, null, new string('a', 2001)));
        await world.Breaks(Text.NothingChanged, new SetSummary.Command(reference, null, null));
    }

    [TestCase("袭击车队 \U0001F6A8 نص عربي")]
    [TestCase("a\0b\u0001c\u001fd\re")]
    public async Task Any_character_is_kept_as_it_was_written(string summary)
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new SetSummary.Command(reference, null, summary));
        Assert.That((await world.Sees("MAR", reference))!.Summary, Is.EqualTo(summary));
        await world.AssertSound();
    }
}
