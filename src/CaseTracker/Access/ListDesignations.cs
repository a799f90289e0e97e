using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Who can act where, or could on a day that is over.</summary>
public static class ListDesignations
{
    /// <param name="Mission">Focal points of this mission only.</param>
    /// <param name="State">Liaisons of this State only (ISO 3166 alpha-3).</param>
    /// <param name="On">Who can act on that day; absent: every designation that has not been ended, whether it has begun or run
    /// out.</param>
    [Needs(Right.ReadDesignations)]
    public sealed record Query(Role? Role = null, string? Mission = null, string? State = null, DateOnly? On = null)
        : IQuery<IReadOnlyList<Row>>;

    /// <param name="Scope">Mission codes, or the State, or empty.</param>
    /// <param name="HoldsToday">Neither still to begin nor over.</param>
    public sealed record Row(
        Guid DesignationId,
        string Subject,
        string Name,
        Role Role,
        string Scope,
        PartialDate From,
        PartialDate? Until,
        bool HoldsToday
    )
    {
        public string? Email { get; init; }

        /// <summary>When the invitation was sent; absent while it is still to be, and for machine clients.</summary>
        public DateTime? InvitedAt { get; init; }

        /// <summary>When somebody ended it; absent for what has not been ended.</summary>
        public DateTime? EndedAt { get; init; }

        /// <summary>Signs in with credentials of its own and has no second factor.</summary>
        public bool IsMachine => MachineClients.IsOne(Subject);
    }

    internal sealed class Handler(Database database, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Row>>(
                async session =>
                {
                    var today = DesignationDays.Today(clock);
                    var rows = (await Callers.All(session))
                        .Where(d => request.On is not { } day || HeldOn(d, day, today))
                        .Select(d => RowOf(d, today));
                    if (request.On is { } past && past < today)
                        rows = rows.Concat((await Ended(session)).Where(d => HeldOn(d, past)).Select(RowOf));
                    return
                    [
                        .. rows.Where(r => IsAskedFor(r, request))
                            .OrderBy(r => r.Role)
                            .ThenBy(r => r.Scope, StringComparer.Ordinal)
                            .ThenBy(r => r.Name, StringComparer.Ordinal),
                    ];
                },
                cancellationToken
            );

        private static bool IsAskedFor(Row row, Query query) =>
            (query.Role is null || row.Role == query.Role)
            && (
                query.Mission is null
                || (row.Role == Role.FocalPoint && row.Scope.Split(' ').Contains(query.Mission, StringComparer.OrdinalIgnoreCase))
            )
            && (query.State is null || (row.Role == Role.Liaison && row.Scope == query.State));

        /// <summary>A first day before the designation was recorded gave no right in the past.</summary>
        private static bool HeldOn(DesignationRow d, DateOnly day, DateOnly today) =>
            d.HoldsOn(day) && (day >= today || DateOnly.FromDateTime(d.DesignatedAt) <= day);

        private static bool HeldOn(EndedDesignationRow d, DateOnly day) => d.HeldOn(day) && DateOnly.FromDateTime(d.DesignatedAt) <= day;

        private static Task<IReadOnlyList<EndedDesignationRow>> Ended(Session session) =>
            session.Query<EndedDesignationRow>(
                """
                -- ListDesignations.Ended
                SELECT DesignationId, Subject, Name, Role, Scope, StartsOn, EndsOn, DesignatedAt, EndedAt, EndedBy
                    FROM EndedDesignationRow WHERE ToSeq = @open
                """,
                new { open = RowTable.Open }
            );

        private static Row RowOf(DesignationRow d, DateOnly today) =>
            new(
                d.DesignationId,
                d.Subject,
                d.Name,
                Codes.Parse<Role>(d.Role),
                d.Scope,
                PartialDate.Parse(d.StartsOn),
                Last(d.EndsOn),
                d.HoldsOn(today)
            )
            {
                Email = d.Email,
                InvitedAt = d.InvitedAt,
            };

        private static Row RowOf(EndedDesignationRow d) =>
            new(
                d.DesignationId,
                d.Subject,
                d.Name,
                Codes.Parse<Role>(d.Role),
                d.Scope,
                PartialDate.Parse(d.StartsOn),
                Last(d.EndsOn),
                HoldsToday: false
            )
            {
                EndedAt = d.EndedAt,
            };

        private static PartialDate? Last(string? day) => day is null ? null : PartialDate.Parse(day);
    }
}
