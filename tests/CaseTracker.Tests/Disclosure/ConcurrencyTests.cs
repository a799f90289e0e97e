using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Disclosure;

public sealed class ConcurrencyTests
{
    [Test]
    public async Task Many_register_at_once_and_every_position_is_taken()
    {
        await using var world = await World.New();
        var before = await world.Position();
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.Do(RegisterCaseTests.Killing("MINUSCA", "MAR"))))
        );
        Assert.That(receipts.Select(r => r.Reference), Is.Unique);
        var positions = await world.Database.Read(s => s.Query<long>("SELECT Seq FROM Ledger ORDER BY Seq"));
        Assert.That(
            positions,
            Is.EqualTo(Enumerable.Range(1, (int)before + (20 * (await world.File(receipts[0].Reference!)).Version)).Select(i => (long)i))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task Of_those_who_saw_the_same_version_one_wins()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var version = (await world.File(reference)).Version;
        var stale = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await world.Do(new SetNarrative.Command(reference, version, $"Version of {i}"));
                        }
                        catch (StaleException)
                        {
                            Interlocked.Increment(ref stale);
                        }
                    })
                )
        );
        Assert.That((stale, (await world.File(reference)).Version), Is.EqualTo((7, version + 1)));
        await world.AssertSound();
    }

    [Test]
    public async Task The_same_key_sent_at_once_happens_once()
    {
        await using var world = await World.New();
        var receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"), "key")))
        );
        Assert.That(receipts.Distinct().Count(), Is.EqualTo(1));
        await world.AssertSound();
    }
}
