using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

public sealed class CaseApiTests
{
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task Lists_for_everybody_its_own_cases_with_their_exact_number()
    {
        foreach (
            var (person, count) in new[]
            {
                ("desk", 2),
                ("focal", 1),
                ("focal of another", 1),
                ("host", 1),
                ("contributor", 1),
                ("stranger", 0),
            }
        )
        {
            var client = await _cases.As(person);
            var list = (await client.Get("/api/cases")).Json;
            Assert.That((list["count"]!.GetValue<int>(), list["cases"]!.AsArray().Count), Is.EqualTo((count, count)), person);
        }
    }

    [Test]
    public async Task Shows_a_State_no_member_that_belongs_to_others()
    {
        var host = await _cases.As("host");
        var contributor = await _cases.As("contributor");
        var (hosts, contributors) = (
            (await host.Get($"/api/cases/{_cases.Own}")).Json,
            (await contributor.Get($"/api/cases/{_cases.Own}")).Json
        );
        string[] ofTheUn =
        [
            "nature",
            "means",
            "setting",
            "perpetrator",
            "attribution",
            "classification",
            "narrative",
            "version",
            "states",
            "proposals",
            "protectedInformation",
            "awaitingNextOfKin",
        ];
        Assert.Multiple(() =>
        {
            Assert.That(MembersOf(hosts), Has.None.AnyOf(ofTheUn).And.Contains("place"));
            Assert.That(MembersOf(contributors), Has.None.AnyOf([.. ofTheUn, "place", "latitude", "longitude"]));
            Assert.That(contributors["persons"]!.AsArray().Select(p => p!["concernedState"]!.GetValue<string>()), Is.EqualTo(["MAR"]));
            Assert.That(MembersOf(contributors["persons"]![0]!), Has.None.AnyOf("personId", "name", "nextOfKinInformed"));
            Assert.That(contributors["totals"]!["killed"]!.GetValue<int>(), Is.EqualTo(2));
        });
        var list = await contributor.Get("/api/cases");
        Assert.That(list.Text, Does.Not.Match("awaitingNextOfKin|caseId|position|[0-9a-f]{8}-[0-9a-f]{4}|null"));
    }

    [Test]
    public async Task Gives_the_UN_with_a_States_eyes_the_bytes_that_the_State_gets()
    {
        var desk = await _cases.As("desk");
        var contributor = await _cases.As("contributor");
        foreach (var address in new[] { "/api/cases", $"/api/cases/{_cases.Own}" })
            Assert.That((await desk.Get($"{address}?audience=MAR")).Bytes, Is.EqualTo((await contributor.Get(address)).Bytes));
    }

    [Test]
    public async Task Answers_unknown_and_invisible_references_with_the_same_bytes()
    {
        var contributor = await _cases.As("contributor");
        foreach (var below in new[] { "", "/readings" })
        {
            var (unknown, invisible) = (
                await contributor.Get("/api/cases/MONUSCO-2017-ZZZZ" + below),
                await contributor.Get($"/api/cases/{_cases.Other}{below}")
            );
            Assert.That((unknown.Status, invisible.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
            Assert.That(invisible.Bytes, Is.EqualTo(unknown.Bytes));
            Assert.That(invisible.Content.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        }
    }

    [Test]
    public async Task Pages_through_all_cases_by_links()
    {
        var desk = await _cases.As("desk");
        var first = await desk.Get("/api/cases?size=1&sort=reference&order=asc");
        var next = first.Headers.GetValues("Link").Single();
        Assert.That(next, Does.EndWith(">; rel=\"next\""));
        var second = await desk.Get(next[1..next.IndexOf('>', StringComparison.Ordinal)]);
        Assert.That(second.Headers.GetValues("Link").Single(), Does.EndWith("rel=\"prev\""));
        Assert.That(
            new[] { first, second }.Select(p => p.Json["cases"]![0]!["reference"]!.GetValue<string>()),
            Is.EqualTo(new[] { _cases.Own, _cases.Other }.Order())
        );
    }

    [Test]
    public async Task Shows_the_past_to_the_UN_only()
    {
        var desk = await _cases.As("desk");
        var contributor = await _cases.As("contributor");
        Assert.That((await desk.Get("/api/cases?asOf=2001-01-01")).Json["count"]!.GetValue<int>(), Is.Zero);
        Assert.That((await desk.Get($"/api/cases/{_cases.Own}?asOf=@1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await contributor.Get("/api/cases?asOf=2001-01-01")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await contributor.Get("/api/cases?audience=FRA")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Takes_the_list_out_as_CSV_and_notes_it()
    {
        var contributor = await _cases.As("contributor");
        foreach (
            var file in new[] { await contributor.Get("/api/cases?format=csv"), await contributor.Get("/api/cases", accept: "text/csv") }
        )
        {
            Assert.That(file.Content.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(file.Text, Does.Contain(_cases.Own).And.Not.Contain(_cases.Other));
        }
        var auditor = await _cases.As("auditor");
        var log = (await auditor.Get("/api/access-log?subject=contributor@example.org")).Json["entries"]!.AsArray();
        Assert.That(log.Count(e => e!["deed"]!.GetValue<string>() == "export_list"), Is.EqualTo(2));
    }

    private static IEnumerable<string> MembersOf(JsonNode node) => node.AsObject().Select(m => m.Key);
}
