using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Assistance through the API: asked for, offered, delivered, linked; and each reader's part of it.</summary>
public sealed class AssistanceApiTests
{
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task A_program_records_assistance_and_its_steps()
    {
        var (desk, host, contributor, stranger) = (
            await _cases.As("desk"),
            await _cases.As("host"),
            await _cases.As("contributor"),
            await _cases.As("stranger")
        );
        var opened = await desk.Post("/api/assistance", Opening());
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.Created), opened.Text);
        var reference = opened.Json["reference"]!.GetValue<string>();
        Assert.That(
            (await desk.Post($"/api/assistance/{reference}/steps", Step("delivered"))).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity)
        );
        foreach (var step in (string[])["offered", "agreed", "delivered"])
            Assert.That((await desk.Post($"/api/assistance/{reference}/steps", Step(step))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await desk.Post($"/api/assistance/{reference}/note", new JsonObject { ["note"] = "Internal" })).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );

        var (seen, ofHost) = ((await desk.Get($"/api/assistance/{reference}")).Json, (await host.Get($"/api/assistance/{reference}")).Json);
        Assert.That(
            (seen["status"]!.GetValue<string>(), seen["note"]!.GetValue<string>(), seen["version"]!.GetValue<int>()),
            Is.EqualTo(("delivered", "Internal", 7))
        );
        Assert.That(
            (ofHost["status"]!.GetValue<string>(), ofHost["note"], ofHost["version"], ofHost["steps"]!.AsArray().Count),
            Is.EqualTo(("delivered", (JsonNode?)null, (JsonNode?)null, 4))
        );
        Assert.That(ofHost["cases"]![0]!["reference"]!.GetValue<string>(), Is.EqualTo(_cases.Own));
        Assert.That((await host.Get($"/api/cases/{_cases.Own}/assistance")).Json["engagements"]!.AsArray(), Has.Count.EqualTo(1));
        var table = (await desk.Get("/api/tables/T11?period=2023")).Json;
        var filter = table["rows"]![0]!["cells"]![0]!["assistance"]!.GetValue<string>();
        Assert.That(
            (await desk.Get($"/api/assistance?{filter}")).Json["count"]!.GetValue<int>(),
            Is.EqualTo(table["rows"]![0]!["cells"]![0]!["value"]!.GetValue<int>())
        );
        foreach (var other in (Client[])[contributor, stranger])
        {
            Assert.That((await other.Get("/api/assistance")).Json["count"]!.GetValue<int>(), Is.Zero);
            Assert.That((await other.Get($"/api/assistance/{reference}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
        Assert.That(
            (await (await _cases.As("focal of another")).Get($"/api/assistance/{reference}")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        Assert.That((await host.Post("/api/assistance", Opening())).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task What_is_wrong_stands_at_its_member()
    {
        var desk = await _cases.As("desk");
        var body = Opening();
        (body["provider"], body["step"], body["host"]) = ("regional_organization", "ended", "XXX");
        var answer = await desk.Post("/api/assistance", body);
        Assert.That((answer.Status, answer.Fields), Is.EqualTo((HttpStatusCode.BadRequest, (string[])["host", "entity", "step"])));
        Assert.That((await desk.Get("/api/assistance?counted=everything")).Fields, Is.EqualTo((string[])["counted"]));
    }

    private JsonObject Opening() =>
        new()
        {
            ["kind"] = "forensics",
            ["host"] = "CAF",
            ["authority"] = "police",
            ["provider"] = "united_nations",
            ["mission"] = "MINUSCA",
            ["step"] = "requested",
            ["what"] = "Two experts",
            ["on"] = "2023-02-01",
            ["source"] = "host_official",
            ["confidence"] = "confirmed",
            ["cases"] = new JsonArray(_cases.Own),
        };

    private static JsonObject Step(string step) =>
        new()
        {
            ["step"] = step,
            ["on"] = "2023-03-01",
            ["source"] = "mission_monitoring",
            ["confidence"] = "confirmed",
        };
}
