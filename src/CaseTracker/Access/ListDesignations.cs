using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Who can act where: every designation that has not been ended, whether it has begun or run out.</summary>
public static class ListDesignations
{
    [Needs(Right.ManageDesignations)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Scope">Mission codes, or the State, or empty.</param>
    /// <param name="HoldsToday">Neither still to begin nor over.</param>
    public sealed record Row(Guid DesignationId, string Subject, string Name, Role Role, string Scope, PartialDate From, PartialDate? Until, bool HoldsToday);

    internal sealed class Handler(Callers callers, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            return [.. (await callers.All(cancellationToken)).Select(d => new Row(
                d.DesignationId, d.Subject, d.Name, Codes.Parse<Role>(d.Role), d.Scope, PartialDate.Parse(d.StartsOn),
                d.EndsOn is null ? null : PartialDate.Parse(d.EndsOn), d.HoldsOn(today)))];
        }
    }
}
