using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>A ledger row as it is stored; its hash covers every other column and, through <c>PrevHash</c>, all rows before it.</summary>
public sealed record LedgerRow
{
    internal static readonly string[] Columns =
    [
        "Seq",
        "StreamId",
        "StreamKind",
        "Version",
        "Type",
        "Body",
        "EffectiveOn",
        "RecordedAt",
        "Actor",
        "ActorCapacity",
        "Source",
        "Confidence",
        "PrevHash",
        "Hash",
    ];

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
        var input = new ArrayBufferWriter<byte>(512);
        Add(input, row.Seq);
        Add(input, row.StreamId.ToString("D"));
        Add(input, row.StreamKind);
        Add(input, row.Version);
        foreach (
            var text in (ReadOnlySpan<string?>)
                [
                    row.Type,
                    row.Body,
                    row.EffectiveOn,
                    StoredTime.Format(row.RecordedAt),
                    row.Actor,
                    row.ActorCapacity,
                    row.Source,
                    row.Confidence,
                ]
        )
            Add(input, text);
        input.Write(row.PrevHash);
        return SHA256.HashData(input.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> input, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(input.GetSpan(8), number);
        input.Advance(8);
    }

    private static void Add(ArrayBufferWriter<byte> input, string? text)
    {
        var length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(input.GetSpan(4), text is null ? -1 : length);
        input.Advance(4);
        Encoding.UTF8.GetBytes(text, input.GetSpan(length));
        input.Advance(length);
    }
}
