using MediatR;

namespace CaseTracker.Access;

/// <summary>In which capacities the caller may act today, and what each may do.</summary>
public static class MyRights
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<View>;

    /// <param name="Acting">The capacity in which the caller acts now.</param>
    /// <param name="Others">Every capacity that a designation of today gives, by designation.</param>
    public sealed record View(Capacity Acting, IReadOnlyDictionary<Guid, Capacity> Others);

    /// <param name="Audience"><c>UN</c> or the State whose liaison it is.</param>
    /// <param name="Missions">The missions of a focal point; null where there is no such limit.</param>
    public sealed record Capacity(Role Role, string Audience, IReadOnlyList<string>? Missions, IReadOnlyList<Right> Rights);

    internal sealed class Handler(Callers callers, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => new(
            CapacityOf(context.Caller),
            (await callers.Of(context.Caller.Subject, cancellationToken)).ToDictionary(c => c.Key, c => CapacityOf(c.Value)));

        private static Capacity CapacityOf(Caller caller) =>
            new(caller.Role, caller.Audience.Code, caller.Missions, [.. Enum.GetValues<Right>().Where(caller.Has)]);
    }
}
