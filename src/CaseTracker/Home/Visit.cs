using CaseTracker.Data;
using CaseTracker.Ledger;

namespace CaseTracker.Home;

/// <summary>Up to where a person has seen the news; a visit ends when its person has not looked for an hour.</summary>
internal sealed record Visit
{
    private static readonly TimeSpan Ends = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstLooksBack = TimeSpan.FromDays(30);

    /// <summary>What was seen before the visit that goes on.</summary>
    public long BeforeSeq { get; init; }
    public DateTime? BeforeAt { get; init; }
    public long SeenSeq { get; init; }
    public DateTime SeenAt { get; init; }

    public static Task<Visit?> Find(Session session, string subject) =>
        session.QuerySingle<Visit>(
            "-- Visit.Find\nSELECT BeforeSeq, BeforeAt, SeenSeq, SeenAt FROM Visit WHERE Subject = @subject",
            new { subject }
        );

    /// <summary>The visit of now: it goes on, or a new one begins where the last one ended; the first looks back over 30 days.</summary>
    public static async Task<Visit> Now(Session session, MasterKey master, string subject, DateTime now)
    {
        var last = await Find(session, subject);
        if (last is null)
            return new Visit { BeforeSeq = await new LedgerSession(session, master).PositionAt(now - FirstLooksBack), SeenAt = now };
        return now - last.SeenAt < Ends ? last : last with { BeforeSeq = last.SeenSeq, BeforeAt = last.SeenAt };
    }
}
