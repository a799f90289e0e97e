using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>Makes a briefing table from the rows of one audience, as they are or as they stood.</summary>
public static class ViewTable
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 500;

    /// <param name="Filter">Scope, missions, mission status, host, nationality, act and personnel group limit a table; nothing else
    /// does.</param>
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="AsOf">A past time (UTC), instead of a position; the UN only.</param>
    /// <param name="Page">Of a table that lists single things, from 1; null: the whole. Other tables have one page.</param>
    /// <param name="Audience">For another audience; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(
        TableId Id,
        Period Period,
        CaseFilter? Filter = null,
        long? Position = null,
        DateTime? AsOf = null,
        Audience? Audience = null,
        int? Page = null
    ) : IQuery<BriefingTable>;

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Filter!).Must(OnlyLimitsTables).WithMessage(_ => Text.FilterNotForTables).When(q => q.Filter is not null);
            RuleFor(q => q.Page).InclusiveBetween(1, int.MaxValue / PageSize);
            RuleFor(q => q.AsOf).Null().WithMessage(_ => Text.PositionOrTime).When(q => q.Position is not null);
        }

        private static bool OnlyLimitsTables(CaseFilter filter) => filter == Limits(filter);
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, BriefingTable>
    {
        public Task<BriefingTable> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var caller = context.Caller;
                    if (request.AsOf is not null && !caller.Has(Right.ReadPast))
                        throw new ForbiddenException();
                    var position =
                        request.Position ?? (request.AsOf is { } time ? await new LedgerSession(session, master).PositionAt(time) : null);
                    var reader = caller.Open(session, position, request.Audience);
                    var basis = await BasisOf(session, reader.Viewpoint.Audience, request, position);
                    var facts = new FactReader(reader, await MissionDirectory.Read(session, position), basis, request.Page);
                    return Tables.Of(request.Id, await facts.Read(request.Id));
                },
                cancellationToken
            );

        private async Task<TableBasis> BasisOf(Session session, Audience audience, Query request, long? position)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var filter = Limits(request.Filter ?? new CaseFilter());
            if (filter.MissionStatus is not null)
                filter = filter with { MissionsOn = filter.MissionsOn ?? request.Period.To };
            if (context.Caller.Audience.IsState)
                return new TableBasis(request.Period, filter, audience, now, null);
            var stood = position ?? await new LedgerSession(session, master).Position();
            return audience.IsState
                ? new TableBasis(
                    request.Period,
                    filter,
                    audience,
                    request.AsOf ?? (position is null ? now : await TimeOf(session, stood)),
                    null
                )
                {
                    Sight = Sight.At(audience.Code, stood),
                }
                : new TableBasis(request.Period, filter, audience, request.AsOf ?? await TimeOf(session, stood), stood)
                {
                    Sight = Sight.At(null, stood),
                };
        }
    }

    /// <summary>When what stands at a position was recorded.</summary>
    internal static Task<DateTime> TimeOf(Session session, long position) =>
        session.QuerySingle<DateTime>(
            "-- ViewTable.TimeOf\nSELECT MAX(RecordedAt) FROM Ledger WHERE Seq = (SELECT MAX(Seq) FROM Ledger WHERE Seq <= @position)",
            new { position }
        );

    /// <summary>What of a filter limits a table.</summary>
    internal static CaseFilter Limits(CaseFilter filter) =>
        new()
        {
            Scope = filter.Scope,
            Missions = filter.Missions,
            MissionStatus = filter.MissionStatus,
            MissionsOn = filter.MissionsOn,
            Host = filter.Host,
            Nationality = filter.Nationality,
            Act = filter.Act,
            PersonnelGroup = filter.PersonnelGroup,
        };
}
