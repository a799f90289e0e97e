using CaseTracker.Access;
using CaseTracker.Outbox;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Outbox;

public sealed class DispatcherTests
{
    private static readonly (string, string)[] _two = [("anne", "fr"), ("bola", "en")];

    [TestCase(1, 15)]
    [TestCase(2, 60)]
    [TestCase(3, 240)]
    [TestCase(5, 3600)]
    [TestCase(400, 3600)]
    public void Waits_longer_after_each_failure_up_to_an_hour(int attempts, int seconds) =>
        Assert.That(new OutboxOptions().PauseAfter(attempts), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public async Task Each_liaison_is_told_in_its_language_the_number_and_where_to_read_it_and_nothing_else()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Alerted(_two);
        var post = new Post(world);
        await post.Dispatcher.Round();
        var (french, english) = (
            post.Taken.Single(l => l.To == "anne@state.example"),
            post.Taken.Single(l => l.To == "bola@state.example")
        );
        Assert.Multiple(() =>
        {
            Assert.That(french.Subject, Is.EqualTo($"Le message {Posting.Number} vous attend dans CaseTracker"));
            Assert.That(english.Subject, Is.EqualTo($"Message {Posting.Number} awaits you in CaseTracker"));
            Assert.That(english.Body, Does.Contain($"https://cases.example.org/messages/{Posting.Number}\n"));
            Assert.That(french.Id, Is.Not.EqualTo(english.Id));
            Assert.That(
                post.Taken.Select(l => l.Subject + l.Body),
                Has.None.Contain(reference).And.None.Contain("MINUSCA").And.None.Contain("MAR")
            );
        });
        Assert.That(await world.DeliveriesRecorded(reference), Is.EqualTo(1), "the first that can know is when the State can know");
        Assert.That((await world.Outbox()).Waiting, Is.Zero);
        await post.Dispatcher.Round();
        Assert.That(post.Taken, Has.Count.EqualTo(2));
        await world.AssertSound();
    }

    [Test]
    public async Task What_is_not_taken_waits_shows_the_kind_of_fault_and_says_the_same_when_it_is_sent_again()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Alerted(("bola", "en"));
        var post = new Post(world)
        {
            Relay = (_, _) =>
                throw new NotTakenException(OutboxFault.Deferred, new InvalidOperationException("451 bola@state.example not now")),
        };
        await post.Dispatcher.Round();
        await post.Dispatcher.Round();
        var row = (await world.Outbox()).Rows.Single();
        Assert.That(
            (row.Reference, row.For, row.Attempts, row.Fault, row.IsUnderWay),
            Is.EqualTo((Posting.Number, "CAF", 1, OutboxFault.Deferred, false))
        );
        Assert.That(row.NextAttemptAt, Is.EqualTo(world.Clock.GetUtcNow().UtcDateTime.AddSeconds(15)));
        Assert.That((await world.Outbox()).Stuck, Is.EqualTo(1));
        Assert.That(post.Log, Has.Some.Contain("deferred").And.None.Contain("@").And.None.Contain(Posting.Number));
        Assert.That(await world.DeliveriesRecorded(reference), Is.Zero);

