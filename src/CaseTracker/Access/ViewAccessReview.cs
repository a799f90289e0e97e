using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>What is to be reviewed of who may act where, by when, and what was reviewed before.</summary>
public static class ViewAccessReview
{
    [Needs(Right.ManageDesignations)]
    public sealed record Query : IQuery<View>;

    /// <param name="Quarter"><c>2024-Q1</c>.</param>
    /// <param name="Due">Last day of the quarter.</param>
    /// <param name="Seen">Stands for this list; a confirmation sends it back.</param>
    /// <param name="Lines">What nobody has reviewed for this quarter yet.</param>
    /// <param name="Earlier">Confirmations, the latest first.</param>
    public sealed record View(
        string Quarter,
        DateOnly Due,
        bool IsComplete,
        bool IsOverdue,
        string Seen,
        IReadOnlyList<Line> Lines,
        IReadOnlyList<Confirmation> Earlier
    );

    /// <param name="IsOwn">Nobody reviews his own: another must.</param>
    public sealed record Line(
        Guid DesignationId,
        string Subject,
        string Name,
        Role Role,
        string Scope,
        PartialDate From,
        PartialDate? Until,
        bool IsOwn
    )
    {
        public bool IsMachine => MachineClients.IsOne(Subject);
    }

    /// <param name="Left">Own designations that the reviewer left to another.</param>
    public sealed record Confirmation(string Quarter, string ReviewedBy, DateTime ReviewedAt, int Kept, int Ended, int Left);

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = DesignationDays.Today(clock);
            var state = await database.Read(session => AccessReviewState.Read(session, today), cancellationToken);
            return new View(
                state.Quarter.ToString(),
                state.Quarter.End,
                state.IsComplete,
                state.IsOverdueOn(today),
                state.Seen,
                [
                    .. state
                        .Open.Select(d => LineOf(d, context.Caller.Subject))
                        .OrderBy(l => l.Role)
                        .ThenBy(l => l.Scope, StringComparer.Ordinal)
                        .ThenBy(l => l.Name, StringComparer.Ordinal),
                ],
                [
                    .. state.Confirmations.Select(c => new Confirmation(
                        c.Quarter,
                        c.ReviewedBy,
                        c.ReviewedAt,
                        c.KeptCount,
                        c.EndedCount,
                        c.LeftCount
                    )),
                ]
            );
        }

        private static Line LineOf(DesignationRow d, string reader) =>
            new(
                d.DesignationId,
                d.Subject,
                d.Name,
                Codes.Parse<Role>(d.Role),
                d.Scope,
                PartialDate.Parse(d.StartsOn),
                d.EndsOn is null ? null : PartialDate.Parse(d.EndsOn),
                d.Subject == reader
            );
    }
}
