using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Access;

/// <summary>What waits for a second person or was decided by one: all of it for those who may approve, one's own for others.</summary>
public static class ListProposals
{
    /// <param name="OpenOnly">Leaves out what was decided.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(bool OpenOnly = true) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Command">What will happen on approval.</param>
    /// <param name="State"><c>open</c>, <c>approved</c> or <c>rejected</c>.</param>
    /// <param name="MayDecide">The caller may approve and is not the one who proposed.</param>
    public sealed record Row(
        Guid ProposalId, ICommand Command, string? Reference, string Reason, string ProposedBy, DateTime ProposedAt, string State, string? DecidedBy,
        string? DecisionReason, bool MayDecide);

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await database.Read(
                session => session.Query<ProposalRow>(
                    "-- ListProposals\nSELECT * FROM ProposalRow WHERE ToSeq = @open ORDER BY ProposedAt DESC, ProposedBy, Reference", new { open = RowTable.Open }),
                cancellationToken);
            var caller = context.Caller;
            return [.. rows
                .Where(r => (!request.OpenOnly || r.State == "open") && (caller.Has(Right.Approve) || r.ProposedBy == caller.Subject))
                .Select(r => new Row(
                    r.ProposalId, DecideProposal.CommandOf(r.Kind, r.Body), r.Reference, r.Reason, r.ProposedBy, r.ProposedAt, r.State, r.DecidedBy, r.DecisionReason,
                    r.State == "open" && caller.Has(Right.Approve) && r.ProposedBy != caller.Subject))];
        }
    }
}
