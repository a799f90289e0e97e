using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Missions;

/// <summary>One mission as it is; who may read the past also sees each earlier definition, and who changed it why.</summary>
public static class ViewMission
{
    /// <param name="Code">Its code or another of its acronyms.</param>
    [Needs(Right.Self)]
    public sealed record Query(string Code) : IQuery<View>;

    /// <param name="History">Latest first; empty for those who read the present only.</param>
    public sealed record View(Mission Mission, IReadOnlyList<Change> History);

    /// <param name="RecordedAt">UTC.</param>
    public sealed record Change(DateTime RecordedAt, string Actor, string? Reason, Mission Mission);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var mission = (await MissionDirectory.Read(session)).Find(request.Code) ?? throw new NotFoundException();
                    if (!context.Caller.Has(Right.ReadPast))
                        return new View(mission, []);
                    var history = await new LedgerSession(session, master).Load(MissionDirectory.IdOf(mission.Code));
                    return new View(mission, [.. history.Reverse().Select(ChangeOf)]);
                },
                cancellationToken
            );

        private static Change ChangeOf(Recorded recorded)
        {
            var defined = (MissionDefined)recorded.Event;
            return new Change(recorded.RecordedAt, recorded.Actor, defined.Reason, defined.Mission);
        }
    }
}
