using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Which States a case concerns, and in what capacity: derived from its facts, never typed.</summary>
public static class Capacities
{
    /// <summary>Every State of today that may see the case. Territories and historic States (YUG, SCG …) have no liaison and are left
    /// out.</summary>
    public static IReadOnlyDictionary<string, Capacity> Of(CaseFile file)
    {
        var capacities = new SortedDictionary<string, Capacity>(StringComparer.Ordinal);
        // A merged duplicate is the UN's alone: the case that took it over decides, now and later, who sees what.
        if (file.MergedInto is not null)
            return capacities;
        foreach (var host in file.Incident.Hosts)
            Add(host, Capacity.Host);
        foreach (var person in file.Persons)
            Add(person.ConcernedState, Capacity.Concerned);
        foreach (var state in file.Grants.Keys)
            Add(state, Capacity.Third);
        return capacities;

        void Add(string? state, Capacity capacity)
        {
            if (state is not null && States.Find(state) is { HasLiaison: true })
                capacities[state] = capacities.GetValueOrDefault(state) | capacity;
        }
    }
}
