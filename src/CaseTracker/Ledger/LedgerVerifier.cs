using System.Buffers.Binary;
using System.Security.Cryptography;
using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>What a check of the ledger found: the position of the first fault, or none.</summary>
public sealed record Verdict(long Checked, string Head, long? FaultAt, string? Fault)
{
    public bool Holds => FaultAt is null;
}

/// <summary>Proves that the ledger is as it was written: every row, its place, and its end against the last seal or a head noted elsewhere.</summary>
public sealed class LedgerVerifier(Database database, MasterKey master)
{
    private sealed record SealRow
    {
        public long Seq { get; init; }
        public byte[] Hash { get; init; } = [];
        public DateTime SealedAt { get; init; }
        public byte[] Signature { get; init; } = [];
    }

    /// <param name="expected">A head noted outside the database (position and hash), or null.</param>
    public Task<Verdict> Verify((long Seq, byte[] Hash)? expected = null, CancellationToken cancellation = default) =>
        database.Read(
            async session =>
            {
                var seals = (await session.Query<SealRow>("-- Ledger.Seals\nSELECT Seq, Hash, SealedAt, Signature FROM Seal ORDER BY Seq")).ToDictionary(s => s.Seq);
                long position = 0;
                var previous = HashChain.Origin;
                await foreach (var values in session.StreamValues($"-- Ledger.Verify\nSELECT {string.Join(", ", LedgerRow.Columns)} FROM Ledger ORDER BY Seq"))
                {
                    var row = StoredRow.Read(values);
                    if (row is null || row.Seq != position + 1) return Broken(position + 1, row is null ? "is not in the stored form" : $"is missing: {row.Seq} stands in its place");
                    position++;
                    if (!row.PrevHash.AsSpan().SequenceEqual(previous)) return Broken(position, "does not follow the row before it");
                    if (!row.Hash.AsSpan().SequenceEqual(HashChain.HashOf(row))) return Broken(position, "was altered");
                    if (seals.TryGetValue(position, out var seal) && !Holds(seal, row.Hash)) return Broken(position, "contradicts its seal");
                    if (expected is { } head && head.Seq == position && !row.Hash.AsSpan().SequenceEqual(head.Hash)) return Broken(position, "is not the expected head");
                    previous = row.Hash;
                }
                var known = Math.Max(Math.Max(seals.Keys.DefaultIfEmpty(0).Max(), expected?.Seq ?? 0), await session.QuerySingle<long>("-- Ledger.Position\nSELECT Seq FROM LedgerHead WHERE Id = 1"));
                return known > position ? Broken(position + 1, $"is missing: the ledger was cut off, it once reached {known}")
                    : new Verdict(position, Convert.ToHexStringLower(previous), null, null);

                Verdict Broken(long at, string how) => new(position, Convert.ToHexStringLower(previous), at, $"Position {at} {how}.");
            },
            cancellation);

    /// <summary>Signs the present head, so that a ledger that is cut off below it is found out.</summary>
    /// <returns>The head, position and hash, to be noted elsewhere too; position 0 while the ledger is empty.</returns>
    public Task<(long Seq, string Hash)> Seal(DateTime now, CancellationToken cancellation = default) => database.Write(
        async session =>
        {
            await session.Execute("-- Ledger.TakeTurn\nUPDATE LedgerHead SET Seq = Seq WHERE Id = 1");
            var head = (await session.QuerySingle<SealRow>("-- Ledger.SealHead\nSELECT Seq, Hash FROM LedgerHead WHERE Id = 1"))!;
            if (head.Seq > 0 && await session.QuerySingle<int>("-- Ledger.IsSealed\nSELECT COUNT(*) FROM Seal WHERE Seq = @Seq", new { head.Seq }) == 0)
                await session.Insert("Seal", ["Seq", "Hash", "SealedAt", "Signature"], [[head.Seq, head.Hash, now, Sign(head.Seq, head.Hash, now)]]);
            return (head.Seq, Convert.ToHexStringLower(head.Hash));
        },
        cancellation);

    private bool Holds(SealRow seal, byte[] hash) =>
        seal.Hash.AsSpan().SequenceEqual(hash) && CryptographicOperations.FixedTimeEquals(Sign(seal.Seq, seal.Hash, seal.SealedAt), seal.Signature);

    private byte[] Sign(long seq, byte[] hash, DateTime sealedAt)
    {
        Span<byte> text = stackalloc byte[16 + hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(text, seq);
        BinaryPrimitives.WriteInt64BigEndian(text[8..], sealedAt.Ticks);
        hash.CopyTo(text[16..]);
        return master.Sign(text);
    }
}
