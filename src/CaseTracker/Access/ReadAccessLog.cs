using System.Buffers.Text;
using System.Text;
using CaseTracker.Data;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Shows who looked at which case and took what out; never the content of a case.</summary>
public static class ReadAccessLog
{
    private const int MaxSize = 200;

    /// <param name="Reference">Of a case, or the number of a table.</param>
    /// <param name="Subject">The person who looked.</param>
    /// <param name="From">First day (UTC), included.</param>
    /// <param name="To">Last day (UTC), included.</param>
    /// <param name="After">The <see cref="Result.Next"/> of the page before.</param>
    [Needs(Right.ReadAccessLog)]
    public sealed record Query(
        string? Reference = null,
        string? Subject = null,
        DateOnly? From = null,
        DateOnly? To = null,
        string? After = null,
        int Size = 100
    ) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Entry> Entries, string? Next);

    public sealed record Entry
    {
        internal Guid Id { get; init; }
        public DateTime At { get; init; }
        public string Subject { get; init; } = "";

        /// <summary>Code of <see cref="Access.Role"/>.</summary>
        public string Role { get; init; } = "";

        /// <summary>With whose eyes.</summary>
        public string Audience { get; init; } = "";

        /// <summary>Code of <see cref="Access.Deed"/>.</summary>
        public string Deed { get; init; } = "";
        public string? Reference { get; init; }
    }

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaxSize).WithMessage(_ => Text.PageSizeNotValid(MaxSize));
            RuleFor(q => q.After)
                .Must(after => Read(after) is not null)
                .WithMessage(_ => Text.CursorNotValid)
                .When(q => q.After is not null);
        }
    }

    internal sealed class Handler(Database database, AccessLog log) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            // What was done a moment ago is part of the answer.
            await log.Flush();
            var (conditions, mark) = (Conditions(request), Read(request.After));
            var found = await database.Read(
                session =>
                    session.QueryFirst<Entry>(
                        request.Size + 1,
                        $"""
                        -- ReadAccessLog
                        SELECT Id, At, Subject, Role, Audience, Deed, Reference FROM AccessLog
                        WHERE {conditions}
                        ORDER BY At DESC, Id DESC
                        """,
                        new
                        {
                            reference = request.Reference,
                            subject = request.Subject,
                            markAt = mark?.At,
                            markId = mark?.Id,
                            from = request.From?.ToDateTime(default, DateTimeKind.Utc),
                            until = request.To?.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc),
                        }
                    ),
                cancellationToken
            );
            var entries = found.Take(request.Size).ToList();
            return new Result(entries, found.Count > request.Size ? Mark(entries[^1]) : null);
        }

        private static string Conditions(Query request) =>
            string.Join(
                " AND ",
                new[]
                {
                    "1 = 1",
                    request.Reference is null ? null : "Reference = @reference",
                    request.Subject is null ? null : "Subject = @subject",
                    request.From is null ? null : "At >= @from",
                    request.To is null ? null : "At < @until",
                    request.After is null ? null : "At <= @markAt AND (At < @markAt OR Id < @markId)",
                }.OfType<string>()
            );
    }

    private static string Mark(Entry entry) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{StoredTime.Format(entry.At)}\n{entry.Id}"));

    private static (DateTime At, Guid Id)? Read(string? mark)
    {
        if (mark is not { Length: < 200 } || !Base64Url.IsValid(mark))
            return null;
        return
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(mark)).Split('\n') is [var at, var id]
            && Guid.TryParse(id, out var guid)
            && DateTime.TryParseExact(
                at,
                "yyyy-MM-dd HH:mm:ss.fffffff",
                null,
                System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal,
                out var time
            )
            ? (time, guid)
            : null;
    }
}
