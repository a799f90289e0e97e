using CaseTracker.Access;
using CaseTracker.Missions;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>
/// Drafts, for the reports on one mission, the two updates that resolution 2589 (2021) asks for in paragraph 4: the progress of the States
/// that host it, and what the United Nations did to follow up. Each number is one of a table as of one position.
/// </summary>
public static class DraftUpdate
{
    /// <param name="Mission">A code; of a focal point one of its own.</param>
    /// <param name="Position">A past position; null: the present one.</param>
    /// <param name="AsOf">A past time (UTC), instead of a position.</param>
    /// <param name="Edition">The edition of that position, where the numbers are bound to one.</param>
    [Needs(Right.ReadPast)]
    public sealed record Query(string Mission, Period Period, long? Position = null, DateTime? AsOf = null, EditionMark? Edition = null)
        : IQuery<Result>;

    /// <param name="Notes">Scope, period, position and edition of the numbers.</param>
    public sealed record Result(string Title, IReadOnlyList<UpdatePart> Parts, IReadOnlyList<string> Notes);

    internal sealed class Handler(IMediator mediator, RequestContext context, MissionDirectory missions) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var known = (await missions.Read(cancellation: cancellationToken)).Find(request.Mission);
            if (known is null || context.Caller.Missions?.Contains(known.Code) == false)
                throw new NotFoundException();
            var (tables, position, asOf) = (new Dictionary<TableId, BriefingTable>(), request.Position, request.AsOf);
            foreach (var id in MissionUpdate.Tables)
            {
                var query = new ViewTable.Query(id, request.Period, new() { Missions = [known.Code] }, position, asOf);
                var table = await mediator.Send(query, cancellationToken);
                // What is recorded meanwhile changes none of the others.
                (position, asOf) = (table.Basis.Position, null);
                tables.Add(id, table with { Basis = table.Basis with { Edition = request.Edition } });
            }
            var notes = MissionUpdate.Notes(tables[TableId.T1].Basis);
            return new Result(TableTexts.Text("Update.title", known.Code), MissionUpdate.Of(known.Code, tables), notes);
        }
    }
}