        await world.Do(new RetryOutbox.Command(row.EntryId));
        var moved = new Post(world, Post.Options with { Address = new Uri("https://moved.example.org") });
        await moved.Dispatcher.Round();
        Assert.That(moved.Taken.Single().Body, Does.Contain("https://cases.example.org/"), "one entry says the same at every attempt");
        Assert.That(await world.DeliveriesRecorded(reference), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refused_address_holds_up_no_other_and_a_dead_relay_is_not_asked_for_each()
    {
        await using var world = await World.New();
        await world.Alerted([.. Enumerable.Range(0, 12).Select(i => ($"liaison{i}", "en"))]);
        var post = new Post(world)
        {
            Relay = (letter, _) =>
                letter.To.StartsWith("liaison3@", StringComparison.Ordinal)
                    ? throw new NotTakenException(OutboxFault.Refused)
                    : Task.CompletedTask,
        };
        await post.Dispatcher.Round();
        Assert.That(post.Taken, Has.Count.EqualTo(11));

        await world.Alert((await world.Killing("MAR")).Reference, "NV-CAF-2024-AAAA");
        var (dead, asked) = (new Post(world), 0);
        dead.Relay = (_, _) =>
        {
            Interlocked.Increment(ref asked);
            throw new NotTakenException(OutboxFault.Unreachable);
        };
        await dead.Dispatcher.Round();
        Assert.That(asked, Is.InRange(1, 4));
    }

    [Test]
    public async Task Of_two_nodes_one_sends()
    {
        await using var world = await World.New();
        await world.Alerted(_two);
        var (here, there) = (new Post(world), new Post(world));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? here : there).Dispatcher.Round()));
        Assert.That(here.Taken.Concat(there.Taken).Select(l => l.To), Is.EquivalentTo(["anne@state.example", "bola@state.example"]));
        await world.AssertSound();
    }

    [Test]
    public async Task Another_node_sends_what_one_that_died_while_sending_has_left()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Alerted(("bola", "en"));
        var (dying, other) = (new Post(world) { Relay = (_, _) => Task.Delay(Timeout.Infinite, CancellationToken.None) }, new Post(world));
        // Never awaited: it is what a killed process leaves.
        var left = dying.Dispatcher.Round();
        await Until(async () => (await world.Outbox()).Rows.Single().IsUnderWay);
        await other.Dispatcher.Round();
        Assert.That(other.Taken, Is.Empty);
        world.Clock.Advance(Post.Options.Lease);
        await other.Dispatcher.Round();
        Assert.That((left.IsCompleted, other.Taken.Count), Is.EqualTo((false, 1)));
        Assert.That(await world.DeliveriesRecorded(reference), Is.EqualTo(1));
    }

    [Test]
    public async Task A_node_that_stops_leaves_its_entry_to_the_next_at_once()
    {
        await using var world = await World.New();
        await world.Alerted(("bola", "en"));
        var post = new Post(world) { Relay = (_, cancelled) => Task.Delay(Timeout.Infinite, cancelled) };
        using var stopping = new CancellationTokenSource();
        var round = post.Dispatcher.Round(stopping.Token);
        await Until(async () => (await world.Outbox()).Rows.Single().IsUnderWay);
        await stopping.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => round);
        var other = new Post(world);
        await other.Dispatcher.Round();
        Assert.That(other.Taken, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_is_a_liaison_no_longer_gets_nothing_and_nothing_waits_for_him()
    {
        await using var world = await World.New();
        var (_, liaisons) = await world.Alerted(_two);
        await world.Do(new EndDesignation.Command(liaisons[0], "Left"));
        var post = new Post(world);
        await post.Dispatcher.Round();
        Assert.That(post.Taken.Select(l => l.To), Is.EqualTo(["bola@state.example"]));
        Assert.That((await world.Outbox()).Waiting, Is.Zero);
    }

    [Test]
    public async Task What_was_taken_is_not_sent_again_because_it_could_not_be_recorded()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Alerted(("bola", "en"));
        var post = new Post(world);
        var entry = (await post.Queue.Due(OutboxKind.Alert, 10, default)).Single();
        await post.Queue.Accept(entry, OutboxOutcome.Accepted);
        Assert.That((await world.Outbox()).Waiting, Is.EqualTo(1));
        await post.Dispatcher.Round();
        Assert.That(post.Taken, Is.Empty);
        Assert.That(await world.DeliveriesRecorded(reference), Is.EqualTo(1));
        Assert.That((await world.Outbox()).Waiting, Is.Zero);
    }

    [Test]
    public async Task What_was_settled_long_ago_is_forgotten_and_what_waits_never()
    {
        await using var world = await World.New();
        await world.Alerted(_two);
        var post = new Post(world)
        {
            Relay = (letter, _) =>
                letter.To.StartsWith("anne", StringComparison.Ordinal)
                    ? Task.CompletedTask
                    : throw new NotTakenException(OutboxFault.Refused),
        };
        await post.Dispatcher.Round();
        world.Clock.Advance(TimeSpan.FromDays(100));
        await post.Queue.Sweep(default);
        Assert.That(await world.Database.Read(s => s.QuerySingle<int>("SELECT COUNT(*) FROM OutboxEntry")), Is.EqualTo(1));
        Assert.That((await world.Outbox()).Stuck, Is.EqualTo(1));
    }

    [Test]
    public async Task Trying_again_names_an_entry_that_waits()
    {
        await using var world = await World.New();
        await world.Refuses<NotFoundException>(new RetryOutbox.Command(Guid.NewGuid()));
        await world.Rejects(CaseTracker.Texts.Text.OutboxEntryMissing, new RetryOutbox.Command(Guid.Empty));
        await world.Refuses<ForbiddenException>(new RetryOutbox.Command(null), World.FocalPoint("MINUSCA"));
        await world.Do(new RetryOutbox.Command(null));
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
