using CaseTracker.Data;
using CaseTracker.Reference;

namespace CaseTracker.Outbox;

/// <summary>The entries that wait: each is tried by one node at a time, and by another when that one dies.</summary>
internal sealed class OutboxQueue(Database database, OutboxOptions options, TimeProvider clock)
{
    /// <summary>How long it can be seen what became of an entry.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly string All = string.Join(", ", OutboxEntry.Columns);
    private static readonly string[] Open = [Codes.Of(OutboxOutcome.Waiting), Codes.Of(OutboxOutcome.Accepted)];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>In the transaction of what causes them.</summary>
    public static Task Add(Session session, IEnumerable<OutboxEntry> entries) =>
        session.Insert("OutboxEntry", OutboxEntry.Columns, entries.Select(e => e.Values));

    public static OutboxEntry New(
        OutboxKind kind,
        Guid recipient,
        Guid stream,
        string reference,
        string audience,
        DateTime now,
        string occasion
    ) =>
        new()
        {
            EntryId = Guid.CreateVersion7(now),
            Kind = Codes.Of(kind),
            RecipientId = recipient,
            StreamId = stream,
            Reference = reference,
            Audience = audience,
            Occasion = occasion,
            QueuedAt = now,
            NextAttemptAt = now,
            Outcome = Codes.Of(OutboxOutcome.Waiting),
        };

    /// <summary>What is due, the longest waiting first.</summary>
    public Task<IReadOnlyList<OutboxEntry>> Due(OutboxKind kind, int count, CancellationToken cancellation) =>
        database.Read(
            session =>
                session.QueryFirst<OutboxEntry>(
                    count,
                    $"""
                    -- OutboxQueue.Due
                    SELECT {All} FROM OutboxEntry
                    WHERE Outcome IN @open AND Kind = @kind AND NextAttemptAt <= @now AND (LeasedUntil IS NULL OR LeasedUntil <= @now)
                    ORDER BY NextAttemptAt, QueuedAt, Reference
                    """,
                    new
                    {
                        open = Open,
                        kind = Codes.Of(kind),
                        now = Now,
                    }
                ),
            cancellation
        );

    /// <summary>Of several nodes, one gets the entry, and with it what the carrier makes of it; null where there is nothing to be done (any
    /// longer).</summary>
    public Task<Claim?> Take(OutboxEntry due, Carrier carrier, CancellationToken cancellation) =>
        database.Write<Claim?>(
            async session =>
            {
                var claimed = await session.Execute(
                    """
                    -- OutboxQueue.Take
                    UPDATE OutboxEntry SET LeasedUntil = @until, Attempts = Attempts + 1
                    WHERE EntryId = @EntryId AND Attempts = @Attempts AND Outcome IN @open AND (LeasedUntil IS NULL OR LeasedUntil <= @now)
                    """,
                    new
                    {
                        due.EntryId,
                        due.Attempts,
                        open = Open,
                        until = Now + options.Lease,
                        now = Now,
                    }
                );
                if (claimed == 0)
                    return null;
                var entry = (
                    await session.QuerySingle<OutboxEntry>(
                        $"-- OutboxQueue.Taken\nSELECT {All} FROM OutboxEntry WHERE EntryId = @EntryId",
                        new { due.EntryId }
                    )
                )!;
                if (entry.Outcome == Codes.Of(OutboxOutcome.Accepted))
                    return new Claim(entry, null);
                if (await carrier.Prepare(session, entry) is { } send)
                    return new Claim(entry, send);
                await Settle(session, entry.EntryId, OutboxOutcome.Lapsed, Now);
                return null;
            },
            cancellation
        );

    /// <summary>What is sent stays the same at every further attempt.</summary>
    public static Task Fix(Session session, Guid entryId, string subject, string content) =>
        session.Execute(
            "-- OutboxQueue.Fix\nUPDATE OutboxEntry SET Subject = @subject, Content = @content WHERE EntryId = @entryId",
            new
            {
                entryId,
                subject,
                content,
            }
        );

    /// <summary>Not to be cancelled: what was taken is taken, also while the service stops.</summary>
    public Task Accept(OutboxEntry entry, OutboxOutcome outcome) =>
        database.Write(session => Settle(session, entry.EntryId, outcome, Now), CancellationToken.None);

    /// <returns>False when somebody else has settled it meanwhile.</returns>
    public static async Task<bool> Settle(Session session, Guid entryId, OutboxOutcome outcome, DateTime now) =>
        await session.Execute(
            """
            -- OutboxQueue.Settle
            UPDATE OutboxEntry SET Outcome = @outcome, SettledAt = @now, LeasedUntil = CASE WHEN @outcome = 'accepted'
                THEN LeasedUntil ELSE NULL END, Fault = NULL
            WHERE EntryId = @entryId AND Outcome IN @open
            """,
            new
            {
                entryId,
                outcome = Codes.Of(outcome),
                now,
                open = Open,
            }
        ) == 1;

    /// <summary>It is tried again later, the later the more often it failed; with it, where one recipient takes nothing, all that waits for
    /// that one.</summary>
    public Task Postpone(OutboxEntry entry, OutboxFault fault, bool forRecipient) =>
        database.Write(
            async session =>
            {
                var next = Now + options.PauseAfter(entry.Attempts);
                await session.Execute(
                    """
                    -- OutboxQueue.Postpone
                    UPDATE OutboxEntry
                    SET LeasedUntil = NULL, NextAttemptAt = @next, Fault = @fault
                    WHERE EntryId = @EntryId
                    """,
                    new
                    {
                        entry.EntryId,
                        next,
                        fault = Codes.Of(fault),
                    }
                );
                if (!forRecipient)
                    return;
                await session.Execute(
                    """
                    -- OutboxQueue.PostponeRecipient
                    UPDATE OutboxEntry SET NextAttemptAt = @next WHERE RecipientId = @RecipientId AND Outcome = @waiting
                        AND NextAttemptAt < @next
                    """,
                    new
                    {
                        entry.RecipientId,
                        next,
                        waiting = Codes.Of(OutboxOutcome.Waiting),
                    }
                );
            },
            CancellationToken.None
        );

    /// <summary>The service stops before it is known whether it was taken: whoever comes next tries at once.</summary>
    public Task Release(OutboxEntry entry) =>
        database.Write(
            session =>
                session.Execute(
                    "-- OutboxQueue.Release\nUPDATE OutboxEntry SET LeasedUntil = NULL WHERE EntryId = @EntryId",
                    new { entry.EntryId }
                ),
            CancellationToken.None
        );

    /// <summary>Forgets what was settled long ago; the ledger holds what was delivered.</summary>
    public Task Sweep(CancellationToken cancellation) =>
        database.Write(
            session =>
                session.Execute(
                    "-- OutboxQueue.Sweep\nDELETE FROM OutboxEntry WHERE Outcome IN @settled AND SettledAt < @before",
                    new { settled = (string[])[Codes.Of(OutboxOutcome.Delivered), Codes.Of(OutboxOutcome.Lapsed)], before = Now - Kept }
                ),
            cancellation
        );
}

/// <summary>An entry that this node has to itself for a while.</summary>
/// <param name="Send">Hands it over, and throws <see cref="NotTakenException"/>; null where that was done and is only to be
/// recorded.</param>
internal sealed record Claim(OutboxEntry Entry, Func<CancellationToken, Task>? Send);
