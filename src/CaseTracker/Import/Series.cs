using System.Security.Cryptography;
using System.Text;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>An edition of a series was imported that is newer than those before it, or the first one.</summary>
/// <param name="Edition">Its day; null where the file states none.</param>
public sealed record EditionImported(string Series, PartialDate? Edition) : Event;

/// <summary>A series that is imported again and again, edition after edition.</summary>
internal static class Series
{
    public const string Fatalities = "fatalities",
        AidWorkers = "aidworkers";

    private const string StreamKind = "Series";

    /// <summary>The key of a row within all series.</summary>
    public static string Key(string series, string id) => $"{series}:{id}";

    /// <summary>The newest edition so far; an edition without a date is older than any with one.</summary>
    public static async Task<(bool IsKnown, PartialDate? Edition)> Newest(Recording recording, string series)
    {
        var editions = (await recording.Load(StreamOf(series))).Select(r => ((EditionImported)r.Event).Edition).ToList();
        return (editions.Count > 0, editions.Max());
    }

    public static void Note(Recording recording, string series, PartialDate? edition) =>
        recording.Add(
            StreamKind,
            StreamOf(series),
            [new EditionImported(series, edition) { EffectiveOn = edition, Source = Source.Imported }]
        );

    /// <summary>A stream's id made from a key, so that the same row always meets the same record.</summary>
    public static Guid StreamOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes("series:" + key)).AsSpan(0, 16));
}
