using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

public sealed class IdempotencyTests
{
    private const string Key = "6c1d0b9e";

    [Test]
    public async Task A_command_sent_twice_happens_once_and_gets_the_same_receipt()
    {
        await using var world = await World.New();
        var first = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), Key);
        var position = await world.Position();
        Assert.That(await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), Key), Is.EqualTo(first));
        Assert.That(await world.Position(), Is.EqualTo(position));
        Assert.That(
            await world.As(World.SecondDesk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), Key),
            Is.Not.EqualTo(first),
            "a key is its sender's own"
        );
    }

    [Test]
    public async Task A_proposal_and_its_approval_sent_twice_happen_once_too()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var command = new CloseCase.Command(reference, null, Closure.Prescribed, "Time-barred");
        var proposed = await world.As(World.Desk).Send(command, Key);
        Assert.That(await world.As(World.Desk).Send(command, Key), Is.EqualTo(proposed));
        var approval = new DecideProposal.Command(proposed.ProposalId!.Value, true, null);
        var done = await world.As(World.SecondDesk).Send(approval, Key);
        Assert.That(await world.As(World.SecondDesk).Send(approval, Key), Is.EqualTo(done));
        await world.AssertSound();
    }

    [Test]
    public async Task A_key_used_for_another_command_or_too_long_is_refused()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.As(World.Desk).Send(new SetNarrative.Command(reference, null, "One"), Key);
        var other = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            world.As(World.Desk).Send(new SetNarrative.Command(reference, null, "Two"), Key)
        );
        var kind = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            world.As(World.Desk).Send(new SetSummary.Command(reference, null, "One"), Key)
        );
        var longest = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            world.As(World.Desk).Send(new SetNarrative.Command(reference, null, "Two"), new string('k', 101))
        );
        Assert.That(
            (other!.Message, kind!.Message, longest!.Message),
            Is.EqualTo((Text.KeyUsedForAnother, Text.KeyUsedForAnother, Text.KeyTooLong(100)))
        );
    }

    [Test]
    public async Task A_command_that_failed_leaves_its_key_free()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var release = new ReopenCase.Command(reference, null, "New evidence");
        await Assert.ThrowsAsync<RuleBrokenException>(() => world.As(World.Desk).Send(release, Key));
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Prescribed, "Time-barred"));
        Assert.That((await world.As(World.Desk).Send(release, Key)).ProposalId, Is.Not.Null);
    }
}
