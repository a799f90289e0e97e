using CaseTracker.Disclosure;

namespace CaseTracker.Clocks;

/// <summary>A clock as one audience may know it; whether it is overdue is compared when it is read. A State reads days, never times of
/// day.</summary>
[ReadTable(nameof(Audience), nameof(StreamId), nameof(ClockId), IsPerAudience = true)]
public sealed record ClockRow : Row
{
    public string Audience { get; init; } = "";
    public Guid StreamId { get; init; }
    public Guid ClockId { get; init; }
    public string Mission { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Kind { get; init; } = "";

    /// <summary>UN, or the State that owes it.</summary>
    public string Obliged { get; init; } = "";

    /// <summary>By which or to which it is owed; null where the UN owes it to itself.</summary>
    public string? State { get; init; }
    public string Standing { get; init; } = "";

    /// <summary>Local day of the anchor.</summary>
    public string StartedOn { get; init; } = "";

    /// <summary>UTC; overdue from then on; null while it is paused. To a State the end of <see cref="DueOn"/>.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Local day by whose end it is due.</summary>
    public string? DueOn { get; init; }

    /// <summary>Of the UN only (UTC).</summary>
    public DateTime? RemindAt { get; init; }
    public string? PausedOn { get; init; }
    public string? EndedOn { get; init; }

    /// <summary>Units added, in its unit.</summary>
    public int Extended { get; init; }
    public string Unit { get; init; } = "";

    /// <summary>Of the last pause, resumption or extension; of the UN only.</summary>
    public string? Reason { get; init; }

    /// <summary>Canonical JSON of <see cref="ClockCourse"/>; null where it would tell a time of day.</summary>
    public string? Course { get; init; }
}
