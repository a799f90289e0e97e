using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Dapper;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>The submissions that the caller sees: what awaits an answer first, then the latest.</summary>
public static class ListSubmissions
{
    private const int MaxSize = 200;

    /// <param name="Case">Reference of the case.</param>
    /// <param name="Open">Only those that the UN still owes an answer to, or only the others.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(
        string? Case = null,
        string? State = null,
        SubmissionKind? Kind = null,
        bool? Open = null,
        bool? Disputes = null,
        int Page = 1,
        int Size = 50,
        Audience? Audience = null
    ) : IQuery<Result>;

    /// <param name="Count">All of the filter, on whatever page.</param>
    /// <param name="OpenCount">Those of them that the UN still owes an answer to.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count, int OpenCount)
    {
        /// <summary>Of a State that lists one case: stands for what it sees of it now, and is sent along with a submission.</summary>
        public string? SeenAs { get; init; }
    }

    /// <summary><see cref="SubmissionRow"/> says what the members hold.</summary>
    public sealed record Row
    {
        internal Guid SubmissionId { get; init; }
        public string Reference { get; init; } = "";
        public string CaseReference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string State { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateTime SentAt { get; init; }
        public string? SentBy { get; init; }
        public string Status { get; init; } = "";
        public bool IsOpen { get; init; }
        public int Points { get; init; }
        public int Accepted { get; init; }
        public int Declined { get; init; }
        public int OpenQuestions { get; init; }
        public bool Disputes { get; init; }
        public int Documents { get; init; }
        public string? About { get; init; }
        public bool? Consents { get; init; }
        public bool? Publication { get; init; }
        public string? Receipt { get; init; }
    }

    internal const string Columns =
        "s.SubmissionId, s.Reference, s.CaseReference, s.Mission, s.State, s.Kind, s.SentAt, s.SentBy, s.Status, s.IsOpen, s.Points, s.Accepted, s.Declined, s.OpenQuestions, "
        + "s.Disputes, s.Documents, s.About, s.Consents, s.Publication, s.Receipt";

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000).WithMessage(_ => Text.CursorNotValid);
        }
    }

    internal sealed class Handler(Database database, RequestContext context, RowCounts counts) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, null, request.Audience);
                    var (sql, arguments) = Conditions(request);
                    var counted = await counts.Of(
                        session,
                        reader,
                        new Counting(nameof(SubmissionRow), "s", sql, arguments, "s.IsOpen = 1", true),
                        null
                    );
                    // The first pages are read through the index in its order; nobody turns to the thousandth.
                    var rows = await reader.QueryFirst<Row>(
                        request.Page * request.Size,
                        $$"""
                        -- ListSubmissions.Page
                        SELECT {{Columns}}
                        FROM {SubmissionRow} AS s
                        WHERE {{sql}}
                        ORDER BY s.IsOpen DESC, s.SentAt DESC, s.Reference DESC
                        """,
                        arguments
                    );
                    return new Result([.. rows.Skip((request.Page - 1) * request.Size)], counted.Whole, counted.Part)
                    {
                        SeenAs =
                            request.Case is { } reference
                            && reader.Viewpoint.Audience.IsState
                            && await reader.FindCase(reference) is { } row
                                ? (await SeenCase.Of(reader, row)).Mark
                                : null,
                    };
                },
                cancellationToken
            );

        private static (string Sql, DynamicParameters Arguments) Conditions(Query request)
        {
            var (conditions, arguments) = (new List<string> { "1 = 1" }, new DynamicParameters());
            Add("s.CaseReference = @caseReference", "caseReference", request.Case);
            Add("s.State = @state", "state", request.State);
            Add("s.Kind = @kind", "kind", request.Kind is { } kind ? Codes.Of(kind) : null);
            Add("s.IsOpen = @isOpen", "isOpen", request.Open);
            Add("s.Disputes = @disputes", "disputes", request.Disputes);
            return (string.Join(" AND ", conditions), arguments);

            void Add(string condition, string name, object? value)
            {
                if (value is null)
                    return;
                conditions.Add(condition);
                arguments.Add(name, value);
            }
        }
    }
}
