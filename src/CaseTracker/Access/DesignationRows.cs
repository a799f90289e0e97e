using System.Globalization;
using CaseTracker.Disclosure;

namespace CaseTracker.Access;

/// <summary>Who may act where; holds nothing of a case.</summary>
[ReadTable(nameof(DesignationId))]
public sealed record DesignationRow : Row
{
    public Guid DesignationId { get; init; }
    public string Subject { get; init; } = "";
    public string Name { get; init; } = "";
    public string Role { get; init; } = "";
    public string Scope { get; init; } = "";
    public string StartsOn { get; init; } = "";
    public string? EndsOn { get; init; }

    /// <summary>Where the person is invited; null for machine clients.</summary>
    public string? Email { get; init; }
    public string? Language { get; init; }

    /// <summary>When the invitation was sent; null while it is still to be.</summary>
    public DateTime? InvitedAt { get; init; }
    public DateTime DesignatedAt { get; init; }

    /// <summary>Who decided it, or proposed it where two persons were needed.</summary>
    public string DesignatedBy { get; init; } = "";

    /// <summary>The second person; null where none was needed.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Whether it holds on that day.</summary>
    public bool HoldsOn(DateOnly day) => DesignationDays.Holds(StartsOn, EndsOn, day);
}

/// <summary>Who could act where until somebody ended it.</summary>
[ReadTable(nameof(DesignationId))]
public sealed record EndedDesignationRow : Row
{
    public Guid DesignationId { get; init; }
    public string Subject { get; init; } = "";
    public string Name { get; init; } = "";
    public string Role { get; init; } = "";
    public string Scope { get; init; } = "";
    public string StartsOn { get; init; } = "";
    public string? EndsOn { get; init; }
    public DateTime DesignatedAt { get; init; }
    public DateTime EndedAt { get; init; }
    public string EndedBy { get; init; } = "";

    /// <summary>Whether it held on that day, which is over, or for a part of it.</summary>
    public bool HeldOn(DateOnly day) => DesignationDays.Holds(StartsOn, EndsOn, day) && DateOnly.FromDateTime(EndedAt) >= day;
}

/// <summary>First and last days, as they are stored.</summary>
internal static class DesignationDays
{
    public static bool Holds(string startsOn, string? endsOn, DateOnly day)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.CompareOrdinal(startsOn, text) <= 0 && (endsOn is null || string.CompareOrdinal(text, endsOn) <= 0);
    }

    /// <summary>The present day (UTC).</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
