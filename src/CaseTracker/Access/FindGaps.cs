using CaseTracker.Data;
using CaseTracker.Missions;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Where nobody can act today: missions without a focal point (resolution 2589 (2021), paragraph 9), and States concerned by cases
/// without a liaison.</summary>
public static class FindGaps
{
    [Needs(Right.ManageDesignations)]
    public sealed record Query : IQuery<Gaps>;

    /// <param name="Missions">Codes of missions that go on.</param>
    /// <param name="States">Those with most cases first.</param>
    public sealed record Gaps(IReadOnlyList<string> Missions, IReadOnlyList<ConcernedState> States);

    /// <param name="Cases">How many concern it.</param>
    public sealed record ConcernedState
    {
        public string State { get; init; } = "";
        public long Cases { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, Gaps>
    {
        public Task<Gaps> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var today = DesignationDays.Today(clock);
                    var held = (await Callers.All(session)).Where(d => d.HoldsOn(today)).ToList();
                    var concerned = await context
                        .Caller.Open(session)
                        .Query<ConcernedState>(
                            """
                            -- FindGaps.States
                            SELECT s.State, COUNT(*) AS Cases FROM {StateRow} AS s GROUP BY s.State ORDER BY COUNT(*) DESC, s.State
                            """
                        );
                    return Of(await MissionDirectory.Read(session), concerned, held, today);
                },
                cancellationToken
            );
    }

    /// <summary>Pure: from the missions, the States concerned and the designations that hold to what nobody looks after.</summary>
    internal static Gaps Of(
        MissionCatalogue missions,
        IReadOnlyList<ConcernedState> concerned,
        IReadOnlyList<DesignationRow> held,
        DateOnly today
    )
    {
        var covered = held.Where(d => d.Role == Codes.Of(Role.FocalPoint))
            .SelectMany(d => d.Scope.Split(' '))
            .ToHashSet(StringComparer.Ordinal);
        var represented = held.Where(d => d.Role == Codes.Of(Role.Liaison)).Select(d => d.Scope).ToHashSet(StringComparer.Ordinal);
        return new Gaps(
            [.. missions.All.Where(m => !m.IsClosedOn(today) && !covered.Contains(m.Code)).Select(m => m.Code)],
            [.. concerned.Where(s => States.Find(s.State) is { HasLiaison: true } && !represented.Contains(s.State))]
        );
    }
}
