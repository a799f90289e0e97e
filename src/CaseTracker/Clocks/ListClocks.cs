using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Which clocks a list shows.</summary>
public enum ClockView
{
    /// <summary>Running and past their end.</summary>
    Overdue,

    /// <summary>Running, and over within a week.</summary>
    DueSoon,

    /// <summary>All that run and are not overdue.</summary>
    Running,
    Paused,

    /// <summary>Settled or lapsed.</summary>
    Ended,
}

/// <summary>What narrows a list of clocks.</summary>
/// <param name="OfUn">True: what the UN owes; false: what States owe; null: both.</param>
/// <param name="State">Owed by it or to it.</param>
public sealed record ClockFilter(
    ClockView View = ClockView.Overdue,
    bool? OfUn = null,
    ClockKind? Kind = null,
    string? State = null,
    string? Mission = null
);

/// <summary>Lists the clocks that the reader sees, the earliest end first, with the number of those that are overdue, due soon, running and
/// paused.</summary>
public static class ListClocks
{
    private const int MaxSize = 200;
    private const int MaxPage = 1000;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <param name="Page">Counted from 1.</param>
    /// <param name="CountsAll">Counts the other views too.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(ClockFilter Filter, int Page = 1, int Size = 50, bool CountsAll = true) : IQuery<Result>;

    /// <param name="Counts">Of each view under the same filter; of those that ended none is counted.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, IReadOnlyDictionary<ClockView, int> Counts, bool HasMore);

    public sealed record Row
    {
        /// <summary>Of the UN only: what commands on the clock take.</summary>
        public Guid? ClockId { get; init; }
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string Kind { get; init; } = "";

        /// <summary>UN, or the State that owes it.</summary>
        public string Obliged { get; init; } = "";
        public string? State { get; init; }
        public string Standing { get; init; } = "";
        public string StartedOn { get; init; } = "";

        /// <summary>UTC; to a State the end of the day.</summary>
        public DateTime? DueAt { get; init; }
        public string? DueOn { get; init; }
        public string? PausedOn { get; init; }
        public string? EndedOn { get; init; }
        public int Extended { get; init; }
        public string Unit { get; init; } = "";
        public string? Reason { get; init; }
        public bool IsOverdue { get; init; }

        internal Row At(DateTime now) => this with { IsOverdue = Standing == Codes.Of(ClockStanding.Running) && DueAt <= now };
    }

    internal const string Columns =
        "c.ClockId, c.Reference, c.Mission, c.Kind, c.Obliged, c.State, c.Standing, c.StartedOn, c.DueAt, c.DueOn, c.PausedOn, c.EndedOn, c.Extended, c.Unit, c.Reason";

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.Page).InclusiveBetween(1, MaxPage).WithMessage(_ => Text.CursorNotValid);
        }
    }

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var (reader, now) = (context.Caller.Open(session), clock.GetUtcNow().UtcDateTime);
                    var isUn = reader.Viewpoint.Audience == Audience.Un;
                    var arguments = Arguments(request, now);
                    var (view, last) = (request.Filter.View, (request.Page * request.Size) + 1);
                    var (bounds, others) = (BoundsOf(view), StandingOf(view) + Narrowed(request.Filter));
                    if (bounds is not null)
                        bounds = await ClockSpan.OfFirst(reader, last, "DueAt", bounds, others, arguments);
                    // In the order of an index, of which only the beginning is read: nobody turns many of these pages.
                    var rows = (
                        await reader.QueryFirst<Row>(
                            last,
                            $$"""
                            -- ListClocks.Page
                            SELECT {{Columns}} FROM {ClockRow} AS c
                            WHERE {{others}}{{And(bounds)}}
                            ORDER BY {{OrderOf(
                                view
                            )}}, c.Reference, c.Kind, c.State, c.StartedOn, c.Standing, c.DueOn, c.Extended, c.ClockId
                            """,
                            arguments
                        )
                    )
                        .Skip((request.Page - 1) * request.Size)
                        .ToList();
                    var counts = new Dictionary<ClockView, int>();
                    foreach (
                        var counted in Enum.GetValues<ClockView>().Where(v => v != ClockView.Ended && (request.CountsAll || v == view))
                    )
                    {
                        counts[counted] = await reader.QuerySingle<int>(
                            $$"""
                            -- ListClocks.Count
                            SELECT COUNT(*) FROM {ClockRow} AS c WHERE {{StandingOf(counted)}}{{Narrowed(request.Filter)}}{{And(
                                BoundsOf(counted)
                            )}}
                            """,
                            arguments
                        );
                    }
                    return new Result(
                        [.. rows.Take(request.Size).Select(r => (isUn ? r : r with { ClockId = null }).At(now))],
                        counts,
                        rows.Count > request.Size
                    );
                },
                cancellationToken
            );
    }

    private static string StandingOf(ClockView view) =>
        view switch
        {
            ClockView.Overdue or ClockView.DueSoon or ClockView.Running => "c.Standing = @running",
            ClockView.Paused => "c.Standing = @paused",
            ClockView.Ended => "c.Standing IN (@settled, @lapsed)",
            _ => throw new ArgumentOutOfRangeException(nameof(view)),
        };

    private static string? BoundsOf(ClockView view) =>
        view switch
        {
            ClockView.Overdue => "c.DueAt <= @now",
            ClockView.DueSoon => "c.DueAt > @now AND c.DueAt <= @soon",
            ClockView.Running => "c.DueAt > @now",
            _ => null,
        };

    private static string And(string? bounds) => bounds is null ? "" : $" AND {bounds}";

    private static string OrderOf(ClockView view) =>
        view switch
        {
            ClockView.Paused => "c.PausedOn",
            ClockView.Ended => "c.EndedOn DESC",
            _ => "c.DueAt",
        };

    private static string Narrowed(ClockFilter filter) =>
        string.Concat(
            filter.OfUn is { } ofUn
                ? ofUn
                    ? " AND c.Obliged = @un"
                    : " AND c.Obliged <> @un"
                : "",
            filter.Kind is null ? "" : " AND c.Kind = @kind",
            filter.State is null ? "" : " AND c.State = @state",
            filter.Mission is null ? "" : " AND c.Mission = @mission"
        );

    private static Dapper.DynamicParameters Arguments(Query query, DateTime now)
    {
        var filter = query.Filter;
        var all = new Dapper.DynamicParameters(
            new
            {
                now,
                soon = now + Soon,
                running = Codes.Of(ClockStanding.Running),
                paused = Codes.Of(ClockStanding.Paused),
                settled = Codes.Of(ClockStanding.Settled),
                lapsed = Codes.Of(ClockStanding.Lapsed),
            }
        );
        if (filter.OfUn is not null)
            all.Add("un", Audience.Un.Code);
        if (filter.Kind is { } kind)
            all.Add("kind", Codes.Of(kind));
        if (filter.State is { } state)
            all.Add("state", state);
        if (filter.Mission is { } mission)
            all.Add("mission", mission == CaseFilter.None ? "" : mission);
        return all;
    }
}
