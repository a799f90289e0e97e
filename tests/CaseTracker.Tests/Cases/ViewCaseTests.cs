using CaseTracker.Access;
using CaseTracker.Cases;

namespace CaseTracker.Tests.Cases;

public sealed class ViewCaseTests
{
    [Test]
    public async Task Shows_each_reader_what_that_reader_may_know()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"))).Reference!;

        var un = await world.As(World.Desk).Send(new ViewCase.Query(reference));
        var liaison = await world.As(World.Liaison("MAR")).Send(new ViewCase.Query(reference));
        var version = (await world.File(reference)).Version;
        Assert.Multiple(() =>
        {
            Assert.That(un.Un!.States.Select(s => s.State), Is.EqualTo(new[] { "CAF", "KHM", "MAR" }));
            Assert.That(un.Un.Version, Is.EqualTo(version));
            Assert.That(un.Persons.Select(p => p.PersonId), Is.All.Not.Null);
            Assert.That(liaison.Un, Is.Null);
            Assert.That(liaison.Case.Place, Is.Null);
            Assert.That(liaison.Persons.Select(p => (p.ConcernedState, p.PersonId)), Is.EqualTo(new[] { ("MAR", (Guid?)null) }));
        });
    }

    [Test]
    public async Task Is_not_found_by_a_State_that_it_does_not_concern()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"))).Reference!;
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Liaison("FRA")).Send(new ViewCase.Query(reference)));
    }
}
