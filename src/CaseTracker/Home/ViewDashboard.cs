using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Home;

/// <summary>Shows those who follow cases up where justice is moving, where it is stuck and what is overdue, by mission and by host
/// State.</summary>
public static class ViewDashboard
{
    [Needs(Right.ReadPast)]
    public sealed record Query : IQuery<Dashboard>;

    /// <summary>Cases of one mission with the same host States, added up.</summary>
    internal sealed record CaseSum
    {
        public string Mission { get; init; } = "";
        public string Hosts { get; init; } = "";
        public int StillOpen { get; init; }
        public int Moved { get; init; }
        public int Unmoved { get; init; }
        public int LongUnmoved { get; init; }
        public int NoInformation { get; init; }
    }

    /// <summary>Overdue time limits of one mission that one side owes.</summary>
    internal sealed record ClockSum
    {
        public string Mission { get; init; } = "";
        public string Obliged { get; init; } = "";
        public int Clocks { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context, IMediator mediator, TimeProvider clock)
        : IRequestHandler<Query, Dashboard>
    {
        public async Task<Dashboard> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var today = DateOnly.FromDateTime(now);
            var board = await database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session);
                    return Dashboard.Of(today, await Cases(reader, today), await Clocks(reader, now));
                },
                cancellationToken
            );
            return board with
            {
                AwaitingNextOfKin = (await mediator.Send(new ListCases.Query(Dashboard.Families, Size: 1), cancellationToken)).Count,
                NotNotified = (await mediator.Send(new ListCases.Query(Dashboard.Silent, Size: 1), cancellationToken)).Count,
            };
        }

        // Grouped by what no index is ordered by, so that the one is read which holds all that is added up.
        private static Task<IReadOnlyList<CaseSum>> Cases(AudienceReader reader, DateOnly today) =>
            reader.Query<CaseSum>(
                """
                -- ViewDashboard.Cases
                SELECT f.Mission, f.Hosts, SUM(f.IsOpen) AS StillOpen, SUM(f.IsMoved) AS Moved, SUM(f.IsOpen * f.IsUnmoved) AS Unmoved,
                    SUM(f.IsOpen * f.IsLongUnmoved) AS LongUnmoved,
                    SUM(f.IsOpen * f.IsUnknown) AS NoInformation
                FROM (
                    SELECT COALESCE(c.Mission, '') AS Mission, c.Hosts,
                        CASE WHEN c.Closure IS NULL THEN 1 ELSE 0 END AS IsOpen,
                        CASE WHEN c.LastMovedOn >= @year THEN 1 ELSE 0 END AS IsMoved,
                        CASE WHEN c.LastMovedOn < @year THEN 1 ELSE 0 END AS IsUnmoved,
                        CASE WHEN c.LastMovedOn < @twoYears THEN 1 ELSE 0 END AS IsLongUnmoved,
                        CASE WHEN c.Accountability = @none THEN 1 ELSE 0 END AS IsUnknown
                    FROM {CaseRow} AS c
                    WHERE c.Scope = @scope AND c.Standing = @standing
                ) AS f
                GROUP BY f.Mission, f.Hosts
                """,
                new
                {
                    scope = Codes.Of(Scope.Peacekeeping),
                    standing = Codes.Of(CaseTracker.Cases.Standing.Counted),
                    none = Codes.Of(Accountability.NoInformation),
                    year = PartialDate.ShortestFrom(Dashboard.YearBefore(today)),
                    twoYears = PartialDate.ShortestFrom(Dashboard.TwoYearsBefore(today)),
                }
            );

        private static Task<IReadOnlyList<ClockSum>> Clocks(AudienceReader reader, DateTime now) =>
            reader.Query<ClockSum>(
                """
                -- ViewDashboard.Clocks
                SELECT k.Mission, k.Obliged, COUNT(*) AS Clocks FROM {ClockRow} AS k WHERE k.Standing = @running
                    AND k.DueAt <= @now GROUP BY k.Mission, k.Obliged
                """,
                new { running = Codes.Of(ClockStanding.Running), now }
            );
    }
}
