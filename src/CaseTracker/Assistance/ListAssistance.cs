using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Lists the assistance that the reader sees, what moved last first, and the exact number of all of it.</summary>
public static class ListAssistance
{
    private const int MaxSize = 200;

    /// <param name="Page">From 1.</param>
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(AssistanceFilter Filter, int Page = 1, int Size = 50, long? Position = null, Audience? Audience = null)
        : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Rows, int Count);

    /// <summary>An engagement in a list.</summary>
    public sealed record Row : SeenAssistance;

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Filter).NotNull();
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000).WithMessage(_ => Text.CursorNotValid);
        }
    }

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var conditions = await AssistanceConditions.Of(
                        reader,
                        request.Filter,
                        () => MissionDirectory.Read(session, request.Position),
                        await ReadingDay.Of(session, request.Position, clock)
                    );
                    var count = await reader.QuerySingle<int>(
                        $"-- ListAssistance.Count\nSELECT COUNT(*) FROM {{AssistanceRow}} AS a WHERE {conditions.Sql}",
                        conditions.Arguments
                    );
                    var (first, last) = (((request.Page - 1) * request.Size) + 1, request.Page * request.Size);
                    conditions.Arguments.AddDynamicParams(new { firstPlace = first, lastPlace = last });
                    var rows = await reader.Query<Row>(
                        $$"""
                        -- ListAssistance.Page
                        SELECT {{SeenAssistance.Columns}} FROM (
                            SELECT {{SeenAssistance.Columns}}, ROW_NUMBER() OVER (ORDER BY COALESCE(a.LastOn, '') DESC,
                                a.Reference) AS Place
                            FROM {AssistanceRow} AS a WHERE {{conditions.Sql}}
                        ) AS a
                        WHERE a.Place BETWEEN @firstPlace AND @lastPlace
                        ORDER BY a.Place
                        """,
                        conditions.Arguments
                    );
                    return new Result(rows, count);
                },
                cancellationToken
            );
    }
}
