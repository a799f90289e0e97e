using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>The day on which a case is read: today, or that of the past position; whether it is dormant depends on it and on nothing that
/// was recorded later.</summary>
internal static class ReadingDay
{
    public static async Task<DateOnly> Of(Session session, long? position, TimeProvider clock)
    {
        var then = position is null
            ? null
            : await session.QuerySingle<DateTime?>(
                "-- ReadingDay.Of\nSELECT RecordedAt FROM Ledger WHERE Seq = (SELECT MAX(Seq) FROM Ledger WHERE Seq <= @position)",
                new { position }
            );
        // Before the first event there is nothing to read.
        return then is { } time ? DateOnly.FromDateTime(time) : CaseRules.Today(clock);
    }

    /// <summary>The activity of a row as it is on that day.</summary>
    public static string ActivityOf(string activity, string lastMovedOn, DateOnly day) =>
        Codes.Of(Status.ActivityAt(Codes.Parse<Activity>(activity), PartialDate.Parse(lastMovedOn), day));
}
