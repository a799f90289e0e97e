using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class FindSimilarTests
{
    [TestCase("2017-05-08", true)]
    [TestCase("2017-05-11", true)]
    [TestCase("2017-05-12", false)]
    [TestCase("2017-05", true)]
    [TestCase("2017", true)]
    [TestCase("2016", false)]
    [TestCase("2017-06", false)]
    public async Task Finds_what_may_be_the_same_incident(string date, bool found)
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var similar = await world.As(World.FocalPoint("MINUSCA")).Send(new FindSimilar.Query("minusca", PartialDate.Parse(date)));
        Assert.That(similar.Select(r => r.Reference), Is.EqualTo(found ? [reference] : Array.Empty<string>()));
    }

    [Test]
    public async Task A_case_of_which_only_the_year_is_known_may_be_the_same()
    {
        await using var world = await World.New();
        var receipt = await world.Do(RegisterCaseTests.Killing("MINUSCA") with { OccurredOn = new PartialDate(2017) });
        Assert.That(
            (await world.As(World.Desk).Send(new FindSimilar.Query("MINUSCA", PartialDate.Parse("2017-11-26")))).Single().Reference,
            Is.EqualTo(receipt.Reference)
        );
        Assert.That(await world.As(World.Desk).Send(new FindSimilar.Query("MONUSCO", PartialDate.Parse("2017-11-26"))), Is.Empty);
        Assert.That(
            await world.As(World.FocalPoint("MONUSCO")).Send(new FindSimilar.Query("MINUSCA", PartialDate.Parse("2017-11-26"))),
            Is.Empty
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("MAR")).Send(new FindSimilar.Query("MINUSCA", PartialDate.Parse("2017-11-26")))
        );
    }
}
