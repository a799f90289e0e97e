using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>A ledger row as it is stored; its hash covers every other column and, through <c>PrevHash</c>, all rows before it.</summary>
public sealed record LedgerRow
{
    internal static readonly string[] Columns =
        ["Seq", "StreamId", "StreamKind", "Version", "Type", "Body", "EffectiveOn", "RecordedAt", "Actor", "ActorCapacity", "Source", "Confidence", "PrevHash", "Hash"];

    public long Seq { get; init; }
    public Guid StreamId { get; init; }
    public string StreamKind { get; init; } = "";
    public int Version { get; init; }
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
    public string? EffectiveOn { get; init; }
    public DateTime RecordedAt { get; init; }
    public string Actor { get; init; } = "";
    public string ActorCapacity { get; init; } = "";
    public string Source { get; init; } = "";
    public string Confidence { get; init; } = "";
    public byte[] PrevHash { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    internal object?[] Values =>
        [Seq, StreamId, StreamKind, Version, Type, Body, EffectiveOn, RecordedAt, Actor, ActorCapacity, Source, Confidence, PrevHash, Hash];
}

/// <summary>Where the ledger ends.</summary>
internal sealed record Head
{
    public long Seq { get; init; }
    public byte[] Hash { get; init; } = [];
    public DateTime RecordedAt { get; init; }
}

/// <summary>SHA-256 over the fields of a row, each preceded by its length, so that no two rows share an input.</summary>
public static class HashChain
{
    /// <summary>What the first row follows.</summary>
    public static byte[] Origin { get; } = new byte[32];

    public static byte[] HashOf(LedgerRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, row.Seq);
        hash.AppendData(number);
        Add(hash, row.StreamId.ToString("D"));
        Add(hash, row.StreamKind);
        BinaryPrimitives.WriteInt64BigEndian(number, row.Version);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string?>)[row.Type, row.Body, row.EffectiveOn, StoredTime.Format(row.RecordedAt), row.Actor, row.ActorCapacity, row.Source, row.Confidence])
            Add(hash, text);
        hash.AppendData(row.PrevHash);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
