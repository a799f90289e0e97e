using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Tests.Data;

/// <summary>Work is done whole or not at all, again where a fault passes by itself, and never twice.</summary>
public sealed class DatabaseTests
{
    private static readonly SqliteException _busy = new("busy", 5);

    [Test]
    public async Task Work_that_met_a_passing_fault_is_done_again_and_stored_once()
    {
        await using var world = await WithTable();
        var tries = 0;
        var result = await world.Database.Write(async session =>
        {
            await session.Execute("INSERT INTO T (Id) VALUES (1)");
            return ++tries < 3 ? throw _busy : tries;
        });
        Assert.That((result, await Count(world)), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task A_fault_that_does_not_pass_is_given_up()
    {
        await using var world = await WithTable();
        var tries = 0;
        await Assert.ThrowsAsync<SqliteException>(() =>
            world.Database.Write(async session =>
            {
                tries++;
                await session.Execute("INSERT INTO T (Id) VALUES (1)");
                throw _busy;
            })
        );
        Assert.That((tries, await Count(world)), Is.EqualTo((6, 0)));
    }

    [Test]
    public async Task Any_other_failure_stores_nothing_and_is_not_tried_again()
    {
        await using var world = await WithTable();
        var tries = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.Database.Write(async session =>
            {
                tries++;
                await session.Execute("INSERT INTO T (Id) VALUES (1)");
                throw new InvalidOperationException("a rule");
            })
        );
        Assert.That((tries, await Count(world)), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Cancelled_work_stores_nothing()
    {
        await using var world = await WithTable();
        using var cancel = new CancellationTokenSource();
        await Assert.CatchAsync<OperationCanceledException>(() =>
            world.Database.Write(
                async session =>
                {
                    await session.Execute("INSERT INTO T (Id) VALUES (1)");
                    await cancel.CancelAsync();
                },
                cancel.Token
            )
        );
        Assert.That(await Count(world), Is.Zero);
    }

    /// <summary>A command is recorded once although its first tries failed after everything was done but the commit.</summary>
    [Test]
    public async Task A_command_that_is_done_again_is_recorded_once()
    {
        var tries = 0;
        await using var world = await World.New();
        world.Database.Inspect = sql =>
        {
            if (sql.StartsWith("-- Ledger.Advance", StringComparison.Ordinal) && ++tries < 3)
                throw _busy;
        };
        var before = await world.Position();
        var receipt = await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        Assert.That((tries, await world.Position()), Is.EqualTo((3, before + (await world.File(receipt.Reference!)).Version)));
        await world.AssertSound();
    }

    /// <summary>Whatever the clock of the machine does, the ledger's times only go forwards and no two commands share one.</summary>
    [Test]
    public async Task Time_in_the_ledger_goes_forwards_under_a_clock_that_goes_backwards()
    {
        await using var world = await World.New();
        foreach (var minutes in (int[])[0, -5, -60 * 24 * 400, 3, 0])
        {
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA") with { OccurredOn = new(2017), Persons = [] });
        }
        var times = await world.Database.Read(s => s.Query<DateTime>("SELECT DISTINCT RecordedAt FROM Ledger ORDER BY RecordedAt"));
        var inOrder = await world.Database.Read(s => s.Query<DateTime>("SELECT RecordedAt FROM Ledger ORDER BY Seq"));
        Assert.That(inOrder, Is.Ordered);
        Assert.That(times, Has.Count.EqualTo(6));
        await world.AssertSound();
    }

    /// <summary>What another process finds after this one was killed before its commit: nothing of it.</summary>
    [Test]
    public async Task What_was_not_committed_when_the_process_died_has_not_happened()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        var (dead, before) = (Path.Combine(Path.GetDirectoryName(world.DatabasePath)!, "dead.db"), await world.Position());
        await world.Database.Write(async session =>
        {
            var ledger = new LedgerSession(session, Tampering());
            await ledger.TakeTurn();
            await ledger.Append(
                Author.System,
                world.Clock.GetUtcNow().UtcDateTime,
                [new Addition("Case", new Guid(1, 2, 3, new byte[8]), 0, [new CaseTracker.Cases.SummarySet("lost")])]
            );
            foreach (var ending in (string[])["", "-wal"])
            {
                if (File.Exists(world.DatabasePath + ending))
                    File.Copy(world.DatabasePath + ending, dead + ending);
            }
        });
        using var found = new Database(new SqliteEngine(dead));
        var verdict = await new LedgerVerifier(found, Tampering()).Verify();
        Assert.That((verdict.Fault, verdict.Checked), Is.EqualTo(((string?)null, before)));

        static MasterKey Tampering() => new(new byte[32]);
    }

    [TestCase("sqlite:", "sqlserver:", "postgres:x", "casetracker.db", "")]
    public void A_database_that_is_not_named_properly_is_refused(params string[] names)
    {
        foreach (var name in names)
            Assert.Throws<FormatException>(() => Engine.For(name));
    }

    private static async Task<World> WithTable()
    {
        var world = await World.New();
        await world.Database.Write(s => s.Execute("CREATE TABLE T (Id INT NOT NULL)"));
        return world;
    }

    private static Task<int> Count(World world) => world.Database.Read(s => s.QuerySingle<int>("SELECT COUNT(*) FROM T"));
}
