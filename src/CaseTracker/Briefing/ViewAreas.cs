using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Missions;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>Adds up the casualties of a period by the first-level area of the host State in which they happened, by name and without a
/// map.</summary>
public static class ViewAreas
{
    /// <param name="Host">Only in this host State (ISO 3166 alpha-3).</param>
    /// <param name="Position">As the cases stood there; for the UN.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(Period Period, Scope Scope = Scope.Peacekeeping, string? Host = null, long? Position = null)
        : IQuery<Result>;

    /// <param name="Rows">Those with most killed first.</param>
    public sealed record Result(CaseFilter Filter, IReadOnlyList<Row> Rows)
    {
        /// <summary>Opens exactly the cases of a row.</summary>
        public CaseFilter CasesOf(Row row, HarmGroup? harm = null) => Filter with { Area = row.Area, Host = row.Host, Harm = harm };
    }

    /// <param name="Host">A host State, under which a case of several stands too, or <see cref="CaseFilter.None"/>.</param>
    /// <param name="Area">As it is on record, or <see cref="CaseFilter.None"/>.</param>
    public sealed record Row(string Host, string Area, int Cases, int Killed, int Injured);

    private sealed record Sum
    {
        public string Hosts { get; init; } = "";
        public string? Area { get; init; }
        public int Cases { get; init; }
        public int Killed { get; init; }
        public int Injured { get; init; }
        public IEnumerable<string> HostKeys => Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(CaseFilter.None);
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var (reader, filter) = (
                        context.Caller.Open(session, request.Position, null),
                        Tables.Within(new CaseFilter { Scope = request.Scope, Host = request.Host }, request.Period)
                    );
                    var about = await TableSubject.Of(
                        reader,
                        filter,
                        await MissionDirectory.Read(session, request.Position),
                        request.Period.To
                    );
                    var rows = await reader.Query<Sum>(
                        $$"""
                        -- ViewAreas.Rows
                        SELECT f.Hosts, f.Area, COUNT(*) AS Cases, SUM(f.Killed) AS Killed, SUM(f.Injured) AS Injured
                        FROM (
                            SELECT c.Hosts, c.Area, {{about.Total("Killed")}}, {{about.Total("Injured")}}
                            FROM {CaseRow} AS c{{about.Persons}}
                            WHERE {{about.Cases}}
                        ) AS f
                        GROUP BY f.Hosts, f.Area
                        """,
                        about.Arguments
                    );
                    return new Result(filter, Rows(rows, filter.Host));
                },
                cancellationToken
            );
    }

    private static List<Row> Rows(IReadOnlyList<Sum> sums, string? host) =>
        [
            .. sums.SelectMany(s =>
                    s.HostKeys.Where(h => host is null || h == host).Select(h => (Host: h, Area: s.Area ?? CaseFilter.None, Sum: s))
                )
                .GroupBy(x => (x.Host, x.Area), x => x.Sum)
                .Select(g => new Row(g.Key.Host, g.Key.Area, g.Sum(s => s.Cases), g.Sum(s => s.Killed), g.Sum(s => s.Injured)))
                .OrderByDescending(r => r.Killed)
                .ThenByDescending(r => r.Cases)
                .ThenBy(r => r.Host, StringComparer.Ordinal)
                .ThenBy(r => r.Area, StringComparer.Ordinal),
        ];
}
