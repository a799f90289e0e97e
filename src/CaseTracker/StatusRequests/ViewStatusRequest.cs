using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.StatusRequests;

/// <summary>One request for status with its table, as the cases stood when it was sent.</summary>
public static class ViewStatusRequest
{
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference) : IQuery<Result>;

    public sealed record Result(string Reference, string State, string SentOn, string AnswerBy, IReadOnlyList<Line> Lines);

    /// <summary>One case that the State was asked about.</summary>
    /// <param name="Stage">When it was asked.</param>
    /// <param name="AnsweredOn">Null while the State has sent nothing about the case since.</param>
    public sealed record Line(string Case, string Mission, string IncidentOn, string Act, string Stage, string? AnsweredOn);

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(session => Read(context.Caller.Open(session), request.Reference), cancellationToken);
    }

    /// <exception cref="NotFoundException">The reader sees no case that such a request asks about.</exception>
    internal static async Task<Result> Read(AudienceReader reader, string reference)
    {
        var lines = await reader.Query<RequestLineRow>(
            """
            -- ViewStatusRequest
            SELECT *
            FROM {RequestLineRow} AS r
            WHERE r.Reference = @reference
            ORDER BY r.IncidentOn, r.CaseReference
            """,
            new { reference }
        );
        return lines is not [var first, ..]
            ? throw new NotFoundException()
            : new Result(
                first.Reference,
                first.State,
                first.SentOn,
                first.AnswerBy,
                [.. lines.Select(l => new Line(l.CaseReference, l.Mission, l.IncidentOn, l.Act, l.Stage, l.AnsweredOn))]
            );
    }
}
