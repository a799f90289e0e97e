using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>What waits for a second person or was decided by one: all of it for those who may approve, one's own for others.</summary>
public static class ListProposals
{
    /// <param name="OpenOnly">Leaves out what was decided or has expired.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(bool OpenOnly = true) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Command">What will happen on approval.</param>
    /// <param name="State"><c>open</c>, <c>approved</c>, <c>rejected</c>, or <c>expired</c> when nobody decided in time.</param>
    /// <param name="ExpiresAt">Until when it can be decided.</param>
    /// <param name="MayDecide">The caller may approve and is not the one who proposed.</param>
    public sealed record Row(
        Guid ProposalId,
        ICommand Command,
        string? Reference,
        string Reason,
        string ProposedBy,
        DateTime ProposedAt,
        DateTime ExpiresAt,
        string State,
        string? DecidedBy,
        string? DecisionReason,
        bool MayDecide
    );

    /// <summary>What would be held back once it happened is not shown while it is proposed either.</summary>
    internal static bool MayKnow(Caller caller, bool caseIsStrict, ICommand command) =>
        caller.Has(Right.ReadStrict)
        || (
            command is not IFourEyes { IsForStrictReaders: true } && (!caseIsStrict || command is IFourEyes { IsHeldBackWhenStrict: false })
        );

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var caller = context.Caller;
            var rows = await database.Read(
                session =>
                    caller
                        .Open(session)
                        .Query<Found>(
                            """
                            -- ListProposals
                            SELECT p.ProposalId, p.Kind, p.Reference, p.Body, p.Reason, p.ProposedBy, p.ProposedAt, p.State, p.DecidedBy,
                                p.DecisionReason, c.Classification
                            FROM ProposalRow AS p LEFT JOIN {CaseRow} AS c ON c.Reference = p.Reference
                            WHERE p.ToSeq = @open
                            ORDER BY p.ProposedAt DESC, p.ProposedBy, p.Reference
                            """
                        ),
                cancellationToken
            );
            var (now, strict) = (clock.GetUtcNow().UtcDateTime, Codes.Of(Classification.StrictlyConfidential));
            return
            [
                .. rows.Select(r => r.State == "open" && ProposalLife.HasExpired(r.ProposedAt, now) ? r with { State = "expired" } : r)
                    .Where(r => (!request.OpenOnly || r.State == "open") && (r.ProposedBy == caller.Subject || caller.Has(Right.Approve)))
                    .Select(r => (Found: r, Command: DecideProposal.CommandOf(r.Kind, r.Body)))
                    .Where(r => r.Found.ProposedBy == caller.Subject || MayKnow(caller, r.Found.Classification == strict, r.Command))
                    .Select(r => r.Found.With(r.Command, caller)),
            ];
        }

        private sealed record Found
        {
            public Guid ProposalId { get; init; }
            public string Kind { get; init; } = "";
            public string? Reference { get; init; }
            public string Body { get; init; } = "";
            public string Reason { get; init; } = "";
            public string ProposedBy { get; init; } = "";
            public DateTime ProposedAt { get; init; }
            public string State { get; init; } = "";
            public string? DecidedBy { get; init; }
            public string? DecisionReason { get; init; }
            public string? Classification { get; init; }

            public Row With(ICommand command, Caller caller) =>
                new(
                    ProposalId,
                    command,
                    Reference,
                    Reason,
                    ProposedBy,
                    ProposedAt,
                    ProposalLife.ExpiryOf(ProposedAt),
                    State,
                    DecidedBy,
                    DecisionReason,
                    State == "open" && caller.Has(Right.Approve) && ProposedBy != caller.Subject
                );
        }
    }
}
