using CaseTracker.Data;

namespace CaseTracker.Ledger;

/// <summary>Reads raw rows strictly: a value of another type or spelling is a fault, even if it would mean the same.</summary>
internal static class Stored
{
    /// <summary>Null when the values are not in the stored form.</summary>
    public static LedgerRow? Row(object[] values) =>
        values
            is [
                _,
                _,
                string kind,
                _,
                string type,
                string body,
                string
                or DBNull,
                _,
                string actor,
                string capacity,
                string source,
                string confidence,
                byte[] previous,
                byte[] hash,
            ]
        && Whole(values[0]) is { } seq
        && Whole(values[3]) is { } version
        && version == (int)version
        && Id(values[1]) is { } stream
        && Time(values[7]) is { } time
            ? new LedgerRow
            {
                Seq = seq,
                StreamId = stream,
                StreamKind = kind,
                Version = (int)version,
                Type = type,
                Body = body,
                EffectiveOn = values[6] as string,
                RecordedAt = time,
                Actor = actor,
                ActorCapacity = capacity,
                Source = source,
                Confidence = confidence,
                PrevHash = previous,
                Hash = hash,
            }
            : null;

    /// <summary>Null when the values are not in the stored form.</summary>
    public static Seal? Seal(object[] values) =>
        values is [_, byte[] hash, _, byte[] signature] && Whole(values[0]) is { } seq && Time(values[2]) is { } time
            ? new Seal(seq, hash, time, signature)
            : null;

    /// <summary>Null when the values are not in the stored form.</summary>
    public static Head? Head(object[] values) =>
        values is [_, byte[] hash, _] && Whole(values[0]) is { } seq && Time(values[2]) is { } time
            ? new Head
            {
                Seq = seq,
                Hash = hash,
                RecordedAt = time,
            }
            : null;

    public static long? Whole(object value) =>
        value switch
        {
            long number => number,
            int number => number,
            _ => null,
        };

    private static Guid? Id(object value) =>
        value switch
        {
            Guid id => id,
            byte[] { Length: 16 } bytes => StoredId.Parse(bytes),
            _ => null,
        };

    private static DateTime? Time(object value)
    {
        switch (value)
        {
            case DateTime time:
                return DateTime.SpecifyKind(time, DateTimeKind.Utc);
            case string text:
                try
                {
                    var time = StoredTime.Parse(text);
                    return StoredTime.Format(time) == text ? time : null;
                }
                catch (FormatException)
                {
                    return null;
                }
            default:
                return null;
        }
    }
}
