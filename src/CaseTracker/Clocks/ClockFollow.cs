using System.Security.Cryptography;
using System.Text;
using CaseTracker.Cases;
using CaseTracker.Ledger;

namespace CaseTracker.Clocks;

/// <summary>
/// Begins and ends the clocks of a case as its duties come and go; pure. A duty that was there before clocks were kept begins none: nobody
/// was told of it.
/// </summary>
internal static class ClockFollow
{
    /// <param name="before">The case before the command; null for a new one.</param>
    /// <param name="clocks">All clocks of the case so far.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<Event> Of(CaseFile? before, CaseFile after, IReadOnlyList<Clock> clocks, ClockBook book, DateTime now)
    {
        List<Duty> then = [.. Duties.Of(before, now, book.Parties)],
            due = [.. Duties.Of(after, now, book.Parties)];
        List<Clock> open = [.. clocks.Where(c => c.IsOpen)];
        foreach (var clock in open.Where(c => !due.Exists(d => IsOf(c, d))))
        {
            var today = book.Calendar(clock.Start.Calendar, clock.Start.CalendarVersion).DayOf(now);
            yield return Duties.IsDone(after, clock.Start)
                ? new ClockSettled(clock.Start.ClockId, today)
                : new ClockLapsed(clock.Start.ClockId, today);
        }
        var number = clocks.Count;
        foreach (var duty in due.Where(d => !open.Exists(c => IsOf(c, d)) && !then.Exists(t => AreTheSame(t, d))))
        {
            if (
                book.Begin(IdOf(after.CaseId, number++), duty.Kind, duty.State, duty.Subject, duty.Anchor, after.Incident.Mission) is
                { } started
            )
                yield return started;
        }
    }

    private static bool IsOf(Clock clock, Duty duty) =>
        (clock.Start.Kind, clock.Start.State, clock.Start.Subject) == (duty.Kind, duty.State, duty.Subject);

    private static bool AreTheSame(Duty one, Duty other) => (one.Kind, one.State, one.Subject) == (other.Kind, other.State, other.Subject);

    /// <summary>Follows from the case, so that the same history always gives the same clocks.</summary>
    private static Guid IdOf(Guid caseId, int number) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"clock:{caseId}:{number}")).AsSpan(0, 16));
}
