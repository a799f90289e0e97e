using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

public sealed class DecideProposalTests
{
    private static DecideProposal.Command Approve(Receipt receipt) => new(receipt.ProposalId!.Value, true, null);

    private static DecideProposal.Command Reject(Receipt receipt) => new(receipt.ProposalId!.Value, false, "Not yet");

    private static CloseCase.Command Close(string reference, int? version = null) =>
        new(reference, version, Closure.Discontinued, "No suspect");

    [Test]
    public async Task Is_decided_once_and_not_by_the_proposer()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.Do(Close(reference));
        await world.Breaks(Text.OwnProposal, Approve(proposed));
        await world.Breaks(Text.OwnProposal, Reject(proposed));
        await world.Rejects(Text.ReasonMissing, Reject(proposed) with { Reason = null });
        await world.As(World.SecondDesk).Send(Approve(proposed));
        await world.Breaks(Text.AlreadyDecided, Approve(proposed), World.SecondDesk);
        await world.Refuses<NotFoundException>(new DecideProposal.Command(Guid.Empty, true, null));
        await world.AssertSound();
    }

    [Test]
    public async Task When_the_case_changed_meanwhile_it_can_only_be_rejected()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.Do(Close(reference, (await world.File(reference)).Version));
        await world.Do(new SetNarrative.Command(reference, null, "A suspect was named"));
        Assert.That((await world.Refuses<StaleException>(Approve(proposed), World.SecondDesk)).Message, Is.EqualTo(Text.ProposalIsStale));
        await world.As(World.SecondDesk).Send(Reject(proposed));
        Assert.That((await world.Sees("UN", reference))!.Activity, Is.EqualTo("active"));
        await world.AssertSound();
    }

    [Test]
    public async Task What_another_proposal_has_done_already_is_refused_on_approval_and_can_be_rejected()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var (first, second) = (await world.Do(Close(reference)), await world.Do(Close(reference)));
        await world.As(World.SecondDesk).Send(Approve(first));
        await world.Breaks(Text.AlreadyClosed, Approve(second), World.SecondDesk);
        await world.As(World.SecondDesk).Send(Reject(second));
        await world.AssertSound();
    }

    [Test]
    public async Task Is_listed_for_those_who_may_decide_and_for_the_proposer()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var proposed = await world.As(World.FocalPoint("MINUSCA")).Send(Close(reference));
        await world.Do(Close(reference));
        var (own, all) = (
            await world.As(World.FocalPoint("MINUSCA")).Send(new ListProposals.Query()),
            await world.As(World.Desk).Send(new ListProposals.Query())
        );
        Assert.That(own.Select(p => (p.ProposalId, p.MayDecide)), Is.EqualTo(new[] { (proposed.ProposalId!.Value, false) }));
        Assert.That(all.Select(p => p.MayDecide), Is.EquivalentTo([true, false]));
        Assert.That(all.Select(p => p.Command), Is.All.EqualTo(Close(reference)));
        await world.Do(Reject(proposed));
        Assert.That(
            (await world.As(World.FocalPoint("MINUSCA")).Send(new ListProposals.Query(OpenOnly: false))).Single(),
            Has.Property("State").EqualTo("rejected").And.Property("DecisionReason").EqualTo("Not yet")
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("MAR")).Send(new ListProposals.Query()));
    }

    [Test]
    public async Task What_a_strictly_confidential_case_holds_back_is_not_read_from_a_proposal_either()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        var command = CorrectIncidentTests.As(reference, place: "Rafaï", attribution: Attribution.JudiciallyEstablished);
        await world.Breaks(Text.CaseIsStrict, command);
        var proposed = await world.As(World.Senior with { IsStrictReader = true }).Send(command);
        Assert.That(await world.As(World.Desk).Send(new ListProposals.Query()), Is.Empty);
        await world.Breaks(Text.CaseIsStrict, Approve(proposed));
        await world.As(World.Desk with { IsStrictReader = true }).Send(Approve(proposed));
        Assert.That((await world.File(reference)).Incident.Place, Is.EqualTo("Rafaï"));
        await world.AssertSound();
    }
}
