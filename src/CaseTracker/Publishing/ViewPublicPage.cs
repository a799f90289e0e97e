using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Publishing;

/// <summary>Shows the UN whether the public page is open, who opened or closed it and why, and what it says or would say.</summary>
public static class ViewPublicPage
{
    [Needs(Right.ReadPast)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Edition">What everybody reads there while it is open; null where no approved edition has anything for it.</param>
    /// <param name="History">Latest first.</param>
    public sealed record Result(bool IsOpen, PublicEdition? Edition, IReadOnlyList<Change> History);

    /// <param name="At">UTC.</param>
    public sealed record Change(DateTime At, string Actor, bool Opened, string Reason);

    internal sealed class Handler(Database database, MasterKey master, PublicFigures figures) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var history = await database.Read(session => new LedgerSession(session, master).Load(PublicPage.StreamId), cancellationToken);
            return new Result(PublicPage.IsOpen(history), await figures.Latest(cancellationToken), [.. history.Reverse().Select(ChangeOf)]);
        }

        private static Change ChangeOf(Recorded recorded) =>
            recorded.Event switch
            {
                PublicPageOpened opened => new Change(recorded.RecordedAt, recorded.Actor, true, opened.Reason),
                PublicPageClosed closed => new Change(recorded.RecordedAt, recorded.Actor, false, closed.Reason),
                _ => throw new InvalidOperationException($"{recorded.Event} is no change of the public page."),
            };
    }
}
