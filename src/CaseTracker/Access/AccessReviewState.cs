using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Access;

/// <summary>How the quarterly review of who may act where stands on a day.</summary>
/// <param name="Quarter">The one that is to be reviewed, or was completed last.</param>
/// <param name="Open">Designations that hold and that nobody has reviewed for it; empty once it is complete.</param>
/// <param name="Confirmations">All that there were, the latest first.</param>
internal sealed record AccessReviewState(
    Quarter Quarter,
    bool IsComplete,
    IReadOnlyList<DesignationRow> Open,
    IReadOnlyList<AccessReviewRow> Confirmations
)
{
    /// <summary>Stands for the list that a reviewer saw: who, as what, for what, until when.</summary>
    public string Seen =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    Canonical.Plain.Write(
                        Open.OrderBy(d => d.DesignationId)
                            .Select(d =>
                                new[] { d.DesignationId.ToString(), d.Subject, d.Name, d.Role, d.Scope, d.StartsOn, d.EndsOn ?? "" }
                            )
                            .ToList()
                    )
                )
            )
        );

    public bool IsOverdueOn(DateOnly today) => !IsComplete && Quarter.End < today;

    /// <summary>Pure. What was missed last quarter is due before what is due in this one; what came after a complete review waits for the
    /// next.</summary>
    /// <param name="reviewed">Designations by the quarter for which they were reviewed.</param>
    public static AccessReviewState Of(
        DateOnly today,
        IReadOnlyList<DesignationRow> all,
        IReadOnlyList<AccessReviewRow> confirmations,
        ILookup<string, Guid> reviewed,
        DateOnly? firstDesignation
    )
    {
        var present = Quarter.Of(today);
        var quarter = firstDesignation <= present.Previous.End && !IsDone(present.Previous) ? present.Previous : present;
        var done = reviewed[quarter.ToString()].ToHashSet();
        return new AccessReviewState(
            quarter,
            IsDone(quarter),
            IsDone(quarter) ? [] : [.. all.Where(d => d.HoldsOn(today) && !done.Contains(d.DesignationId))],
            confirmations
        );

        // Before anybody was designated there is nothing to review.
        bool IsDone(Quarter q) => firstDesignation is null || confirmations.Any(c => c.Quarter == q.ToString() && c.LeftCount == 0);
    }

    public static async Task<AccessReviewState> Read(Session session, DateOnly today)
    {
        var confirmations = await session.Query<AccessReviewRow>(
            """
            -- AccessReviewState.Confirmations
            SELECT ReviewId, Quarter, ReviewedBy, ReviewedAt, KeptCount, EndedCount, LeftCount FROM AccessReviewRow
                WHERE ToSeq = @open ORDER BY ReviewedAt DESC
            """,
            new { open = RowTable.Open }
        );
        var present = Quarter.Of(today);
        var lines = await session.Query<AccessReviewLineRow>(
            """
            -- AccessReviewState.Lines
            SELECT ReviewId, DesignationId, Quarter, Outcome FROM AccessReviewLineRow WHERE ToSeq = @open AND Quarter IN @quarters
            """,
            new { open = RowTable.Open, quarters = new[] { present.ToString(), present.Previous.ToString() } }
        );
        var first = (
            await session.QueryFirst<DateTime>(
                1,
                """
                -- AccessReviewState.First
                SELECT d.DesignatedAt FROM (SELECT DesignatedAt FROM DesignationRow UNION ALL SELECT DesignatedAt
                    FROM EndedDesignationRow) AS d ORDER BY d.DesignatedAt
                """
            )
        ).Select(at => DateOnly.FromDateTime(at)).ToList();
        return Of(
            today,
            await Callers.All(session),
            confirmations,
            lines.ToLookup(l => l.Quarter, l => l.DesignationId),
            first.Count > 0 ? first[0] : null
        );
    }
}
