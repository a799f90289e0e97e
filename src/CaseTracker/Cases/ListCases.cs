using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>By what a list is ordered; cases that are equal in it follow by reference.</summary>
public enum CaseSort
{
    IncidentOn,
    Reference,
    Mission,
    Stage,
    Killed,
}

/// <summary>Lists the cases that the reader sees, page by page, with the exact number of all of them.</summary>
public static partial class ListCases
{
    private const int MaxSize = 200;

    /// <summary>Of fewer cases than this, a page is not found by going through the list in order: most of the list would be gone through in
    /// vain.</summary>
    private const int Dense = 1000;

    /// <param name="After">The <see cref="Result.Next"/> or <see cref="Result.Previous"/> of another page of the same filter and
    /// order.</param>
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(
        CaseFilter Filter,
        CaseSort Sort = CaseSort.IncidentOn,
        bool Descending = true,
        string? After = null,
        int Size = 50,
        long? Position = null,
        Audience? Audience = null
    ) : IQuery<Result>;

    /// <param name="Count">All cases of the filter, on whatever page.</param>
    /// <param name="WithoutInformation">Those of them on which the host State has never replied.</param>
    /// <param name="Next">What opens the next page; null on the last.</param>
    /// <param name="Previous">What opens the page before; null on the first.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count, int WithoutInformation, string? Next, string? Previous);

    /// <summary>A case in a list: codes and texts as the audience may know them, no internal ids.</summary>
    public sealed record Row
    {
        public string Reference { get; init; } = "";

        /// <summary>Empty outside any mission.</summary>
        public string Mission { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Scope { get; init; } = "";
        public string Standing { get; init; } = "";
        public string? MergedInto { get; init; }
        public string Act { get; init; } = "";

        /// <summary>ISO 3166 alpha-3, sorted, separated by spaces.</summary>
        public string Hosts { get; init; } = "";
        public string? Area { get; init; }
        public string? Summary { get; init; }
        public string Stage { get; init; } = "";
        public string Activity { get; init; } = "";
        public string Accountability { get; init; } = "";
        public string? Closure { get; init; }
        public string? HostNotifiedOn { get; init; }
        public string? HostAcknowledgedOn { get; init; }
        public bool Informed { get; init; }
        public int Persons { get; init; }
        public int Killed { get; init; }
        public int Injured { get; init; }
        public int Abducted { get; init; }
        public int Detained { get; init; }
        public int Missing { get; init; }
        public int Assaulted { get; init; }
        public int Threatened { get; init; }

        /// <summary>Of the UN only: killed persons whose next of kin are not yet confirmed informed.</summary>
        public int? AwaitingNextOfKin { get; init; }

        /// <summary>Whether the reader's State (for the UN: any State) disputes something that is recorded.</summary>
        public bool Disputed { get; init; }

        /// <summary>The last date on which follow-up went on.</summary>
        public string LastMovedOn { get; init; } = "";

        internal Row On(DateOnly day) => this with { Activity = ReadingDay.ActivityOf(Activity, LastMovedOn, day) };

        public IReadOnlyList<string> HostStates => Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What a row takes; no summaries of the past, for a case may have become strictly confidential since.</summary>
    internal static string Columns(AudienceReader reader) =>
        reader.HidesWhatIsHeldBackSince ? AllColumns.Replace("c.Summary", "NULL AS Summary", StringComparison.Ordinal) : AllColumns;

    internal const string AllColumns =
        "c.Reference, c.Mission, c.IncidentOn, c.Scope, c.Standing, c.MergedInto, c.Act, c.Hosts, c.Area, c.Summary, c.Stage, c.Activity, c.Accountability, "
        + "c.Closure, c.HostNotifiedOn, c.HostAcknowledgedOn, c.Informed, c.Persons, c.Killed, c.Injured, c.Abducted, c.Detained, c.Missing, c.Assaulted, "
        + "c.Threatened, c.AwaitingNextOfKin, c.Disputed, c.LastMovedOn";

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.After)
                .Must((q, after) => PageMark.TryRead(after, q.Sort, out _))
                .WithMessage(_ => Text.CursorNotValid)
                .When(q => q.After is not null);
        }
    }

    internal sealed class Handler(Database database, RequestContext context, RowCounts counts, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var today = await ReadingDay.Of(session, request.Position, clock);
                    var conditions = await CaseConditions.Of(
                        reader,
                        request.Filter,
                        () => MissionDirectory.Read(session, request.Position),
                        today
                    );
                    var counted = await counts.Of(session, reader, conditions.Counting, request.Position);
                    var page = await Page(reader, conditions, request, counted.Whole);
                    return new Result([.. page.Rows.Select(r => r.On(today))], counted.Whole, counted.Part, page.Next, page.Previous);
                },
                cancellationToken
            );
    }

    private sealed record Key
    {
        public Guid CaseId { get; init; }
        public string Reference { get; init; } = "";
    }

    private static async Task<List<Row>> RowsOf(AudienceReader reader, IEnumerable<Key> keys)
    {
        var ordered = keys.ToList();
        if (ordered.Count == 0)
            return [];
        var rows = (
            await reader.Query<Row>(
                $$"""
                -- ListCases.Rows
                SELECT {{Columns(reader)}} FROM {CaseRow} AS c WHERE c.CaseId IN @ids
                """,
                new { ids = reader.Session.Ids(ordered.Select(k => k.CaseId)) }
            )
        ).ToDictionary(r => r.Reference);
        // On SQL Server a case may have gone from this reader's sight between the two statements.
        return [.. ordered.Where(k => rows.ContainsKey(k.Reference)).Select(k => rows[k.Reference])];
    }

    private static async Task<(IReadOnlyList<Row> Rows, string? Next, string? Previous)> Page(
        AudienceReader reader,
        CaseConditions conditions,
        Query request,
        int count
    )
    {
        if (count == 0)
            return ([], null, null);
        PageMark.TryRead(request.After, request.Sort, out var mark);
        var backwards = mark is { IsBackwards: true };
        var key = SortKeys.Of(request.Sort);
        var descending = request.Descending != backwards;
        // Which cases are on the page is read from an index alone; only theirs are looked up.
        var found = await reader.QueryFirst<Key>(
            request.Size + 1,
            $$"""
            -- ListCases.Page
            SELECT c.CaseId, c.Reference
            FROM {CaseRow} AS c
            WHERE {{(count < Dense ? conditions.Sql : conditions.PageSql)}}{{key.Beyond(mark, descending, conditions.Arguments)}}
            ORDER BY {{key.Order(descending)}}
            """,
            conditions.Arguments
        );
        var (more, rows) = (found.Count > request.Size, await RowsOf(reader, found.Take(request.Size)));
        if (backwards)
            rows.Reverse();
        var (hasNext, hasPrevious) = backwards ? (true, more) : (more, mark is not null);
        return (
            rows,
            hasNext && rows.Count > 0 ? key.Mark(rows[^1], false) : null,
            hasPrevious && rows.Count > 0 ? key.Mark(rows[0], true) : null
        );
    }
}
