using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>Cases about which the UN and one host State took the same time to notify and to reply.</summary>
public sealed record CorrespondenceFact
{
    public string State { get; init; } = "";

    /// <summary>Null where it is not known.</summary>
    public int? DaysToNotify { get; init; }

    /// <summary>Null where it is not known, or there was no reply.</summary>
    public int? DaysToReply { get; init; }
    public int Cases { get; init; }

    /// <summary>Messages to the State, and from it.</summary>
    public int Sent { get; init; }
    public int Replies { get; init; }

    /// <summary>Cases about which something was sent to the State, and of those the ones about which it replied.</summary>
    public int Asked { get; init; }
    public int Answered { get; init; }

    /// <summary>Partial date.</summary>
    public string? LastReplyOn { get; init; }

    /// <param name="host">The one host State that the table is about; null: all.</param>
    internal static Task<IReadOnlyList<CorrespondenceFact>> Read(AudienceReader reader, TableSubject about, string? host)
    {
        about.Arguments.Add("partner", host);
        return reader.Query<CorrespondenceFact>(
            $$"""
            -- CorrespondenceFact.Read
            SELECT e.State, e.DaysToNotify, e.DaysToReply, COUNT(*) AS Cases, SUM(e.Sent) AS Sent, SUM(e.Replies) AS Replies,
                SUM(CASE WHEN e.Sent > 0 THEN 1 ELSE 0 END) AS Asked,
                SUM(CASE WHEN e.Sent > 0 AND e.Replies > 0 THEN 1 ELSE 0 END) AS Answered, MAX(e.LastReplyOn) AS LastReplyOn
            FROM {ExchangeRow} AS e INNER JOIN {CaseRow} AS c ON c.CaseId = e.CaseId{{about.Persons}}
            WHERE (@partner IS NULL OR e.State = @partner) AND {{about.Cases}}
            GROUP BY e.State, e.DaysToNotify, e.DaysToReply
            """,
            about.Arguments
        );
    }
}

/// <summary>Cases on which something that a host State owes is overdue.</summary>
public sealed record OverdueFact
{
    public string State { get; init; } = "";
    public int Cases { get; init; }

    /// <summary>Of those the ones that are not counted under another State already.</summary>
    public int First { get; init; }

    // Joined in this order, so that each case asks an index for its limits: most limits that run are overdue.
    internal static Task<IReadOnlyList<OverdueFact>> Read(AudienceReader reader, TableSubject about, TableBasis basis)
    {
        about.Arguments.AddDynamicParams(
            new { partner = basis.Filter.Host, day = PartialDate.FromDate(CorrespondenceByHost.DayOf(basis)).ToString() }
        );
        return reader.Query<OverdueFact>(
            $$"""
            -- OverdueFact.Read
            SELECT f.State, COUNT(*) AS Cases, SUM(CASE WHEN f.Hosts = CONCAT(' ', f.State, ' ') OR NOT EXISTS (
                SELECT 1 FROM {ClockRow} AS o
                WHERE o.StreamId = f.StreamId AND o.Standing = 'running' AND o.DueOn < @day AND o.Obliged < f.State
                    AND f.Hosts LIKE CONCAT('% ', o.Obliged, ' %')
                    AND (@partner IS NULL OR o.Obliged = @partner)) THEN 1 ELSE 0 END) AS First
            FROM (
                SELECT DISTINCT k.Obliged AS State, k.StreamId, c.Hosts
                FROM {CaseRow} AS c CROSS JOIN {ClockRow} AS k{{about.Persons}}
                WHERE k.StreamId = c.CaseId AND k.Standing = 'running' AND k.DueOn < @day
                    AND c.Hosts LIKE CONCAT('% ', k.Obliged, ' %') AND (@partner IS NULL OR k.Obliged = @partner) AND {{about.Cases}}
            ) AS f
            GROUP BY f.State
            """,
            about.Arguments
        );
    }
}
