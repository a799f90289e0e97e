using System.Text.Json;
using System.Text.Json.Serialization;
using CaseTracker.Reference;

namespace CaseTracker.Ledger;

/// <summary>A fact that was recorded; its type's name in snake case is its name in the ledger for ever.</summary>
public abstract record Event
{
    /// <summary>When it was true in the world, as far as known.</summary>
    [JsonIgnore]
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>Who says so.</summary>
    [JsonIgnore]
    public Source Source { get; init; } = Source.MissionMonitoring;

    /// <summary>How sure it is.</summary>
    [JsonIgnore]
    public Confidence Confidence { get; init; } = Confidence.Confirmed;
}

/// <summary>An event as the ledger holds it.</summary>
/// <param name="Seq">Position in the one global order, from 1, without gaps.</param>
/// <param name="Version">Position within its stream, from 1.</param>
/// <param name="RecordedAt">When it was known here (UTC). All events of one command share it, and no two commands do.</param>
/// <param name="Actor">The person who recorded it.</param>
/// <param name="ActorCapacity">The role that person acted in.</param>
public sealed record Recorded(
    long Seq,
    string StreamKind,
    Guid StreamId,
    int Version,
    Event Event,
    DateTime RecordedAt,
    string Actor,
    string ActorCapacity
);

/// <summary>Who writes, and in which role.</summary>
public sealed record Author(string Actor, string Capacity)
{
    /// <summary>The system itself, for example when it loads the reference data it was delivered with.</summary>
    public static Author System { get; } = new("system", "system");
}

/// <summary>Events to be added to one stream, which the writer believes to stand at <paramref name="Version"/> (0: it does not exist
/// yet).</summary>
public sealed record Addition(string StreamKind, Guid StreamId, int Version, IReadOnlyList<Event> Events);

/// <summary>The names of all events and the types behind them.</summary>
public static class EventTypes
{
    private static readonly Dictionary<string, Type> ByName = typeof(EventTypes)
        .Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Event)))
        .ToDictionary(t => JsonNamingPolicy.SnakeCaseLower.ConvertName(t.Name), StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> ByType = ByName.ToDictionary(p => p.Value, p => p.Key);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static string NameOf(Event e) => ByType[e.GetType()];

    /// <exception cref="FormatException">No event of that name is known: the ledger was written by a newer version or was
    /// altered.</exception>
    public static Type Find(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new FormatException($"Unknown event type '{name}'.");
}
