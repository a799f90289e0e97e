using System.Globalization;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Takes the registry of fatalities out as CSV; that it was taken out is logged.</summary>
public static class ExportRegistry
{
    [Needs(Right.FollowUp)]
    [NeedsRecentProof]
    public sealed record Query(RegistryFilter Filter) : IQuery<Result>;

    /// <param name="Content">CSV after RFC 4180, UTF-8 with its mark, columns named by their codes.</param>
    public sealed record Result(string FileName, string ContentType, byte[] Content);

    private static readonly string[] Heading =
    [
        "reference",
        "mission",
        "incident_on",
        "personnel",
        "concerned_state",
        "name",
        "next_of_kin_informed",
        "service_relation",
        "repatriation",
        "repatriated_on",
        "benefits_claim",
        "benefits_claim_on",
    ];

    internal sealed class Handler(Database database, RequestContext context, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (sql, arguments) = request.Filter.Conditions();
            var rows = await database.Read(
                session =>
                    context
                        .Caller.Open(session)
                        .Query<ListRegistry.Row>(
                            $$"""
                            -- ExportRegistry
                            SELECT {{ListRegistry.Columns}}
                            {{RegistryFilter.From}}
                            WHERE {{sql}}
                            ORDER BY {{ListRegistry.Order}}
                            """,
                            arguments
                        ),
                cancellationToken
            );
            log.Note(context.Caller, Deed.ExportList, null);
            var csv = new StringBuilder();
            Csv.Append(csv, Heading);
            foreach (var row in rows)
                Csv.Append(csv, Fields(row));
            var today = CaseRules.Today(clock);
            return new Result(
                string.Create(CultureInfo.InvariantCulture, $"registry-{today:yyyyMMdd}.csv"),
                "text/csv; charset=utf-8",
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())]
            );
        }
    }

    private static string?[] Fields(ListRegistry.Row row) =>
        [
            row.Reference,
            row.Mission,
            row.IncidentOn,
            row.Personnel,
            row.ConcernedState,
            row.Name,
            row.NextOfKinInformed ? "yes" : "no",
            row.Relation,
            row.Repatriation,
            row.RepatriatedOn,
            row.Claim,
            row.ClaimOn,
        ];
}
