using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>The hearings to come in the proceedings that the reader sees, for lists and calendars.</summary>
public static class UpcomingDates
{
    [Needs(Right.ReadCases)]
    public sealed record Query : IQuery<IReadOnlyList<Hearing>>;

    /// <summary>A hearing that has neither been held nor adjourned, today or later; one of which only the month is known until the month is
    /// over.</summary>
    public sealed record Hearing
    {
        internal Guid HearingId { get; init; }
        public string On { get; init; } = "";
        public string Proceeding { get; init; } = "";
        public string Forum { get; init; } = "";
        public string? State { get; init; }
        public string Confidence { get; init; } = "";
    }

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<Hearing>>
    {
        public async Task<IReadOnlyList<Hearing>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = CaseRules.Today(clock);
            var hearings = await database.Read(
                session =>
                    context
                        .Caller.Open(session)
                        .Query<Hearing>(
                            """
                            -- UpcomingDates
                            SELECT DISTINCT h.HearingId, h.HeldOn AS "On", p.Reference AS Proceeding, p.Forum, p.State, h.Confidence
                            FROM {HearingRow} AS h JOIN {ProceedingRow} AS p ON p.ProceedingId = h.ProceedingId
                            WHERE h.State = 'scheduled' AND h.HeldOn >= @year
                            """,
                            new { year = today.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture) }
                        ),
                cancellationToken
            );
            return
            [
                .. hearings
                    .Where(h => PartialDate.Parse(h.On).Last >= today)
                    .OrderBy(h => h.On, StringComparer.Ordinal)
                    .ThenBy(h => h.Proceeding, StringComparer.Ordinal),
            ];
        }
    }
}
