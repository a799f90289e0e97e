using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Web.Api;
using CaseTracker.Web.Api.Contracts;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Benchmarks;

/// <summary>The least that can answer the same: the statements that the product runs, Dapper, and the JSON of the same contracts.</summary>
internal static class BareService
{
    private const string Page = $"""
        SELECT {ListCases.AllColumns} FROM (SELECT * FROM CaseRow WHERE Audience = @audience AND ToSeq = @open) AS c
        WHERE c.Scope = @scope AND c.Standing = @standing ORDER BY c.IncidentOn DESC, c.Reference DESC LIMIT 51
        """;

    private const string Count = """
        SELECT COUNT(*) AS Whole, COALESCE(SUM(CASE WHEN c.Accountability = 'no_information' THEN 1 ELSE 0 END), 0) AS Part
        FROM (SELECT * FROM CaseRow WHERE Audience = @audience AND ToSeq = @open) AS c WHERE c.Scope = @scope AND c.Standing = @standing
        """;

    private const string Case =
        "SELECT * FROM (SELECT * FROM CaseRow WHERE Audience = @audience AND ToSeq = @open) AS c WHERE c.Reference = @reference";
    private const string Persons =
        "SELECT * FROM (SELECT * FROM PersonRow WHERE Audience = @audience AND ToSeq = @open) AS p WHERE p.CaseId = @id ORDER BY p.PersonId";
    private const string Timeline =
        "SELECT * FROM (SELECT * FROM TimelineRow WHERE Audience = @audience AND ToSeq = @open) AS t WHERE t.CaseId = @id ORDER BY t.Ordinal";

    public static WebApplication Build(string path, string state)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // The same escaping as the product's, so that the bytes are the same.
        var json = new ContractJson(
            new JsonSerializerOptions(ContractJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        var app = builder.Build();
        var database = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        Counted? counted = null;
        app.MapGet("/api/cases", () => List(counting: true));
        app.MapGet("/api/cases/without-counting", () => List(counting: false));

        app.MapGet(
            "/api/cases/{reference}",
            async (string reference) =>
            {
                await using var connection = new SqliteConnection(database);
                var found = await connection.QuerySingleAsync<CaseRow>(
                    Case,
                    new
                    {
                        audience = state,
                        open = long.MaxValue,
                        reference,
                    }
                );
                var key = new
                {
                    audience = state,
                    open = long.MaxValue,
                    id = found.CaseId,
                };
                var persons = await connection.QueryAsync<ViewCase.Person>(Persons, key);
                var timeline = await connection.QueryAsync<ViewCase.TimelineStep>(Timeline, key);
                return Results.Json(DetailOf(found, persons, timeline), json.CaseDetail);
            }
        );
        return app;

        async Task<IResult> List(bool counting)
        {
            await using var connection = new SqliteConnection(database);
            var key = new
            {
                audience = state,
                open = long.MaxValue,
                scope = "peacekeeping",
                standing = "counted",
            };
            var rows = (await connection.QueryAsync<ListCases.Row>(Page, key)).AsList();
            var count = counting || counted is null ? counted = await connection.QuerySingleAsync<Counted>(Count, key) : counted;
            var next = rows.Count > 50 ? new PageMark(rows[49].IncidentOn, rows[49].Reference, false).ToString() : null;
            return Results.Json(new CaseList(count.Whole, count.Part, next, null, [.. rows.Take(50).Select(SummaryOf)]), json.CaseList);
        }
    }

    private static CaseSummary SummaryOf(ListCases.Row r) =>
        new()
        {
            Reference = r.Reference,
            Mission = OrNull(r.Mission),
            Scope = r.Scope,
            Standing = r.Standing,
            MergedInto = r.MergedInto,
            IncidentOn = r.IncidentOn,
            Act = r.Act,
            Hosts = r.HostStates,
            Area = r.Area,
            Summary = r.Summary,
            Stage = r.Stage,
            Activity = r.Activity,
            Accountability = r.Accountability,
            Closure = r.Closure,
            HostNotifiedOn = r.HostNotifiedOn,
            HostAcknowledgedOn = r.HostAcknowledgedOn,
            Informed = r.Informed,
            Totals = new(r.Persons, r.Killed, r.Injured, r.Abducted, r.Detained, r.Missing, r.Assaulted, r.Threatened),
            AwaitingNextOfKin = r.AwaitingNextOfKin,
        };

    private static CaseDetail DetailOf(CaseRow r, IEnumerable<ViewCase.Person> persons, IEnumerable<ViewCase.TimelineStep> timeline) =>
        new()
        {
            Reference = r.Reference,
            Mission = OrNull(r.Mission),
            Scope = r.Scope,
            Standing = r.Standing,
            MergedInto = r.MergedInto,
            IncidentOn = r.IncidentOn,
            Act = r.Act,
            Hosts = r.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Area = r.Area,
            Summary = r.Summary,
            Stage = r.Stage,
            Activity = r.Activity,
            Accountability = r.Accountability,
            Closure = r.Closure,
            HostNotifiedOn = r.HostNotifiedOn,
            HostAcknowledgedOn = r.HostAcknowledgedOn,
            Informed = r.Informed,
            Totals = new(r.Persons, r.Killed, r.Injured, r.Abducted, r.Detained, r.Missing, r.Assaulted, r.Threatened),
            AwaitingNextOfKin = r.AwaitingNextOfKin,
            Place = r.Place,
            Latitude = r.Latitude,
            Longitude = r.Longitude,
            Persons =
            [
                .. persons.Select(p => new PersonAffected
                {
                    Personnel = p.Personnel,
                    PersonnelGroup = p.PersonnelGroup,
                    Sex = p.Sex,
                    Harm = p.Harm,
                    Harms = p.HarmsInSequence,
                    Nationality = p.Nationality,
                    ConcernedState = p.ConcernedState,
                    Name = p.Name,
                }),
            ],
            Timeline =
            [
                .. timeline.Select(t => new TimelineEntry
                {
                    Kind = t.Kind,
                    OccurredOn = t.OccurredOn,
                    RecordedOn = t.RecordedOn,
                    State = t.State,
                    Detail = t.Detail,
                    Source = t.Source,
                    Confidence = t.Confidence,
                }),
            ],
        };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
