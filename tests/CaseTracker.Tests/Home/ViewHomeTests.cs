using CaseTracker.Access;
using CaseTracker.Home;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Home;

public sealed class ViewHomeTests
{
    [Test]
    public async Task Shows_what_changed_since_the_last_visit_and_keeps_it_while_the_visit_goes_on()
    {
        await using var world = await World.New();
        var liaison = world.As(World.Liaison("MAR"));
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var first = await liaison.Send(new ViewHome.Query());
        await liaison.Send(new MarkVisited.Command());
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var sameVisit = await liaison.Send(new ViewHome.Query());
        world.Clock.Advance(TimeSpan.FromHours(2));
        var nothing = await liaison.Send(new ViewHome.Query());
        await liaison.Send(new MarkVisited.Command());
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "MAR"));
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "ZAF"));
        world.Clock.Advance(TimeSpan.FromHours(2));
        var next = await liaison.Send(new ViewHome.Query());
        Assert.Multiple(() =>
        {
            Assert.That((first.Since, first.News.Count), Is.EqualTo(((DateTime?)null, 1)));
            Assert.That(sameVisit.News.Single().IsNew);
            Assert.That(nothing.News, Is.Empty);
            Assert.That(next.News.Select(n => n.Mission), Is.EqualTo(new[] { "MONUSCO" }));
            Assert.That(next.Since, Is.Not.Null);
        });
    }

    [Test]
    public async Task Shows_each_role_what_waits_for_it()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var desk = await world.As(World.Desk).Send(new ViewHome.Query());
        var host = await world.As(World.Liaison("CAF")).Send(new ViewHome.Query());
        var focal = await world.As(World.FocalPoint("MONUSCO")).Send(new ViewHome.Query());
        var auditor = await world.As(World.Desk with { Role = Role.Auditor }).Send(new ViewHome.Query());
        Assert.Multiple(() =>
        {
            Assert.That((desk.NotNotified!.Count, desk.AwaitingNextOfKin!.Count, desk.Proposals!.Count), Is.EqualTo((1, 1, 0)));
            Assert.That(
                (host.NotAcknowledged!.Count, host.NotNotified, host.Proposals),
                Is.EqualTo((0, (ViewHome.CaseSection?)null, (ViewHome.Section<CaseTracker.Cases.ViewCase.OpenProposal>?)null))
            );
            Assert.That((focal.NotNotified!.Count, focal.News.Count), Is.EqualTo((0, 0)));
            Assert.That((auditor.News.Count, auditor.NotNotified), Is.EqualTo((0, (ViewHome.CaseSection?)null)));
        });
    }
}
