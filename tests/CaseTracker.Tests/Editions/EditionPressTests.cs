using CaseTracker.Access;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Editions;

/// <summary>What happens while an edition is made ready for its approval.</summary>
public sealed class EditionPressTests
{
    private const string LastRead = "-- EditionSealer.HeadAt";

    [Test]
    public async Task Others_record_meanwhile_and_the_tables_stay_those_of_the_draft_s_position()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var approve = await Proposed(world, await world.Compose(Publishing.All(2017)));
        var (recorded, after) = (0L, new List<string>());
        await Meanwhile(
            world,
            async () =>
            {
                await world.Killing("FRA");
                recorded = await world.Position();
            },
            after,
            () => world.As(World.SecondDesk).Send(approve, "key-1")
        );
        var edition = await world.Edition(1);
        Assert.Multiple(() =>
        {
            Assert.That(recorded, Is.GreaterThan(edition.Position));
            Assert.That((edition.Number, edition.Seal!.Statement.Position), Is.EqualTo((1, edition.Position)));
            Assert.That(
                after,
                Has.None.StartsWith("-- FactReader").And.None.StartsWith(LastRead),
                "Nothing of it is read within the transaction."
            );
        });
        Assert.That((await world.As(World.Desk).Send(new ViewEdition.Query(1, Check: true))).Alarms, Is.Empty);
        foreach (var (name, content) in await world.Files(1))
            Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(content))).Findings, Is.Empty, name);
        await world.AssertSound();
    }

    [Test]
    public async Task A_draft_that_is_worded_anew_meanwhile_is_not_approved()
    {
        await using var world = await World.New();
        var draft = await world.Compose(Publishing.All(2017));
        var approve = await Proposed(world, draft);
        await Meanwhile(
            world,
            () => world.Do(new SetEditionNarrative.Command(draft, null, "Changed", null)),
            [],
            async () =>
                Assert.That(
                    (await Assert.ThrowsAsync<StaleException>(() => world.As(World.SecondDesk).Send(approve))).Message,
                    Is.EqualTo(Text.ProposalIsStale)
                )
        );
        Assert.That((await world.Edition(draft)).State, Is.EqualTo(EditionState.Draft));
        Assert.That((await world.Approve(draft)).Seal!.Statement.Narratives, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_whose_number_another_edition_got_meanwhile_is_approved_again_under_the_next()
    {
        await using var world = await World.New();
        var (first, second) = (await world.Compose(Publishing.All(2017)), await world.Compose(Publishing.All(2018)));
        var approve = await Proposed(world, first);
        await Meanwhile(
            world,
            () => world.Approve(second),
            [],
            async () =>
                Assert.That(
                    (await Assert.ThrowsAsync<RuleBrokenException>(() => world.As(World.SecondDesk).Send(approve))).Message,
                    Is.EqualTo(Text.EditionOvertaken)
                )
        );
        await world.As(World.SecondDesk).Send(approve);
        Assert.That(((await world.Edition(first)).Number, (await world.Edition(second)).Number), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task An_approval_that_is_sent_again_answers_what_it_answered_and_approves_nothing_more()
    {
        await using var world = await World.New();
        var draft = await world.Compose(Publishing.All(2017));
        var approve = await Proposed(world, draft);
        var answer = await world.As(World.SecondDesk).Send(approve, "key-1");
        var position = await world.Position();
        Assert.That(await world.As(World.SecondDesk).Send(approve, "key-1"), Is.EqualTo(answer));
        Assert.That(await world.Position(), Is.EqualTo(position));
    }

    private static async Task<DecideProposal.Command> Proposed(World world, int draft)
    {
        var version = (await world.Edition(draft)).Version;
        var proposed = await world.As(World.Desk).Send(new PublishEdition.Command(draft, version, "For the briefing"));
        return new DecideProposal.Command(proposed.ProposalId!.Value, true, null);
    }

    /// <summary>Does something else, to its end, when all that the files are made of has been read.</summary>
    /// <param name="after">The statements that come later.</param>
    private static async Task Meanwhile(World world, Func<Task> other, List<string> after, Func<Task> approval)
    {
        var (inspect, isBegun, isDone) = (world.Database.Inspect, false, false);
        world.Database.Inspect = sql =>
        {
            inspect!(sql);
            if (isDone)
                after.Add(sql);
            if (isBegun || !sql.StartsWith(LastRead, StringComparison.Ordinal))
                return;
            isBegun = true;
            Assert.That(Task.Run(other).Wait(TimeSpan.FromMinutes(1)), Is.True, "Who records is held up.");
            isDone = true;
        };
        await approval();
        world.Database.Inspect = inspect;
        Assert.That(isDone, Is.True);
    }
}
