using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Convention;

/// <summary>The parties to the Convention of 1994 and its Optional Protocol that are on record; who may read the past also sees who
/// recorded them and why.</summary>
public static class ListParties
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Parties">By State, then by treaty.</param>
    /// <param name="History">Latest first; empty for those who read the present only.</param>
    public sealed record Result(IReadOnlyList<StateParty> Parties, IReadOnlyList<Change> History);

    /// <param name="RecordedAt">UTC.</param>
    /// <param name="Lines">How many lines the list then had.</param>
    public sealed record Change(DateTime RecordedAt, string Actor, string Reason, int Lines);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var parties = await PartyList.Read(session);
                    var history = context.Caller.Has(Right.ReadPast)
                        ? await new LedgerSession(session, master).Load(PartyList.StreamId)
                        : [];
                    return new Result(parties.All, [.. history.Reverse().Select(ChangeOf)]);
                },
                cancellationToken
            );

        private static Change ChangeOf(Recorded recorded)
        {
            var list = (PartiesRecorded)recorded.Event;
            return new Change(recorded.RecordedAt, recorded.Actor, list.Reason, list.Parties.Count);
        }
    }
}
