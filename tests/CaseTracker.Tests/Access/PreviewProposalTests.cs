using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

public sealed class PreviewProposalTests
{
    private static CloseCase.Command Close(string reference, int? version = null) =>
        new(reference, version, Closure.Discontinued, "No suspect");

    private static Task<PreviewProposal.Result> Preview(World world, Receipt proposed, Caller? caller = null) =>
        world.As(caller ?? World.SecondDesk).Send(new PreviewProposal.Query(proposed.ProposalId!.Value), proof: Proof.None);

    [Test]
    public async Task Shows_each_audience_what_approval_then_changes_and_stores_nothing()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR", "BGD");
        var proposed = await world.Do(Close(reference));
        var (position, audiences) = (await world.Position(), (await Preview(world, proposed)).Audiences);
        Assert.That(await world.Position(), Is.EqualTo(position));
        Assert.That(audiences.Select(a => a.Audience), Is.EqualTo(["UN", "BGD", "CAF", "MAR"]));
        foreach (var audience in audiences)
        {
            var change = audience.Changes.Single(c => c.Row is CaseRow);
            Assert.That(change.Before, Is.EqualTo(await world.Sees(audience.Audience, reference)));
        }
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        foreach (var audience in audiences)
            Assert.That(audience.Changes.Single(c => c.Row is CaseRow).After, Is.EqualTo(await world.Sees(audience.Audience, reference)));
        Assert.That((await Preview(world, proposed)).Audiences, Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Of_a_merger_both_cases_are_shown()
    {
        await using var world = await World.New();
        var ((kept, _), (duplicate, _)) = (await world.Killing("MAR"), await world.Killing("BGD"));
        var proposed = await world.Do(new MergeCase.Command(duplicate, null, kept, "The same attack"));
        var audiences = (await Preview(world, proposed)).Audiences.ToDictionary(a => a.Audience, a => a.Changes);
        Assert.That(audiences["UN"].Select(c => c.Row).OfType<CaseRow>().Select(r => r.Reference), Is.EquivalentTo([kept, duplicate]));
        Assert.That(audiences["BGD"].Single(c => c.Row is CaseRow row && row.Reference == duplicate).After, Is.Null);
        Assert.That(audiences["BGD"].Single(c => c.Row is CaseRow row && row.Reference == kept).Before, Is.Null);
    }

    [Test]
    public async Task Says_why_it_cannot_be_carried_out_any_more()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var (stale, late) = (await world.Do(Close(reference, (await world.File(reference)).Version)), await world.Do(Close(reference)));
        await world.DoWithTwo(Close(reference));
        Assert.That((await Preview(world, stale)).Obstacle, Is.EqualTo(Text.CaseChangedMeanwhile));
        Assert.That((await Preview(world, late)).Obstacle, Is.EqualTo(Text.AlreadyClosed));
    }

    [Test]
    public async Task Is_for_those_who_may_know_of_the_proposal()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.Do(Close(reference));
        await Assert.ThrowsAsync<ForbiddenException>(() => Preview(world, proposed, World.Liaison("MAR")));
        await Assert.ThrowsAsync<NotFoundException>(() => Preview(world, proposed, World.FocalPoint("MONUSCO")));
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        var correction = await world
            .As(World.Senior with { IsStrictReader = true })
            .Send(CorrectIncidentTests.As(reference, place: "Rafaï", attribution: Attribution.JudiciallyEstablished));
        await Assert.ThrowsAsync<NotFoundException>(() => Preview(world, correction));
        Assert.That(
            (await Preview(world, correction, World.SecondDesk with { IsStrictReader = true })).Audiences.Select(a => a.Audience),
            Does.Contain("UN-STRICT")
        );
    }

    [Test]
    public async Task A_proposal_that_nobody_decided_in_time_expires()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.Do(Close(reference));
        world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.That((await world.As(World.SecondDesk).Send(new ListProposals.Query())).Single().MayDecide);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await world.As(World.SecondDesk).Send(new ListProposals.Query()), Is.Empty);
        var all = await world.As(World.SecondDesk).Send(new ListProposals.Query(OpenOnly: false));
        Assert.That(all.Select(p => (p.State, p.MayDecide)), Is.EqualTo(new[] { ("expired", false) }));
        Assert.That((await world.As(World.Desk).Send(new ViewCase.Query(reference))).Un!.Proposals, Is.Empty);
        await world.Breaks(Text.ProposalExpired, new DecideProposal.Command(proposed.ProposalId!.Value, true, null), World.SecondDesk);
        await world.AssertSound();
    }
}
