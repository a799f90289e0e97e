using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>By what a list of proceedings is ordered.</summary>
public enum ProceedingSort
{
    /// <summary>What moved last comes first.</summary>
    LastOn,

    /// <summary>What has the next hearing comes first, what has none last.</summary>
    NextHearing,
    Reference,
}

/// <summary>Lists the proceedings that the reader sees, with their cases and next hearings, and the exact number of all of them.</summary>
public static class ListProceedings
{
    private const int MaxSize = 200;

    /// <param name="Page">From 1.</param>
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(
        ProceedingFilter Filter,
        ProceedingSort Sort = ProceedingSort.LastOn,
        int Page = 1,
        int Size = 50,
        long? Position = null,
        Audience? Audience = null
    ) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Rows, int Count);

    /// <summary>A proceeding in a list: codes and numbers as the audience may know them; a number that nobody stated is null.</summary>
    public sealed record Row : SeenProceeding
    {
        /// <summary>Those of its cases that this reader sees.</summary>
        public IReadOnlyList<LinkedCase> Cases { get; init; } = [];
    }

    /// <summary>A case that a proceeding is about.</summary>
    public sealed record LinkedCase
    {
        internal Guid ProceedingId { get; init; }
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";
        public int Persons { get; init; }
    }

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
                    var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                    var conditions = await ProceedingConditions.Of(
                        reader,
                        request.Filter,
                        () => MissionDirectory.Read(session, request.Position),
                        today
                    );
                    var count = await reader.QuerySingle<int>(
                        $$"""
                        -- ListProceedings.Count
                        SELECT COUNT(DISTINCT p.ProceedingId) FROM {ProceedingRow} AS p WHERE {{conditions.Sql}}
                        """,
                        conditions.Arguments
                    );
                    var rows = await Page(reader, conditions, request);
                    var cases = (await CasesOf(reader, rows.Select(r => r.ProceedingId))).ToLookup(c => c.ProceedingId);
                    return new Result([.. rows.Select(r => r with { Cases = [.. cases[r.ProceedingId]] })], count);
                },
                cancellationToken
            );

        private static Task<IReadOnlyList<Row>> Page(AudienceReader reader, ProceedingConditions conditions, Query request)
        {
            conditions.Arguments.AddDynamicParams(
                new { firstPlace = ((request.Page - 1) * request.Size) + 1, lastPlace = request.Page * request.Size }
            );
            return reader.Query<Row>(
                $$"""
                -- ListProceedings.Page
                SELECT {{SeenProceeding.Columns}} FROM (
                    SELECT {{SeenProceeding.Columns}}, ROW_NUMBER() OVER (ORDER BY {{Order(request.Sort)}}) AS Place
                    FROM (SELECT DISTINCT {{SeenProceeding.Columns}} FROM {ProceedingRow} AS p WHERE {{conditions.Sql}}) AS p
                ) AS p
                WHERE p.Place BETWEEN @firstPlace AND @lastPlace
                ORDER BY p.Place
                """,
                conditions.Arguments
            );
        }

        private static string Order(ProceedingSort sort) =>
            sort switch
            {
                ProceedingSort.LastOn => "COALESCE(p.LastOn, '') DESC, p.Reference",
                ProceedingSort.NextHearing => "CASE WHEN p.NextHearingOn IS NULL THEN 1 ELSE 0 END, p.NextHearingOn, p.Reference",
                ProceedingSort.Reference => "p.Reference",
            };
    }

    /// <summary>The cases of proceedings that the reader sees, by date.</summary>
    internal static async Task<IReadOnlyList<LinkedCase>> CasesOf(AudienceReader reader, IEnumerable<Guid> proceedings)
    {
        var ids = proceedings.ToList();
        if (ids.Count == 0)
            return [];
        return await reader.Query<LinkedCase>(
            """
            -- ListProceedings.CasesOf
            SELECT x.ProceedingId, c.Reference, c.Mission, c.IncidentOn, c.Act, c.Persons
            FROM {ProceedingCaseRow} AS x JOIN {CaseRow} AS c ON c.CaseId = x.CaseId
            WHERE x.ProceedingId IN @ids
            ORDER BY c.IncidentOn, c.Reference
            """,
            new { ids = reader.Session.Ids(ids) }
        );
    }
}
