using CaseTracker.Access;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Missions;

/// <summary>All missions as they are, in the order of their codes.</summary>
public static class ListMissions
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<IReadOnlyList<Mission>>;

    internal sealed class Handler(MissionDirectory directory) : IRequestHandler<Query, IReadOnlyList<Mission>>
    {
        public async Task<IReadOnlyList<Mission>> Handle(Query request, CancellationToken cancellationToken) =>
            (await directory.Read(cancellation: cancellationToken)).All;
    }
}
