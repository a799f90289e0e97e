using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.StatusRequests;

/// <summary>The host States that have open cases, with when each was asked last: whom the yearly request goes to.</summary>
public static class DueForRequest
{
    [Needs(Right.FollowUp)]
    public sealed record Query : IQuery<IReadOnlyList<Host>>;

    /// <param name="AskedOn">When the State was asked last; null when it never was.</param>
    public sealed record Host(string State, int OpenCases, string? AskedOn);

    private sealed record OpenCases
    {
        public string Hosts { get; init; } = "";
        public int Cases { get; init; }
    }

    private sealed record Asked
    {
        public string State { get; init; } = "";
        public string SentOn { get; init; } = "";
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Host>>
    {
        public Task<IReadOnlyList<Host>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(session => Read(context.Caller.Open(session)), cancellationToken);

        private static async Task<IReadOnlyList<Host>> Read(AudienceReader reader)
        {
            var open = await reader.Query<OpenCases>(
                """
                -- DueForRequest.Open
                SELECT c.Hosts, COUNT(*) AS Cases
                FROM {CaseRow} AS c
                WHERE c.Standing = 'counted' AND c.Closure IS NULL
                GROUP BY c.Hosts
                """
            );
            var asked = (
                await reader.Query<Asked>(
                    "-- DueForRequest.Asked\nSELECT r.State, MAX(r.SentOn) AS SentOn FROM {RequestLineRow} AS r GROUP BY r.State"
                )
            ).ToDictionary(a => a.State, a => a.SentOn);
            return
            [
                .. open.SelectMany(o => o.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => (State: h, o.Cases)))
                    .GroupBy(x => x.State)
                    .Where(g => States.Find(g.Key) is { HasLiaison: true })
                    .Select(g => new Host(g.Key, g.Sum(x => x.Cases), asked.GetValueOrDefault(g.Key)))
                    .OrderBy(h => h.State, StringComparer.Ordinal),
            ];
        }
    }
}
