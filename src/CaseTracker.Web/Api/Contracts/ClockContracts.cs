namespace CaseTracker.Web.Api.Contracts;

/// <summary>A page of the clocks that the caller sees, the earliest end first, and how many there are of each view on all pages.</summary>
public sealed record ClockList(int Overdue, int DueSoon, int Running, int Paused, bool HasMore, IReadOnlyList<ClockEntry> Clocks);

/// <summary>A time limit that runs for the United Nations or for a State; a member that is absent does not apply or is not for the
/// caller.</summary>
public sealed record ClockEntry
{
    /// <summary>What commands on the clock take.</summary>
    public Guid? ClockId { get; init; }
    public required string Reference { get; init; }
    public string? Mission { get; init; }
    public required string Kind { get; init; }

    /// <summary>UN, or the State that owes it.</summary>
    public required string Obliged { get; init; }

    /// <summary>By which or to which it is owed.</summary>
    public string? State { get; init; }
    public required string Standing { get; init; }
    public bool IsOverdue { get; init; }

    /// <summary>Day at the duty station, here and for all other days.</summary>
    public required string StartedOn { get; init; }

    /// <summary>Overdue from then on (UTC); absent while it is paused.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>By the end of which day it is due.</summary>
    public string? DueOn { get; init; }
    public string? PausedOn { get; init; }
    public string? EndedOn { get; init; }

    /// <summary>Units added.</summary>
    public int Extended { get; init; }
    public required string Unit { get; init; }

    /// <summary>Of the last pause, resumption or extension.</summary>
    public string? Reason { get; init; }
    public ClockCount? Arithmetic { get; init; }
}

/// <summary>Why a clock ends when it ends.</summary>
/// <param name="Policy">The version that the clock keeps; zero is the product's default, here and for the calendar.</param>
/// <param name="Calendar">HQ, or the code of a mission.</param>
public sealed record ClockCount(
    int Amount,
    string Unit,
    int Policy,
    string Calendar,
    int CalendarVersion,
    string TimeZone,
    IReadOnlyList<ClockLine> Lines
);

/// <summary>A part of the time between anchor and end, in the local time of the duty station.</summary>
/// <param name="Step">anchor, counted, weekend, holiday, paused, extended or due.</param>
/// <param name="Amount">Units counted or added.</param>
/// <param name="Name">Of a holiday.</param>
public sealed record ClockLine(string Step, DateTime From, DateTime? To, int Amount, string? Name);

/// <summary>All versions of the policy of one kind of clock, latest first.</summary>
/// <param name="Holds">The version that governs clocks anchored today; absent where none does, and such a clock does not run.</param>
public sealed record ClockPolicies(string Kind, int? Holds, IReadOnlyList<ClockPolicyVersion> Versions);

/// <summary>How long a kind of clock runs; version zero is the product's default, which no office has decided.</summary>
/// <param name="From">The first day whose clocks it governs; absent: from the beginning.</param>
public sealed record ClockPolicyVersion(
    int Version,
    int Amount,
    string Unit,
    string? From,
    int? RemindAfterDays,
    bool RemindsItself,
    DateTime? SetAt,
    string? SetBy,
    string? Reason
);

/// <summary>All versions of the working calendar of headquarters (HQ) or of a mission, latest first; the first one holds.</summary>
public sealed record WorkingCalendars(string Code, IReadOnlyList<WorkingCalendarVersion> Versions);

/// <summary>When a duty station works; version zero is the product's default, which no office has decided.</summary>
public sealed record WorkingCalendarVersion(
    int Version,
    string TimeZone,
    IReadOnlyList<string> Weekend,
    IReadOnlyList<NamedHoliday> Holidays,
    DateTime? SetAt,
    string? SetBy,
    string? Reason
);

/// <summary>A day on which a duty station does not work.</summary>
public sealed record NamedHoliday(string Day, string Name);

/// <summary>The reminders that are to be sent to States, those first that are to be sent first, and how many there are in all.</summary>
public sealed record ReminderList(int Count, IReadOnlyList<ProposedReminder> Reminders);

/// <summary>A reminder that is to be sent to a State.</summary>
/// <param name="RemindsItself">The policy has it sent without a person's decision.</param>
public sealed record ProposedReminder(
    string Reference,
    string? Mission,
    string State,
    string Kind,
    Guid ClockId,
    string DueOn,
    DateTime RemindAt,
    bool RemindsItself
);
