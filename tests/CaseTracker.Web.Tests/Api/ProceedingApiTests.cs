using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

/// <summary>A trial entered and read over HTTP.</summary>
public sealed class ProceedingApiTests
{
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task A_trial_is_opened_entered_as_a_grid_and_read_by_each_as_it_may()
    {
        var (desk, host, other) = (await _cases.As("desk"), await _cases.As("host"), await _cases.As("focal"));
        var opened = await desk.Post(
            "/api/proceedings",
            new JsonObject
            {
                ["cases"] = new JsonArray(_cases.Own),
                ["forum"] = "civilian",
                ["state"] = "CAF",
                ["authority"] = "The court",
                ["source"] = "host_official",
                ["confidence"] = "confirmed",
            }
        );
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.Created), opened.Text);
        var address = $"/api/proceedings/{opened.Json["reference"]}";
        Assert.That(opened.Headers.Location!.ToString(), Is.EqualTo(address));

        var grid = new JsonObject
        {
            ["trialOpenedOn"] = "2020-01-15",
            ["judgmentOn"] = "2020-02-07",
            ["instance"] = "first_instance",
            ["source"] = "court_record",
            ["confidence"] = "confirmed",
            ["lines"] = new JsonArray(
                Line("Invented one", "convicted", new JsonObject { ["kind"] = "term", ["months"] = 120 }),
                Line("Invented two", "acquitted")
            ),
        };
        var entered = await desk.Post($"{address}/trial", grid, ifMatch: "\"2\"");
        Assert.That(entered.Status, Is.EqualTo(HttpStatusCode.OK), entered.Text);
        Assert.That((await desk.Post($"{address}/trial", grid, ifMatch: "\"2\"")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        var early = grid.DeepClone();
        early["lines"]![0]!["verdictOn"] = "2019";
        var refused = await desk.Post($"{address}/trial", early);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Text, Does.Contain("Trial opened (15 January 2020)"));

        var (ofDesk, ofHost) = ((await desk.Get(address)).Json, (await host.Get(address)).Json);
        Assert.Multiple(() =>
        {
            Assert.That(
                (ofDesk["numbers"]!["identified"]!.GetValue<int>(), ofDesk["numbers"]!["convicted"]!.GetValue<int>()),
                Is.EqualTo((2, 1))
            );
            Assert.That(
                (ofDesk["accused"]![0]!["name"]!.GetValue<string>(), ofDesk["accused"]![0]!["sentence"]![0]!.GetValue<string>()),
                Is.EqualTo(("Invented one", "term:120"))
            );
            Assert.That(
                ofHost["accused"]!.AsArray().Select(a => (a!["name"], a["accusedId"])),
                Is.All.EqualTo(((JsonNode?)null, (JsonNode?)null))
            );
            Assert.That(ofHost["accused"]![1]!["verdict"]!.GetValue<string>(), Is.EqualTo("acquitted"));
            Assert.That(ofHost["version"], Is.Null);
        });
        Assert.That((await host.Get("/api/proceedings?with=convicted")).Json["count"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await host.Get("/api/proceedings?with=at_large")).Json["count"]!.GetValue<int>(), Is.Zero);
        Assert.That((await other.Get(address)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await (await _cases.As("desk")).Get($"/api/cases/{_cases.Own}")).Json["stage"]!.GetValue<string>(),
            Is.EqualTo("first_instance_verdict")
        );
    }

    private static JsonObject Line(string name, string verdict, params JsonObject[] sentence) =>
        new()
        {
            ["name"] = name,
            ["positions"] = new JsonArray(new JsonObject { ["status"] = "arrested", ["on"] = "2018" }),
            ["verdict"] = verdict,
            ["inAbsentia"] = false,
            ["sentence"] = new JsonArray([.. sentence]),
        };
}
