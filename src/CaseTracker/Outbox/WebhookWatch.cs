using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Outbox;

/// <summary>
/// Queues a ping for each machine client whose own rows a command changes. What it says and whether there is one follow from the rows of
/// the client's audience, and missions, alone.
/// </summary>
internal sealed class WebhookWatch(TimeProvider clock) : RowWatch
{
    /// <summary>What a stream is known by, and what a program is told that it is.</summary>
    private static readonly (Type Row, string Kind)[] Records =
    [
        (typeof(CaseRow), "case"),
        (typeof(ProceedingRow), "proceeding"),
        (typeof(SubmissionRow), "submission"),
        (typeof(AssistanceRow), "assistance"),
    ];

    private IReadOnlyList<Listener> _listeners = [];

    /// <param name="Missions">Null for all.</param>
    private sealed record Listener(Guid WebhookId, string Audience, IReadOnlySet<string>? Missions);

    public static string AudienceOf(DesignationRow designation) =>
        designation.Role == Codes.Of(Role.Liaison) ? designation.Scope : Audience.Un.Code;

    public override async Task<bool> IsAwaited(Session session)
    {
        var webhooks = await session.Query<WebhookRow>(
            "-- WebhookWatch.IsAwaited\nSELECT WebhookId, Subject, Audience FROM WebhookRow WHERE ToSeq = @open",
            new { open = RowTable.Open }
        );
        var listeners = new List<Listener>();
        foreach (var webhook in webhooks)
        {
            var held = (await Callers.Held(session, webhook.Subject))
                .Where(d =>
                    d.Subject == webhook.Subject && d.HoldsOn(DesignationDays.Today(clock)) && AudienceOf(d) == webhook.Audience && Reads(d)
                )
                .ToList();
            if (held.Count == 0)
                continue;
            var missions = held.TrueForAll(d => d.Role == Codes.Of(Role.FocalPoint))
                ? held.SelectMany(d => d.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet()
                : null;
            listeners.Add(new Listener(webhook.WebhookId, webhook.Audience, missions));
        }
        _listeners = listeners;
        return listeners.Count > 0;
    }

    public override async Task Saw(
        Session session,
        Guid stream,
        IReadOnlyCollection<Row> before,
        IReadOnlyCollection<Row> after,
        DateTime now
    )
    {
        var (was, isNow) = (
            before.Select(Known.Of).OfType<Known>().ToLookup(k => k.Audience),
            after.Select(Known.Of).OfType<Known>().ToLookup(k => k.Audience)
        );
        var entries =
            from listener in _listeners
            let change = Change.Between(
                was[listener.Audience].Where(k => k.IsFor(listener)),
                isNow[listener.Audience].Where(k => k.IsFor(listener))
            )
            where change is not null
            select OutboxQueue.New(
                OutboxKind.Webhook,
                listener.WebhookId,
                stream,
                change.Reference,
                listener.Audience,
                now,
                change.Occasion
            );
        await OutboxQueue.Add(session, entries);
    }

    private static bool Reads(DesignationRow designation) =>
        Codes.TryParse<Role>(designation.Role, out var role) && Rights.Of(role).Contains(Right.ReadCases);

    /// <summary>A row of an audience.</summary>
    private sealed record Known(Row Row, string Audience, string? Mission, string? Reference)
    {
        public static Known? Of(Row row)
        {
            var table = RowTable.Of(row.GetType());
            if (!table.IsPerAudience)
                return null;
            var values = table.ValuesOf(row);
            string? Value(string column) => table.Columns.IndexOf(column) is >= 0 and var at ? values[at] as string : null;
            return new Known(row, Value(nameof(Audience))!, Value(nameof(Mission)), Value(nameof(Reference)));
        }

        public bool IsFor(Listener listener) => listener.Missions is null || (Mission is not null && listener.Missions.Contains(Mission));
    }

    /// <summary>What one audience can tell of a change.</summary>
    private sealed record Change(string Reference, string Occasion)
    {
        public static Change? Between(IEnumerable<Known> before, IEnumerable<Known> after)
        {
            var (was, isNow) = (before.ToList(), after.ToList());
            if (was.Select(k => k.Row).ToHashSet().SetEquals(isNow.Select(k => k.Row)))
                return null;
            // A record that is known to this audience by no reference is none for the client either.
            if ((Record(isNow) ?? Record(was)) is not var (reference, kind))
                return null;
            return new Change(
                reference,
                $"{kind}.{Codes.Of(was.Count == 0 ? PingOccasion.Appeared : isNow.Count == 0 ? PingOccasion.Disappeared : PingOccasion.Changed)}"
            );
        }

        private static (string Reference, string Kind)? Record(List<Known> rows)
        {
            foreach (var (type, kind) in Records)
            {
                if (rows.Find(r => r.Row.GetType() == type) is { Reference: { } reference })
                    return (reference, kind);
            }
            return null;
        }
    }

    private enum PingOccasion
    {
        Appeared,
        Changed,
        Disappeared,
    }
}
