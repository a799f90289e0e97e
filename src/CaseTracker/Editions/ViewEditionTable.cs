using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>A table of an edition, made again from the rows as they stood; that it is no longer what was sealed is said with it.</summary>
public static class ViewEditionTable
{
    /// <param name="Number">Of an approved edition; null: of the draft.</param>
    [Needs(Right.ReadPast)]
    public sealed record Query(TableId Table, int? Number = null, int? Draft = null) : IQuery<Result>;

    /// <param name="Alarm">Null where the table is what was sealed, or nothing is sealed yet.</param>
    public sealed record Result(BriefingTable Table, EditionNarrative? Narrative, TableAlarm? Alarm);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var edition = request.Number is { } number
                        ? await EditionShelf.Find(session, master, context.Caller, number)
                        : await EditionShelf.FindDraft(session, master, context.Caller, request.Draft ?? 0);
                    if (!edition.Tables.Contains(request.Table))
                        throw new NotFoundException();
                    var tables = await EditionTables.Of(session, edition);
                    var table = await tables.Make(request.Table);
                    return new Result(table, edition.Narratives.FirstOrDefault(n => n.Table == request.Table), tables.Check(table));
                },
                cancellationToken
            );
    }
}
