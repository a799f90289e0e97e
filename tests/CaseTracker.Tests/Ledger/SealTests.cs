using System.Data.Common;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Ledger;

/// <summary>A cut-off tail and a rewritten history are found against the head row, the last seal, or a head noted elsewhere.</summary>
public sealed class SealTests
{
    private const string CutAndMend = """
        DELETE FROM Ledger WHERE Seq > @at;
        UPDATE LedgerHead SET Seq = @at, Hash = (SELECT Hash FROM Ledger WHERE Seq = @at),
            RecordedAt = (SELECT RecordedAt FROM Ledger WHERE Seq = @at);
        """;

    private Tampering _ledger = null!;

    [OneTimeSetUp]
    public async Task Build() => _ledger = await Tampering.Of(await World.New(), commands: 8, seals: 4);

    [OneTimeTearDown]
    public async Task Drop() => await _ledger.DisposeAsync();

    [Test]
    public async Task A_cut_tail_is_found_against_the_head_row()
    {
        for (long at = 0; at < _ledger.Last; at++)
            Assert.That((await _ledger.After("DELETE FROM Ledger WHERE Seq > @at", new { at })).FaultAt, Is.EqualTo(at + 1));
    }

    [Test]
    public async Task A_cut_tail_with_a_mended_head_row_is_found_against_the_last_seal()
    {
        var lastSeal = await _ledger.Value<long>("SELECT MAX(Seq) FROM Seal");
        for (var at = lastSeal - 20; at < lastSeal; at++)
            Assert.That((await _ledger.After(CutAndMend, new { at })).FaultAt, Is.EqualTo(at + 1));
    }

    [Test]
    public async Task A_cut_tail_with_mended_head_row_and_seals_is_found_against_an_expected_head()
    {
        var noted = (_ledger.Last, await _ledger.Bytes("Ledger", "Hash", _ledger.Last));
        for (var at = _ledger.Last - 20; at < _ledger.Last; at++)
            Assert.That((await _ledger.After(CutAndMend + "DELETE FROM Seal", new { at }, noted)).FaultAt, Is.EqualTo(at + 1));
    }

    [Test]
    public async Task Another_head_than_the_expected_one_is_named()
    {
        var wrong = new byte[32];
        Assert.That((await _ledger.Verify((_ledger.Last - 3, wrong))).FaultAt, Is.EqualTo(_ledger.Last - 3));
        Assert.That((await _ledger.Verify((_ledger.Last - 3, await _ledger.Bytes("Ledger", "Hash", _ledger.Last - 3)))).Holds, Is.True);
        Assert.That((await _ledger.Verify((_ledger.Last + 5, wrong))).FaultAt, Is.EqualTo(_ledger.Last + 1));
    }

    [Test]
    public async Task An_altered_seal_is_named_by_its_position()
    {
        var (random, first) = (new Random(11), await _ledger.Value<long>("SELECT MIN(Seq) FROM Seal"));
        for (var i = 0; i < 300; i++)
        {
            foreach (var column in (string[])["Hash", "Signature", "SealedAt"])
            {
                var bytes = await _ledger.Bytes("Seal", column, first);
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                var verdict = await _ledger.After(
                    $"UPDATE Seal SET {column} = {(column == "SealedAt" ? "CAST(@bytes AS TEXT)" : "@bytes")} WHERE Seq = @first",
                    new { bytes, first }
                );
                Assert.That(verdict.FaultAt, Is.EqualTo(first), column);
            }
        }
    }

    [TestCase("UPDATE Seal SET Signature = hex(Signature) WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET Hash = zeroblob(0) WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET SealedAt = 5 WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET Seq = 0 WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET Seq = -7 WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET Seq = Seq + 1 WHERE Seq = @first")]
    [TestCase("UPDATE Seal SET Seq = 'soon' WHERE Seq = @first")]
    [TestCase("INSERT INTO Seal SELECT Seq + 1, Hash, SealedAt, Signature FROM Seal WHERE Seq = @first")]
    [TestCase("INSERT INTO Seal VALUES (1000000, zeroblob(32), '2024-01-01 00:00:00.0000000', zeroblob(32))")]
    public async Task A_seal_in_another_form_or_place_is_found(string sql)
    {
        var first = await _ledger.Value<long>("SELECT MIN(Seq) FROM Seal");
        Assert.That((await _ledger.After(sql, new { first })).Fault, Does.Contain("has a seal that was altered"));
    }

    /// <summary>An alteration with every later hash and the head row computed anew holds together in itself; the next seal tells.</summary>
    [Test]
    public async Task A_history_that_was_rewritten_consistently_contradicts_its_seal()
    {
        var (sealedAt, script) = (await _ledger.Value<long>("SELECT MIN(Seq) FROM Seal"), new System.Text.StringBuilder());
        var previous = await _ledger.Bytes("Ledger", "Hash", sealedAt - 3);
        for (var seq = sealedAt - 2; seq <= _ledger.Last; seq++)
        {
            var row = await _ledger.Row(seq) with { PrevHash = previous };
            if (seq == sealedAt - 2)
                row = row with { Actor = "somebody else" };
            previous = HashChain.HashOf(row);
            script.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"UPDATE Ledger SET Actor = '{row.Actor}', PrevHash = X'{Convert.ToHexString(row.PrevHash)}', Hash = X'{Convert.ToHexString(previous)}' WHERE Seq = {seq};"
            );
        }
        script.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"UPDATE LedgerHead SET Hash = X'{Convert.ToHexString(previous)}'"
        );
        var verdict = await _ledger.After(script.ToString());
        Assert.That((verdict.FaultAt, verdict.Fault), Is.EqualTo((sealedAt, $"Position {sealedAt} contradicts its seal.")));
    }

    [TestCase("UPDATE Ledger SET Actor = 'x'")]
    [TestCase("DELETE FROM Ledger WHERE Seq = 1")]
    [TestCase("UPDATE Seal SET Seq = Seq + 1")]
    [TestCase("DELETE FROM Seal")]
    public async Task The_database_itself_refuses_to_change_or_delete(string sql)
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await world.Services.GetRequiredService<LedgerVerifier>().Seal(world.Clock.GetUtcNow().UtcDateTime);
        await using var connection = await world.Database.Engine.Open(CancellationToken.None);
        await Assert.ThatAsync(() => connection.ExecuteAsync(sql), Throws.InstanceOf<DbException>().With.Message.Contains("append-only"));
        await world.AssertSound();
    }

    [Test]
    public async Task Sealing_twice_at_one_place_seals_once()
    {
        await using var world = await World.New();
        var verifier = world.Services.GetRequiredService<LedgerVerifier>();
        await verifier.Seal(world.Clock.GetUtcNow().UtcDateTime);
        await verifier.Seal(world.Clock.GetUtcNow().UtcDateTime);
        Assert.That(await world.Database.Read(s => s.QuerySingle<int>("SELECT COUNT(*) FROM Seal")), Is.EqualTo(1));
    }
}
