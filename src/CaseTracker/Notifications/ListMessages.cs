using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using CaseTracker.Texts;
using Dapper;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Lists the messages that the reader sees, latest first, page by page, with the exact number of all of them.</summary>
public static class ListMessages
{
    private const int MaxSize = 200;

    /// <param name="After">The <see cref="Result.Next"/> or <see cref="Result.Previous"/> of another page of the same filter.</param>
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(MessageFilter Filter, string? After = null, int Size = 50, long? Position = null, Audience? Audience = null)
        : IQuery<Result>;

    /// <param name="Count">All messages of the filter, on whatever page.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count, string? Next, string? Previous);

    /// <summary>A message in a list; <see cref="MessageRow"/> says what the columns hold.</summary>
    public sealed record Row
    {
        internal Guid CaseId { get; init; }
        internal string Message { get; init; } = "";
        public string? Number { get; init; }

        /// <summary>Of the case.</summary>
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public string Direction { get; init; } = "";
        public string? Channel { get; init; }
        public string? Language { get; init; }
        public string SentOn { get; init; } = "";
        public string? DeliveredOn { get; init; }
        public string? OpenedOn { get; init; }
        public string? OpenedBy { get; init; }
        public string? Document { get; init; }
        public bool HasText { get; init; }
    }

    internal const string Columns =
        "m.CaseId, m.Message, m.Number, m.Reference, m.Mission, m.Kind, m.State, m.Direction, m.Channel, m.Language, m.SentOn, m.DeliveredOn, m.OpenedOn, m.OpenedBy, m.Document, m.HasText";

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Filter).NotNull();
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.After)
                .Must(after => PageMark.TryRead(after, CaseSort.IncidentOn, out _))
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
                    var (sql, arguments) = await request.Filter.Conditions(
                        reader,
                        () => MissionDirectory.Read(session, request.Position),
                        await ReadingDay.Of(session, request.Position, clock)
                    );
                    var counted = await counts.Of(
                        session,
                        reader,
                        new Counting(nameof(MessageRow), "m", sql, arguments, "1 = 0", request.Filter is { Cases: null, OfHosts: false }),
                        request.Position
                    );
                    return await Page(reader, sql, arguments, request, counted.Whole);
                },
                cancellationToken
            );

        private static async Task<Result> Page(AudienceReader reader, string sql, DynamicParameters arguments, Query request, int count)
        {
            PageMark.TryRead(request.After, CaseSort.IncidentOn, out var mark);
            var backwards = mark is { IsBackwards: true };
            var (beyond, direction) = backwards ? (">", "ASC") : ("<", "DESC");
            arguments.AddDynamicParams(new { markKey = mark?.Key, markMessage = mark?.Reference });
            var beyondMark = mark is null
                ? ""
                : $" AND m.SentOn {beyond}= @markKey AND (m.SentOn {beyond} @markKey OR m.Message {beyond} @markMessage)";
            var found = await reader.QueryFirst<Row>(
                request.Size + 1,
                $$"""
                -- ListMessages.Page
                SELECT {{Columns}}
                FROM {MessageRow} AS m
                WHERE {{sql}}{{beyondMark}}
                ORDER BY m.SentOn {{direction}}, m.Message {{direction}}
                """,
                arguments
            );
            var rows = found.Take(request.Size).ToList();
            if (backwards)
                rows.Reverse();
            var (hasNext, hasPrevious) = backwards ? (true, found.Count > request.Size) : (found.Count > request.Size, mark is not null);
            return new Result(
                rows,
                count,
                hasNext && rows.Count > 0 ? Mark(rows[^1], false) : null,
                hasPrevious && rows.Count > 0 ? Mark(rows[0], true) : null
            );
        }

        private static string Mark(Row row, bool backwards) => new PageMark(row.SentOn, row.Message, backwards).ToString();
    }
}
