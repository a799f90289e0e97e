using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>The time limits of a synthetic case as they stood when its story ended: some are overdue, some run, some were paused or
/// extended.</summary>
internal static class SyntheticClocks
{
    private const int LongestReview = 230;
    private const int RecentlyMissed = 1000;

    /// <param name="last">When anything last happened in the case.</param>
    /// <param name="until">Nothing happens after this day.</param>
    public static IEnumerable<Event> Of(Chance chance, CaseFile file, DateOnly last, DateOnly until, ClockBook book)
    {
        foreach (var e in ClockFollow.Of(null, file, [], book, Noon(last)))
        {
            var started = (ClockStarted)e;
            if (started.Kind == ClockKind.DormantReview)
            {
                yield return book.Begin(
                    started.ClockId,
                    started.Kind,
                    null,
                    started.Subject,
                    Anchor.At(Noon(until.AddDays(-chance.Between(0, LongestReview)))),
                    file.Incident.Mission
                ) ?? started;
                continue;
            }
            yield return started;
            if (!ClockPolicy.ObligesState(started.Kind))
                continue;
            var missed = until.DayNumber - started.Due.Day.DayNumber;
            if (chance.Is(0.07))
                yield return new ClockPaused(started.ClockId, Noon(started.Day.AddDays(1)), started.Day.AddDays(1), SyntheticTexts.Reason);
            else if (missed is > 0 and < RecentlyMissed && chance.Is(0.4))
                yield return Extended(started, missed + chance.Between(5, 60), book);
        }
    }

    private static ClockExtended Extended(ClockStarted started, int units, ClockBook book) =>
        new(started.ClockId, units, SyntheticTexts.Reason, book.Again(started, [], [units]));

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
