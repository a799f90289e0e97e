using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>In which capacities the caller may act today, what each may do, and every designation of the caller that has not been
/// ended.</summary>
public static class MyRights
{
    [Needs(Right.Self)]
    public sealed record Query : IQuery<View>;

    /// <param name="Acting">The capacity in which the caller acts now.</param>
    /// <param name="Others">Every capacity that a designation of today gives, by designation.</param>
    public sealed record View(Capacity Acting, IReadOnlyDictionary<Guid, Capacity> Others)
    {
        /// <summary>Those still to begin and those that have run out too.</summary>
        public IReadOnlyList<Held> Designations { get; init; } = [];
    }

    /// <param name="Audience"><c>UN</c> or the State whose liaison it is.</param>
    /// <param name="Missions">The missions of a focal point; null where there is no such limit.</param>
    public sealed record Capacity(Role Role, string Audience, IReadOnlyList<string>? Missions, IReadOnlyList<Right> Rights);

    /// <param name="DesignatedBy">The person's name where it is known.</param>
    /// <param name="ApprovedBy">The second person; null where none was needed.</param>
    public sealed record Held(
        Role Role,
        string Scope,
        PartialDate From,
        PartialDate? Until,
        bool HoldsToday,
        IReadOnlyList<Right> Rights,
        string DesignatedBy,
        string? ApprovedBy,
        DateTime DesignatedAt
    );

    internal sealed class Handler(Callers callers, Database database, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(
                CapacityOf(context.Caller),
                (await callers.Of(context.Caller.Subject, cancellationToken)).ToDictionary(c => c.Key, c => CapacityOf(c.Value))
            )
            {
                Designations = await database.Read(session => Designations(session, context.Caller.Subject), cancellationToken),
            };

        private async Task<IReadOnlyList<Held>> Designations(Session session, string subject)
        {
            var (all, today) = (await Callers.All(session), DesignationDays.Today(clock));
            var names = all.GroupBy(d => d.Subject, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
            return
            [
                .. all.Where(d => d.Subject == subject)
                    .OrderBy(d => d.StartsOn, StringComparer.Ordinal)
                    .ThenBy(d => d.Role, StringComparer.Ordinal)
                    .Select(d => new Held(
                        Codes.Parse<Role>(d.Role),
                        d.Scope,
                        PartialDate.Parse(d.StartsOn),
                        d.EndsOn is null ? null : PartialDate.Parse(d.EndsOn),
                        d.HoldsOn(today),
                        [.. Rights.Of(Codes.Parse<Role>(d.Role)).Order()],
                        names.GetValueOrDefault(d.DesignatedBy, d.DesignatedBy),
                        d.ApprovedBy is { } approver ? names.GetValueOrDefault(approver, approver) : null,
                        d.DesignatedAt
                    )),
            ];
        }

        private static Capacity CapacityOf(Caller caller) =>
            new(caller.Role, caller.Audience.Code, caller.Missions, [.. Enum.GetValues<Right>().Where(caller.Has)]);
    }
}
