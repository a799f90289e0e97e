using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>
/// Drafts, for the reports on one mission, the two updates that resolution 2589 (2021) asks for in paragraph 4: the progress of the States
/// that host it, and what the United Nations did to follow up. Each number is one of a table as of one position, or of one edition.
/// </summary>
public static class DraftUpdate
{
    /// <param name="Mission">A code; of a focal point one of its own.</param>
    /// <param name="Period">Of an edition its own, where none is named.</param>
    /// <param name="Position">A past position; null: the present one.</param>
    /// <param name="AsOf">A past time (UTC), instead of a position.</param>
    /// <param name="Edition">The approved edition whose numbers these are, instead of a position or time.</param>
    [Needs(Right.ReadPast)]
    public sealed record Query(string Mission, Period? Period, long? Position = null, DateTime? AsOf = null, int? Edition = null)
        : IQuery<Result>;

    /// <param name="Notes">Scope, period, position and edition of the numbers.</param>
    public sealed record Result(string Title, Period Period, IReadOnlyList<UpdatePart> Parts, IReadOnlyList<string> Notes);

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Period).NotNull().WithMessage(_ => Text.UpdateWithoutPeriod).When(q => q.Edition is null);
            RuleFor(q => q.Edition).Null().WithMessage(_ => Text.EditionOrMoment).When(q => q.Position is not null || q.AsOf is not null);
        }
    }

    /// <summary>Pure: whether the numbers of an update on the mission are numbers of the edition.</summary>
    /// <exception cref="RuleBrokenException">The edition is about another period, leaves out the mission or some of its cases, or lacks
    /// tables.</exception>
    /// <param name="missions">As they stood at the edition's position.</param>
    internal static void Require(Edition edition, MissionCatalogue missions, string mission, Period? period)
    {
        var (number, filter) = (edition.Number!.Value, edition.Filter);
        if (period is { } asked && asked != edition.Period)
            throw new RuleBrokenException(Text.EditionOfOtherPeriod(number, TableTexts.Span(edition.Period)), nameof(Query.Period));
        if (missions.Find(mission) is not { } known || !IsIn(filter, known))
            throw new RuleBrokenException(Text.EditionWithoutMission(number, mission), nameof(Query.Mission));
        var limits = filter with { Missions = [], MissionStatus = null, MissionsOn = null };
        if (limits != new CaseFilter { Scope = filter.Scope })
            throw new RuleBrokenException(Text.EditionWithPartOfMission(number, mission, LimitWords.Of(limits)), nameof(Query.Edition));
        if (MissionUpdate.Tables.Except(edition.Tables).ToList() is { Count: > 0 } missing)
            throw new RuleBrokenException(Text.EditionLacksTables(number, string.Join(", ", missing)), nameof(Query.Edition));
    }

    private static bool IsIn(CaseFilter filter, Mission mission) =>
        (filter.Missions.Count == 0 || filter.Missions.Contains(mission.Code))
        && (filter.MissionStatus is not { } status || mission.IsClosedOn(filter.MissionsOn!.Value) == (status == MissionStatus.Closed));

    internal sealed class Handler(
        IMediator mediator,
        RequestContext context,
        MissionDirectory missions,
        Database database,
        MasterKey master
    ) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var known = (await missions.Read(cancellation: cancellationToken)).Find(request.Mission);
            if (known is null || context.Caller.Missions?.Contains(known.Code) == false)
                throw new NotFoundException();
            var tables = request.Edition is { } number
                ? await database.Read(session => OfEdition(session, number, known.Code, request.Period), cancellationToken)
                : await AsItStood(request, known.Code, cancellationToken);
            var basis = tables[TableId.T1].Basis;
            return new Result(
                basis.Edition is { } edition
                    ? TableTexts.Text("Update.title_edition", known.Code, TableTexts.Number(edition.Number))
                    : TableTexts.Text("Update.title", known.Code),
                basis.Period,
                MissionUpdate.Of(known.Code, tables),
                MissionUpdate.Notes(basis)
            );
        }

        private async Task<Dictionary<TableId, BriefingTable>> AsItStood(Query request, string mission, CancellationToken cancellation)
        {
            var (tables, position, asOf) = (new Dictionary<TableId, BriefingTable>(), request.Position, request.AsOf);
            foreach (var id in MissionUpdate.Tables)
            {
                var query = new ViewTable.Query(id, request.Period!, new() { Missions = [mission] }, position, asOf);
                var table = await mediator.Send(query, cancellation);
                // What is recorded meanwhile changes none of the others.
                (position, asOf) = (table.Basis.Position, null);
                tables.Add(id, table);
            }
            return tables;
        }

        /// <exception cref="EditionDiffersException">The edition no longer comes out as it was sealed, so that its numbers are none to
        /// quote.</exception>
        private async Task<Dictionary<TableId, BriefingTable>> OfEdition(Session session, int number, string mission, Period? period)
        {
            var edition = await EditionShelf.Find(session, master, context.Caller, number);
            var whole = await EditionTables.Of(session, edition);
            Require(edition, whole.Missions, mission, period);
            var ofMission = await EditionTables.Of(session, edition with { Filter = edition.Filter with { Missions = [mission] } });
            var tables = new Dictionary<TableId, BriefingTable>();
            foreach (var id in MissionUpdate.Tables)
            {
                await whole.Remake(id);
                tables.Add(id, await ofMission.Make(id));
            }
            return tables;
        }
    }
}
