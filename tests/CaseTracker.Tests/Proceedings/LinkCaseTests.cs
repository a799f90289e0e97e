using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Proceedings;

[SetUICulture("en")]
public sealed class LinkCaseTests
{
    [Test]
    public async Task A_proceeding_keeps_at_least_one_case_and_has_each_once()
    {
        await using var world = await World.New();
        var (one, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var court = await Court.Open(world, Forum.Civilian, "CAF", one);
        await court.Step(ProceedingStep.TrialOpened, "2020");
        await world.Breaks(Text.LastCase, new UnlinkCase.Command(court.Reference, null, one, "x"));
        await world.Breaks(Text.AlreadyLinked, new LinkCase.Command(court.Reference, null, one, "x"));
        await world.Breaks(Text.NotLinked, new UnlinkCase.Command(court.Reference, null, other, "x"));
        await world.Do(new LinkCase.Command(court.Reference, null, other, "The same attackers."));
        var position = await world.Position();
        await world.Do(new UnlinkCase.Command(court.Reference, null, one, "Other attackers."));
        Assert.That(((await world.Sees("UN", one))!.Stage, (await world.Sees("UN", other))!.Stage), Is.EqualTo(("reported", "trial")));
        Assert.That((await court.Seen(position: position)).Cases.Select(c => c.Reference), Is.EquivalentTo(new[] { one, other }));
        Assert.That((await world.Rows<CaseTracker.Disclosure.ProceedingRow>(new(CaseTracker.Disclosure.Audience.Of("MAR")))), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Merging_a_case_moves_its_proceedings()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        var court = await Court.Open(world, Forum.Civilian, "CAF", duplicate);
        await court.Step(ProceedingStep.TrialOpened, "2020");
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        Assert.That((await court.Seen()).Cases.Select(c => c.Reference), Is.EqualTo(new[] { staying }));
        Assert.That((await world.Sees("KHM", staying))!.Stage, Is.EqualTo("trial"));
        Assert.That((await court.Seen(World.Liaison("MAR"))).Cases, Has.Count.EqualTo(1));
        await world.AssertSound();
    }
}
