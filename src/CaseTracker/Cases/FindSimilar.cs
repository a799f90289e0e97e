using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Finds cases that an incident about to be registered may already be: the same mission, and a date that may be the same or a few
/// days away.</summary>
public static class FindSimilar
{
    private const int Days = 3,
        Most = 20;

    /// <param name="Mission">Code or another acronym of the mission.</param>
    [Needs(Right.FollowUp)]
    public sealed record Query(string Mission, PartialDate OccurredOn) : IQuery<IReadOnlyList<Row>>;

    /// <summary>A case that may be the same; codes and counts as in lists.</summary>
    public sealed record Row
    {
        public string Reference { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";
        public string? Area { get; init; }
        public string? Place { get; init; }
        public int Persons { get; init; }
        public int Killed { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Row>>(
                async session =>
                {
                    var mission = (await Missions.MissionDirectory.Read(session)).Find(request.Mission);
                    if (mission is null || request.OccurredOn == default)
                        return [];
                    // Partial dates sort before the days they may stand for: from the year on, what cannot be the same is left out here.
                    var found = await context
                        .Caller.Open(session)
                        .Query<Row>(
                            """
                            -- FindSimilar
                            SELECT c.Reference, c.IncidentOn, c.Act, c.Area, c.Place, c.Persons, c.Killed
                            FROM {CaseRow} AS c
                            WHERE c.Mission = @Code AND c.Standing <> 'merged' AND c.IncidentOn >= @from AND c.IncidentOn <= @to
                            ORDER BY c.IncidentOn DESC, c.Reference
                            """,
                            new
                            {
                                mission.Code,
                                from = new PartialDate(Earliest(request).Year).ToString(),
                                to = PartialDate.FromDate(Latest(request)).ToString(),
                            }
                        );
                    return [.. found.Where(r => PartialDate.Parse(r.IncidentOn).Overlaps(Earliest(request), Latest(request))).Take(Most)];
                },
                cancellationToken
            );

        private static DateOnly Earliest(Query request) => DateOnly.FromDayNumber(Math.Max(0, request.OccurredOn.First.DayNumber - Days));

        private static DateOnly Latest(Query request) =>
            DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, request.OccurredOn.Last.DayNumber + Days));
    }
}
