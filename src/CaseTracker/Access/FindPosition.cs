using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Access;

/// <summary>The last ledger position at a past time; only those who read the past may ask.</summary>
public static class FindPosition
{
    /// <param name="Time">UTC.</param>
    [Needs(Right.ReadPast)]
    public sealed record Query(DateTime Time) : IQuery<long>;

    internal sealed class Handler(Database database, MasterKey master) : IRequestHandler<Query, long>
    {
        public Task<long> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(session => new LedgerSession(session, master).PositionAt(request.Time), cancellationToken);
    }
}
