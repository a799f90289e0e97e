using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>An event of one clock of the stream that it stands in; none of them makes an open form stale.</summary>
public interface IClockEvent : IPassive
{
    Guid ClockId { get; }
}

/// <summary>When a clock runs out, as it was computed when it was recorded.</summary>
/// <param name="At">UTC; it is overdue from then on.</param>
/// <param name="Day">Local day of the duty station.</param>
/// <param name="DayEnds">When that day ends (UTC).</param>
/// <param name="RemindAt">When the State is to be reminded (UTC); null where nobody is.</param>
public sealed record Deadline(DateTime At, DateOnly Day, DateTime DayEnds, DateTime? RemindAt);

/// <param name="State">Of what State it is, obliged or owed; null where it is the UN's own.</param>
/// <param name="Subject">What tells it from another of its kind and State: the submission that it is about, the report that it
/// follows.</param>
/// <param name="Anchor">See <see cref="Clocks.Anchor.Parse"/>.</param>
/// <param name="Day">Local day of the anchor.</param>
/// <param name="Policy">The version that the clock keeps; zero is the product's default. The same for the calendar.</param>
public sealed record ClockStarted(
    Guid ClockId,
    ClockKind Kind,
    string? State,
    string? Subject,
    string Anchor,
    DateOnly Day,
    TimeLimit Limit,
    int Policy,
    string Calendar,
    int CalendarVersion,
    Deadline Due
) : Event, IClockEvent;

/// <summary>What the clock ran for was done.</summary>
public sealed record ClockSettled(Guid ClockId, DateOnly Day) : Event, IClockEvent;

/// <summary>The reason for the clock is gone.</summary>
public sealed record ClockLapsed(Guid ClockId, DateOnly Day) : Event, IClockEvent;

public sealed record ClockPaused(Guid ClockId, DateTime At, DateOnly Day, string Reason) : Event, IClockEvent;

/// <param name="Day">The last day of the pause.</param>
public sealed record ClockResumed(Guid ClockId, DateTime At, DateOnly Day, string Reason, Deadline Due) : Event, IClockEvent;

/// <param name="Units">In the unit of its limit.</param>
/// <param name="Due">Null while the clock is paused.</param>
public sealed record ClockExtended(Guid ClockId, int Units, string Reason, Deadline? Due) : Event, IClockEvent;

/// <summary>The State was reminded of what it owes.</summary>
/// <param name="Next">When it is to be reminded again (UTC); null where it is not.</param>
public sealed record ClockReminded(Guid ClockId, DateTime? Next) : Event, IClockEvent;
