using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>The policies of all kinds of clocks; who may read the past also sees who set each version and why.</summary>
public static class ListClockPolicies
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<IReadOnlyList<KindOfClock>>;

    /// <param name="Holds">The one that governs clocks anchored today; null where none does, and such a clock does not run.</param>
    /// <param name="Versions">Latest first.</param>
    public sealed record KindOfClock(ClockKind Kind, Version? Holds, IReadOnlyList<Version> Versions);

    /// <param name="Number">Zero is the product's default, which no office has decided.</param>
    /// <param name="SetAt">UTC.</param>
    public sealed record Version(int Number, ClockPolicy Policy, DateTime? SetAt = null, string? SetBy = null, string? Reason = null)
    {
        public bool IsDefault => Number == 0;
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<KindOfClock>>
    {
        public Task<IReadOnlyList<KindOfClock>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<KindOfClock>>(
                async session =>
                {
                    var book = await ClockBook.Read(session);
                    var (kinds, ledger) = (Enum.GetValues<ClockKind>(), new LedgerSession(session, master));
                    var history = context.Caller.Has(Right.ReadPast)
                        ? await ledger.Load([.. kinds.Select(ClockPolicyProjection.IdOf)])
                        : null;
                    var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
                    return
                    [
                        .. kinds.Select(kind =>
                        {
                            var set = history?[ClockPolicyProjection.IdOf(kind)].ToDictionary(r => r.Version);
                            var versions = book
                                .Policies.Where(p => p.Value.Kind == kind)
                                .OrderByDescending(p => p.Version)
                                .Select(p => VersionOf(p, set?.GetValueOrDefault(p.Version)))
                                .ToList();
                            var holds = book.PolicyOn(kind, today);
                            return new KindOfClock(kind, holds is null ? null : versions.Find(v => v.Number == holds.Version), versions);
                        }),
                    ];
                },
                cancellationToken
            );

        private static Version VersionOf(Edition<ClockPolicy> policy, Recorded? recorded) =>
            recorded is null
                ? new Version(policy.Version, policy.Value)
                : new Version(policy.Version, policy.Value, recorded.RecordedAt, recorded.Actor, ((ClockPolicySet)recorded.Event).Reason);
    }
}
