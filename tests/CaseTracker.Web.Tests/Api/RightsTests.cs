using System.Net;
using CaseTracker.Access;
using CaseTracker.Web.Api;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Every route as every role; the columns of each line are the persons in the order of <see cref="Persons"/>.</summary>
public sealed class RightsTests
{
    // {own} is a case of MINUSCA that concerns CAF and MAR, {other} one of MONUSCO that concerns neither.
    private static readonly string[] Persons =
    [
        "desk",
        "senior",
        "focal",
        "focal of another",
        "host",
        "contributor",
        "stranger",
        "auditor",
        "administrator",
    ];

    //                                             desk sen. focal other host contr. stran. audit. admin.
    private static readonly object[][] Readings =
    [
        ["/api/me", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/api/vocabularies", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/api/states", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/api/missions", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/api/missions/MINUSCA", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/api/missions/NOWHERE", 404, 404, 404, 404, 404, 404, 404, 404, 404],
        ["/api/cases", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/cases?format=csv", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/cases?asOf=2024-01-01", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/cases?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/api/cases?audience=UN-STRICT", 403, 403, 403, 403, 403, 403, 403, 403, 403],
        ["/api/cases/{own}", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/api/cases/{other}", 200, 200, 404, 200, 404, 404, 404, 403, 403],
        ["/api/cases/{own}?asOf=@1", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/api/cases/{own}/status", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/api/cases/{own}/history", 200, 200, 200, 404, 403, 403, 403, 403, 403],
        ["/api/cases/{own}/states", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/api/cases/{own}/readings", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/api/cases/{own}/follow-up", 200, 200, 200, 404, 403, 403, 403, 403, 403],
        ["/api/registry", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/registry?claim=x", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/api/cases/{own}/documents", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/api/cases/{own}/documents/{designation}", 404, 404, 404, 404, 404, 404, 404, 403, 403],
        ["/api/documents/troubles", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/proceedings", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/proceedings?asOf=@1", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/proceedings/PR-CAF-2018-7QK4", 404, 404, 404, 404, 404, 404, 404, 403, 403],
        ["/api/assistance", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/assistance?asOf=@1", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/assistance/AS-CAF-2023-7QK4", 404, 404, 404, 404, 404, 404, 404, 403, 403],
        ["/api/cases/{own}/assistance", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/api/hearings", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/tables", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/tables/T1?period=2017", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/tables/T7?period=2017&format=csv", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/tables/T1?period=2017&audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/api/tables/T1?period=2017&asOf=@1", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/updates/MINUSCA?period=2017", 200, 200, 200, 404, 403, 403, 403, 403, 403],
        ["/api/updates/MINUSCA?edition=99", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/api/tables/T99?period=2017", 404, 404, 404, 404, 404, 404, 404, 404, 404],
        ["/api/designations", 200, 200, 403, 403, 403, 403, 403, 200, 200],
        ["/api/designations?on=2024-01-01", 200, 200, 403, 403, 403, 403, 403, 200, 200],
        ["/api/designations/gaps", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/api/designations/{designation}", 200, 200, 403, 403, 403, 403, 403, 200, 200],
        ["/api/access-review", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/api/proposals", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/api/webhooks", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/api/outbox", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/api/access-log", 403, 403, 403, 403, 403, 403, 403, 200, 403],
    ];

    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [TestCaseSource(nameof(Readings))]
    public async Task Reading(params object[] line)
    {
        var address = ((string)line[0])
            .Replace("{own}", _cases.Own, StringComparison.Ordinal)
            .Replace("{other}", _cases.Other, StringComparison.Ordinal)
            .Replace("{designation}", _cases.Service.DesignationOf("host").ToString(), StringComparison.Ordinal);
        for (var i = 0; i < Persons.Length; i++)
        {
            var client = await _cases.As(Persons[i]);
            Assert.That((int)(await client.Get(address)).Status, Is.EqualTo(line[i + 1]), $"{address} as {Persons[i]}");
        }
        await AssertNobody(client => client.Get(address));
    }

    /// <summary>Whoever lacks the right is refused whatever is sent; whoever has it is told what is missing.</summary>
    [TestCaseSource(nameof(Commands))]
    public async Task Changing(string name)
    {
        var route = CommandRoutes.All.Single(r => r.Name == name);
        var address =
            "/api"
            + route
                .Pattern.Replace(":guid", "", StringComparison.Ordinal)
                .Replace("{reference}", _cases.Own, StringComparison.Ordinal)
                .Replace("{personId}", _cases.Person, StringComparison.Ordinal)
                .Replace("{state}", "MAR", StringComparison.Ordinal)
                .Replace("{case}", _cases.Own, StringComparison.Ordinal);
        foreach (var id in route.InAddress.Where(n => n.EndsWith("Id", StringComparison.Ordinal)))
            address = address.Replace($"{{{id}}}", Guid.Empty.ToString(), StringComparison.Ordinal);
        foreach (var person in Persons)
        {
            var client = await _cases.As(person);
            var expected = Rights.Of(Service.Persons[person].Role).Contains(route.Right)
                ? HttpStatusCode.BadRequest
                : HttpStatusCode.Forbidden;
            Assert.That((await client.Post(address, new { nonsense = true })).Status, Is.EqualTo(expected), $"{address} as {person}");
        }
        await AssertNobody(client => client.Post(address, new { nonsense = true }));
    }

    [Test]
    public async Task A_focal_point_changes_cases_of_its_own_mission_only()
    {
        var focal = await _cases.As("focal");
        var summary = new { confirmedOn = "2017-05-09" };
        Assert.That(
            (await focal.Post($"/api/cases/{_cases.Own}/persons/{_cases.Person}/next-of-kin", summary)).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(
            (await focal.Post($"/api/cases/{_cases.Other}/persons/{_cases.Person}/next-of-kin", summary)).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        Assert.That(
            (await focal.Post("/api/cases", Cases.Killing("MONUSCO", "ZAF"))).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity)
        );
    }

    [TestCase("/api/imports/fatalities")]
    [TestCase("/api/imports/incidents")]
    public async Task Importing(string address)
    {
        foreach (var person in Persons.Where(p => !Rights.Of(Service.Persons[p].Role).Contains(Right.Import)))
        {
            var client = await _cases.As(person);
            using var file = new StringContent("x", System.Text.Encoding.UTF8, "text/csv");
            Assert.That((await client.Post(address, file)).Status, Is.EqualTo(HttpStatusCode.Forbidden), person);
        }
        await AssertNobody(client => client.Post(address, "{}"));
    }

    private static IEnumerable<string> Commands() => CommandRoutes.All.Select(r => r.Name);

    private async Task AssertNobody(Func<Client, Task<Answer>> send)
    {
        var nobody = await _cases.As(null);
        var answer = await send(nobody);
        Assert.That(
            (answer.Status, answer.Content.ContentType?.MediaType),
            Is.EqualTo((HttpStatusCode.Unauthorized, "application/problem+json"))
        );
    }
}
