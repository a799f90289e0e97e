using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Outbox;

/// <summary>What waits to be sent, what was tried in vain first; numbers and kinds of fault, never an address.</summary>
public static class ListOutbox
{
    /// <summary>More is counted but not listed.</summary>
    public const int Most = 200;

    [Needs(Right.ManageReference)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Waiting">How many there are, listed or not.</param>
    /// <param name="Stuck">Of those, how many were tried in vain.</param>
    public sealed record Result(int Waiting, int Stuck, IReadOnlyList<Row> Rows);

    /// <param name="Reference">The number of the message; for machine clients what they know the changed record by.</param>
    /// <param name="Place">Under which a message is read; null for what is not a message.</param>
    /// <param name="For">A State, or <c>UN</c>.</param>
    /// <param name="Fault">Null where it was not tried in vain yet.</param>
    /// <param name="IsUnderWay">Somebody is trying now.</param>
    public sealed record Row(
        Guid EntryId,
        OutboxKind Kind,
        string Reference,
        string? Place,
        string For,
        DateTime QueuedAt,
        int Attempts,
        DateTime NextAttemptAt,
        OutboxFault? Fault,
        bool IsUnderWay
    );

    private sealed record Counted
    {
        public int Waiting { get; init; }
        public int Stuck { get; init; }
    }

    internal sealed class Handler(Database database, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private static readonly string[] Open = [Codes.Of(OutboxOutcome.Waiting), Codes.Of(OutboxOutcome.Accepted)];

        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var counted = (
                        await session.QuerySingle<Counted>(
                            """
                            -- ListOutbox.Count
                            SELECT COUNT(*) AS Waiting, COALESCE(SUM(CASE WHEN Fault IS NULL THEN 0 ELSE 1 END), 0) AS Stuck
                            FROM OutboxEntry
                            WHERE Outcome IN @open
                            """,
                            new { open = Open }
                        )
                    )!;
                    var now = clock.GetUtcNow().UtcDateTime;
                    var rows = await session.QueryFirst<OutboxEntry>(
                        Most,
                        """
                        -- ListOutbox
                        SELECT EntryId, Kind, Reference, Occasion, Audience, QueuedAt, Attempts, NextAttemptAt, LeasedUntil, Fault
                            FROM OutboxEntry
                        WHERE Outcome IN @open
                        ORDER BY CASE WHEN Fault IS NULL THEN 1 ELSE 0 END, QueuedAt, Reference
                        """,
                        new { open = Open }
                    );
                    return new Result(counted.Waiting, counted.Stuck, [.. rows.Select(r => RowOf(r, now))]);
                },
                cancellationToken
            );

        private static Row RowOf(OutboxEntry entry, DateTime now) =>
            new(
                entry.EntryId,
                Codes.Parse<OutboxKind>(entry.Kind),
                entry.Reference,
                entry.Kind == Codes.Of(OutboxKind.Alert) ? entry.Occasion : null,
                entry.Audience,
                entry.QueuedAt,
                entry.Attempts,
                entry.NextAttemptAt,
                entry.Fault is { } fault ? Codes.Parse<OutboxFault>(fault) : null,
                entry.LeasedUntil > now
            );
    }
}
