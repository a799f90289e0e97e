using System.Globalization;
using CaseTracker.Clocks;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>What a State may not see of time limits, said once more and apart from the product: those of others and the UN's own; of its
/// own the time of day, and when it is to be reminded.</summary>
internal sealed class UnseenClocks(string viewer, IReadOnlyList<Event> all, RandomLife any, Random random)
{
    /// <summary>Of such an event the viewer may not even know that there is one.</summary>
    public bool Hides(IClockEvent e) => e is ClockStarted c ? c.State != viewer || !MaySee(c.Kind) : !IsOwn(e.ClockId);

    /// <summary>The same event with everything about it changed that the viewer may not see.</summary>
    public Event Other(IClockEvent e, Func<string> otherState) =>
        e switch
        {
            ClockStarted c when Hides(c) => any.Clock(
                c.ClockId,
                c.Kind,
                c.State == viewer ? viewer
                    : c.State is null ? null
                    : otherState()
            ),
            ClockStarted c => c with
            {
                Due = OtherTime(c.Due),
                Anchor = any.Chance(2)
                    ? PartialDate.FromDate(c.Day).ToString()
                    : c.Day.ToDateTime(default, DateTimeKind.Utc).AddMinutes(random.Next(1440)).ToString("O", CultureInfo.InvariantCulture),
            },
            ClockPaused p => p with
            {
                At = p.Day.ToDateTime(default, DateTimeKind.Utc).AddMinutes(random.Next(1440)),
                Reason = any.Words(),
            },
            ClockExtended x => x with { Reason = any.Words(), Due = x.Due is { } due ? OtherTime(due) : null },
            ClockReminded r => new ClockReminded(r.ClockId, any.Time()),
            _ => (Event)e,
        };

    /// <summary>A clock of the viewer's State that it may see in some capacity: of its replies as a host, of its notification as a State
    /// concerned, of the Convention.</summary>
    private bool IsOwn(Guid clock) => all.OfType<ClockStarted>().Any(c => c.ClockId == clock && c.State == viewer && MaySee(c.Kind));

    private static bool MaySee(ClockKind kind) =>
        kind is not (ClockKind.NotifyHost or ClockKind.AnswerSubmission or ClockKind.DormantReview or ClockKind.Transmission);

    /// <summary>A State reads the day, never the time of day, nor when it is to be reminded.</summary>
    private Deadline OtherTime(Deadline due) => due with { At = due.DayEnds.AddMinutes(-random.Next(1440)), RemindAt = any.Time() };
}
