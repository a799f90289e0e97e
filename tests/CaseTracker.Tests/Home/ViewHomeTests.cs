using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Home;
using CaseTracker.Reference;
using CaseTracker.Tests.Assistance;
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
    public async Task Shows_assistance_that_changed_to_its_host_and_to_who_lends_and_to_no_other_State()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var lent = await world.Opens(Aid.Investigators("MAR", 2, cases: reference));
        string[] liaisons = ["CAF", "MAR", "KHM"];
        var first = await News();
        foreach (var state in liaisons)
            await world.As(World.Liaison(state)).Send(new MarkVisited.Command());
        world.Clock.Advance(TimeSpan.FromHours(2));
        var nothing = await News();
        await world.Do(new NoteAssistance.Command(lent, null, "Between us."));
        var noted = await News();
        await world.Takes(lent, AssistanceStep.Agreed, "2023-03-02");
        var forensics = await world.Opens(Aid.Forensics());
        var then = await News();
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new[] { $"{lent} new offered", $"{lent} new offered", "" }));
            Assert.That(nothing, Is.EqualTo(new[] { "", "", "" }));
            Assert.That(noted, Is.EqualTo(nothing));
            Assert.That(then, Is.EqualTo(new[] { $"{forensics} new requested; {lent} agreed", $"{lent} agreed", "" }));
        });
        await world.As(World.Liaison("CAF")).Send(new MarkVisited.Command());
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.Do(
            new CorrectAssistance.Command(
                forensics,
                null,
                AssistanceKind.Forensics,
                "CAF",
                HostAuthority.Judiciary,
                AssistanceProvider.UnitedNations,
                null,
                null,
                "MINUSCA",
                "A laboratory",
                "The court asked."
            )
        );
        Assert.That((await News())[0], Is.EqualTo(forensics));
        Assert.That((await world.As(World.FocalPoint("UNIFIL")).Send(new ViewHome.Query())).Assistance, Is.Empty);
        Assert.That((await world.As(World.FocalPoint("MINUSCA")).Send(new ViewHome.Query())).Assistance, Has.Count.EqualTo(1));

        async Task<string[]> News()
        {
            var seen = new List<string>();
            foreach (var state in liaisons)
                seen.Add(Words(await world.As(World.Liaison(state)).Send(new ViewHome.Query())));
            return [.. seen];
        }

        static string Words(ViewHome.Result home) =>
            string.Join(
                "; ",
                home.Assistance.Select(n =>
                    string.Join(' ', [n.Engagement.Reference, .. n.IsNew ? ["new"] : (string[])[], .. n.Steps.Select(s => s.Code)])
                )
            );
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
