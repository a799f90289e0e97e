using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CaseTracker.Ledger;

/// <summary>A signed head: at this time the ledger had this hash at this position. A ledger that ends before its last seal was cut
/// off.</summary>
internal sealed record Seal(long Seq, byte[] Hash, DateTime SealedAt, byte[] Signature)
{
    internal static readonly string[] Columns = ["Seq", "Hash", "SealedAt", "Signature"];

    internal object?[] Values => [Seq, Hash, SealedAt, Signature];

    public static Seal Of(MasterKey master, long seq, byte[] hash, DateTime sealedAt) =>
        new(seq, hash, sealedAt, Sign(master, seq, hash, sealedAt));

    /// <summary>Signed with this master key, and nothing of it was altered since.</summary>
    public bool IsGenuine(MasterKey master) => CryptographicOperations.FixedTimeEquals(Sign(master, Seq, Hash, SealedAt), Signature);

    private static byte[] Sign(MasterKey master, long seq, byte[] hash, DateTime sealedAt)
    {
        var text = new byte[16 + hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(text, seq);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(8), sealedAt.Ticks);
        hash.CopyTo(text, 16);
        return master.Sign(text);
    }
}
