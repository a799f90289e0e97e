using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>What a check of the ledger found: the position of the first fault, or none.</summary>
public sealed record Soundness(long Checked, string Head, long? FaultAt, string? Fault)
{
    public bool Holds => FaultAt is null;
}

/// <summary>Proves that the ledger is as it was written: every row, its place, and its end against the last seal or a head noted
/// elsewhere.</summary>
public sealed class LedgerVerifier(Database database, MasterKey master)
{
    private const string SelectHead = "-- Ledger.VerifyHead\nSELECT Seq, Hash, RecordedAt FROM LedgerHead";

    /// <param name="expected">A head noted outside the database (position and hash), or null.</param>
    public Task<Soundness> Verify((long Seq, byte[] Hash)? expected = null, CancellationToken cancellation = default) =>
        database.Read(session => Verify(session, master, expected), cancellation);

    /// <summary>Signs the present head, so that a ledger that is cut off below it is found out.</summary>
    /// <returns>The head, position and hash, to be noted elsewhere too; position 0 while the ledger is empty.</returns>
    public Task<(long Seq, string Hash)> Seal(DateTime now, CancellationToken cancellation = default) =>
        database.Write(
            async session =>
            {
                await session.Execute("-- Ledger.TakeTurn\nUPDATE LedgerHead SET Seq = Seq WHERE Id = 1");
                var head = (await session.QuerySingle<Head>("-- Ledger.SealHead\nSELECT Seq, Hash FROM LedgerHead WHERE Id = 1"))!;
                if (
                    head.Seq > 0
                    && await session.QuerySingle<int>("-- Ledger.IsSealed\nSELECT COUNT(*) FROM Seal WHERE Seq = @Seq", new { head.Seq })
                        == 0
                )
                    await session.Insert("Seal", Ledger.Seal.Columns, [Ledger.Seal.Of(master, head.Seq, head.Hash, now).Values]);
                return (head.Seq, Convert.ToHexStringLower(head.Hash));
            },
            cancellation
        );

    internal static async Task<Soundness> Verify(Session session, MasterKey master, (long Seq, byte[] Hash)? expected = null)
    {
        // The head is read before the rows: what others append meanwhile on an engine without snapshots is no fault.
        var head = await Head(session);
        var seals = new Dictionary<long, byte[]>();
        var badSeals = new SortedDictionary<long, string>();
        await foreach (var values in session.StreamValues($"-- Ledger.Seals\nSELECT {string.Join(", ", Ledger.Seal.Columns)} FROM Seal"))
        {
            if (Stored.Seal(values) is { } seal && seal.IsGenuine(master))
                seals[seal.Seq] = seal.Hash;
            else
                badSeals[Stored.Whole(values[0]) ?? 0] = "has a seal that was altered";
        }
        long position = 0;
        var previous = HashChain.Origin;
        await foreach (
            var values in session.StreamValues($"-- Ledger.Verify\nSELECT {string.Join(", ", LedgerRow.Columns)} FROM Ledger ORDER BY Seq")
        )
        {
            var row = Stored.Row(values);
            if (row is null)
                return Broken(position + 1, "is not in the stored form");
            if (row.Seq <= position)
                return Broken(row.Seq, "is no position");
            if (row.Seq != position + 1)
                return Broken(position + 1, $"is missing: {row.Seq} stands in its place");
            if (!row.PrevHash.AsSpan().SequenceEqual(previous))
                return Broken(row.Seq, "does not follow the row before it");
            if (!row.Hash.AsSpan().SequenceEqual(HashChain.HashOf(row)))
                return Broken(row.Seq, "was altered");
            if (badSeals.TryGetValue(row.Seq, out var bad))
                return Broken(row.Seq, bad);
            if (seals.TryGetValue(row.Seq, out var sealedHash) && !row.Hash.AsSpan().SequenceEqual(sealedHash))
                return Broken(row.Seq, "contradicts its seal");
            if (head?.Seq == row.Seq && (!row.Hash.AsSpan().SequenceEqual(head.Hash) || row.RecordedAt != head.RecordedAt))
                return Broken(row.Seq, "is not what the head row says");
            if (expected is { } noted && noted.Seq == row.Seq && !row.Hash.AsSpan().SequenceEqual(noted.Hash))
                return Broken(row.Seq, "is not the expected head");
            (position, previous) = (row.Seq, row.Hash);
        }
        if (badSeals.Count > 0)
            return Broken(badSeals.Keys.First(), badSeals.Values.First());
        if (head is null)
            return Broken(position, "has no head row in the stored form");
        var reached = Math.Max(Math.Max(seals.Keys.DefaultIfEmpty(0).Max(), expected?.Seq ?? 0), head.Seq);
        if (reached > position)
            return Broken(position + 1, $"is missing: the ledger was cut off, it once reached {reached}");
        if (head.Seq < position && (await Head(session))?.Seq < position)
            return Broken(head.Seq + 1, "lies beyond the head row");
        return new Soundness(position, Convert.ToHexStringLower(previous), null, null);

        Soundness Broken(long at, string how) => new(position, Convert.ToHexStringLower(previous), at, $"Position {at} {how}.");
    }

    private static async Task<Head?> Head(Session session)
    {
        var found = new List<Head?>();
        await foreach (var values in session.StreamValues(SelectHead))
            found.Add(Stored.Head(values));
        return found is [{ } head] ? head : null;
    }
}
