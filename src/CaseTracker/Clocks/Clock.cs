using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>Days (both included) on which a clock stood still; open while nobody resumed it.</summary>
public sealed record PausedDays(DateOnly From, DateOnly? To);

/// <summary>A clock as its events left it.</summary>
public sealed record Clock(ClockStarted Start)
{
    public ClockStanding Standing { get; init; }

    /// <summary>Null while it is paused.</summary>
    public Deadline? Due { get; init; } = Start.Due;

    /// <summary>UTC; null where nobody is reminded (any more).</summary>
    public DateTime? RemindAt { get; init; } = Start.Due.RemindAt;

    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    public IReadOnlyList<PausedDays> PausedDays { get; init; } = [];

    public IReadOnlyList<int> Extensions { get; init; } = [];

    /// <summary>Of the last pause, resumption or extension.</summary>
    public string? Reason { get; init; }

    public DateOnly? EndedOn { get; init; }

    public bool IsOpen => Standing is ClockStanding.Running or ClockStanding.Paused;

    /// <summary>All clocks of a stream, in the order in which they began.</summary>
    public static IReadOnlyList<Clock> Of(IEnumerable<Recorded> history)
    {
        List<Clock>? clocks = null;
        foreach (var e in history.Select(r => r.Event).OfType<IClockEvent>())
        {
            clocks ??= [];
            if (e is ClockStarted start)
                clocks.Add(new Clock(start));
            else if (clocks.FindIndex(c => c.Start.ClockId == e.ClockId) is >= 0 and var i)
                clocks[i] = clocks[i].After(e);
        }
        return clocks ?? [];
    }

    private Clock After(IClockEvent e) =>
        e switch
        {
            ClockSettled s => this with { Standing = ClockStanding.Settled, EndedOn = s.Day },
            ClockLapsed l => this with { Standing = ClockStanding.Lapsed, EndedOn = l.Day },
            ClockPaused p => this with
            {
                Standing = ClockStanding.Paused,
                Due = null,
                RemindAt = null,
                Reason = p.Reason,
                Pauses = [.. Pauses, new Pause(p.At, null)],
                PausedDays = [.. PausedDays, new PausedDays(p.Day, null)],
            },
            ClockResumed r => this with
            {
                Standing = ClockStanding.Running,
                Due = r.Due,
                RemindAt = r.Due.RemindAt,
                Reason = r.Reason,
                Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { To = r.At }],
                PausedDays = [.. PausedDays.SkipLast(1), PausedDays[^1] with { To = r.Day }],
            },
            ClockExtended x => this with
            {
                Due = x.Due,
                RemindAt = x.Due?.RemindAt,
                Reason = x.Reason,
                Extensions = [.. Extensions, x.Units],
            },
            ClockReminded m => this with { RemindAt = m.Next },
            _ => throw new InvalidOperationException($"A clock cannot take {e.GetType().Name}."),
        };
}
