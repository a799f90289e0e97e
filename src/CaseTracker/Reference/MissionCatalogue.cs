using System.Collections.Frozen;

namespace CaseTracker.Reference;

/// <summary>
/// The missions as they stand after the Secretariat's changes, found by acronym; a code goes before another mission's alias.
/// </summary>
public sealed class MissionCatalogue
{
    private readonly FrozenDictionary<string, Mission> _byAcronym;

    /// <summary>Two missions with one code are an <see cref="ArgumentException"/>.</summary>
    public MissionCatalogue(IEnumerable<Mission> missions)
    {
        All = [.. missions.OrderBy(m => m.Code, StringComparer.Ordinal)];
        var byAcronym = All.ToDictionary(m => m.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var mission in All)
        foreach (var alias in mission.Aliases)
            byAcronym.TryAdd(alias, mission);
        _byAcronym = byAcronym.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Mission> All { get; }

    /// <summary>By code or alias, whatever the case; nothing where there is no such mission.</summary>
    public Mission? Find(string? acronym) => acronym is null ? null : _byAcronym.GetValueOrDefault(acronym.Trim());

    /// <summary>The missions that had closed by a date.</summary>
    public IReadOnlyList<Mission> ClosedOn(DateOnly date) => [.. All.Where(m => m.IsClosedOn(date))];
}
