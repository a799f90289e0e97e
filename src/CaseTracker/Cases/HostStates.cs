using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Cases;

/// <summary>Which of a mission's host States an incident concerns: the one where it happened, or all of them while that is not
/// known.</summary>
public static class HostStates
{
    /// <exception cref="RuleBrokenException">The named State did not host the mission at that date.</exception>
    public static IReadOnlyList<string> Of(Mission mission, PartialDate occurredOn, string? named)
    {
        var hosts = mission.HostsAt(occurredOn).Distinct().Order(StringComparer.Ordinal).ToList();
        if (named is null)
            return hosts;
        return hosts.Contains(named) ? [named] : throw new RuleBrokenException(Text.NotAHost, "Host");
    }
}
