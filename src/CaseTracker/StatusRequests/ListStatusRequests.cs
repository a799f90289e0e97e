using CaseTracker.Access;
using CaseTracker.Data;
using MediatR;

namespace CaseTracker.StatusRequests;

/// <summary>The requests for status that the reader sees, the latest first, with how many of their cases were answered.</summary>
public static class ListStatusRequests
{
    /// <summary>More than ten years of yearly requests to every host State.</summary>
    private const int Most = 500;

    /// <param name="State">Only requests to this State; null for all.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string? State = null) : IQuery<IReadOnlyList<Row>>;

    /// <summary>A request as far as the reader sees its cases.</summary>
    public sealed record Row
    {
        public string Reference { get; init; } = "";
        public string State { get; init; } = "";
        public string SentOn { get; init; } = "";
        public string AnswerBy { get; init; } = "";
        public int Cases { get; init; }
        public int Answered { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                session =>
                    context
                        .Caller.Open(session)
                        .QueryFirst<Row>(
                            Most,
                            $$"""
                            -- ListStatusRequests
                            SELECT r.Reference, r.State, r.SentOn, r.AnswerBy, COUNT(*) AS Cases, COUNT(r.AnsweredOn) AS Answered
                            FROM {RequestLineRow} AS r
                            {{(request.State is null ? "" : "WHERE r.State = @State")}}
                            GROUP BY r.Reference, r.State, r.SentOn, r.AnswerBy
                            ORDER BY r.SentOn DESC, r.Reference
                            """,
                            new { request.State }
                        ),
                cancellationToken
            );
    }
}
