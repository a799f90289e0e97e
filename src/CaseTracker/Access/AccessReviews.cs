using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Access;

/// <summary>Three months of a year, for which who may act is reviewed once.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly Start => new(Year, (Number * 3) - 2, 1);

    /// <summary>Its last day, by which the review is due.</summary>
    public DateOnly End => Start.AddMonths(3).AddDays(-1);

    public Quarter Previous => Of(Start.AddDays(-1));

    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary><c>2024-Q1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}

/// <summary>What a reviewer decided of each designation that he saw.</summary>
/// <param name="Quarter">For which it counts: <c>2024-Q1</c>.</param>
/// <param name="Seen">Hash of the list that was seen.</param>
/// <param name="Left">The reviewer's own, which another must review.</param>
public sealed record AccessReviewConfirmed(
    string Quarter,
    string Seen,
    IReadOnlyList<Guid> Kept,
    IReadOnlyList<Guid> Ended,
    IReadOnlyList<Guid> Left
) : Event;

/// <summary>A confirmation of who may act where.</summary>
[ReadTable(nameof(ReviewId))]
public sealed record AccessReviewRow : Row
{
    public Guid ReviewId { get; init; }
    public string Quarter { get; init; } = "";
    public string ReviewedBy { get; init; } = "";
    public DateTime ReviewedAt { get; init; }
    public int KeptCount { get; init; }
    public int EndedCount { get; init; }

    /// <summary>None where the review of the quarter is complete.</summary>
    public int LeftCount { get; init; }
}

/// <summary>A designation that was reviewed.</summary>
[ReadTable(nameof(ReviewId), nameof(DesignationId))]
public sealed record AccessReviewLineRow : Row
{
    public Guid ReviewId { get; init; }
    public Guid DesignationId { get; init; }
    public string Quarter { get; init; } = "";

    /// <summary><c>kept</c> or <c>ended</c>.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>A confirmation is never changed: its rows are those of the one event.</summary>
internal sealed class AccessReviewProjection : Projection
{
    public const string Kind = "AccessReview";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var (at, review) = (history[0], (AccessReviewConfirmed)history[0].Event);
        yield return new AccessReviewRow
        {
            ReviewId = at.StreamId,
            Quarter = review.Quarter,
            ReviewedBy = at.Actor,
            ReviewedAt = at.RecordedAt,
            KeptCount = review.Kept.Count,
            EndedCount = review.Ended.Count,
            LeftCount = review.Left.Count,
        };
        foreach (var id in review.Kept)
            yield return Line(id, "kept");
        foreach (var id in review.Ended)
            yield return Line(id, "ended");

        AccessReviewLineRow Line(Guid id, string outcome) =>
            new()
            {
                ReviewId = at.StreamId,
                DesignationId = id,
                Quarter = review.Quarter,
                Outcome = outcome,
            };
    }
}
