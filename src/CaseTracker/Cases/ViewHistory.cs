using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Everything that was ever recorded of a case: who, when, and what changed field by field; that it was read is logged.</summary>
public static class ViewHistory
{
    /// <param name="Position">As the history stood at that position; absent: all of it.</param>
    [Needs(Right.ReadPast)]
    public sealed record Query(string Reference, long? Position = null) : IQuery<IReadOnlyList<Entry>>;

    /// <summary>One event, oldest first.</summary>
    /// <param name="Position">For the as-of picker: the case as it stood after the command that this event is part of.</param>
    /// <param name="Kind">The event's name in the ledger: <c>person_added</c>, <c>incident_corrected</c> …</param>
    /// <param name="Capacity">The role in which the actor recorded it.</param>
    /// <param name="EffectiveOn">When it was true in the world.</param>
    public sealed record Entry(
        long Position,
        DateTime RecordedAt,
        string Actor,
        string Capacity,
        string Kind,
        string? EffectiveOn,
        string Source,
        string Confidence,
        string? Reason,
        IReadOnlyList<FieldChange> Changes
    );

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, AccessLog log, IEnumerable<CasePart> parts)
        : IRequestHandler<Query, IReadOnlyList<Entry>>
    {
        public async Task<IReadOnlyList<Entry>> Handle(Query request, CancellationToken cancellationToken)
        {
            var entries = await database.Read(
                async session =>
                {
                    var row = await context.Caller.Open(session, request.Position, null).RequireCase(request.Reference);
                    var history = await new LedgerSession(session, master).Load(row.CaseId);
                    var heldBack = await session.IsHeldBackFrom(context.Caller, row.CaseId);
                    var unknown = context.Caller.IsStrictReader
                        ? []
                        : parts.SelectMany(p => p.ForStrictReaders(heldBack, history)).Select(r => r.Seq).ToHashSet();
                    return History.Of(
                        [.. history.Where(r => (request.Position is not { } position || r.Seq <= position) && !unknown.Contains(r.Seq))],
                        heldBack
                    );
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadHistory, request.Reference);
            return entries;
        }
    }
}
