using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

public sealed class ChangeTests
{
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task The_same_change_sent_twice_happens_once()
    {
        var desk = await _cases.As("desk");
        var before = (await desk.Get("/api/cases")).Json["count"]!.GetValue<int>();
        var (first, second) = (
            await desk.Post("/api/cases", Cases.Killing("MINUSMA", "TCD"), "key-1"),
            await desk.Post("/api/cases", Cases.Killing("MINUSMA", "TCD"), "key-1")
        );
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
        Assert.That(second.Bytes, Is.EqualTo(first.Bytes));
        Assert.That(first.Headers.Location!.ToString(), Is.EqualTo($"/api/cases/{first.Json["reference"]}"));
        Assert.That((await desk.Get("/api/cases")).Json["count"]!.GetValue<int>(), Is.EqualTo(before + 1));
        Assert.That(
            (await desk.Post("/api/cases", Cases.Killing("MINUSMA", "SEN"), "key-1")).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity)
        );
        Assert.That(
            (await desk.Post("/api/cases", Cases.Killing("MINUSMA", "SEN"), new string('x', 101))).Fields,
            Is.EqualTo(["Idempotency-Key"])
        );
    }

    [Test]
    public async Task A_change_of_what_changed_meanwhile_is_refused()
    {
        var desk = await _cases.As("desk");
        var version = (await desk.Get($"/api/cases/{_cases.Other}")).Json["version"]!.GetValue<int>();
        var summary = new { summary = $"Written over version {version}." };
        var address = $"/api/cases/{_cases.Other}/summary";
        Assert.Multiple(async () =>
        {
            Assert.That(
                (await desk.Post(address, summary, ifMatch: $"\"{version}\"")).Json["version"]!.GetValue<int>(),
                Is.EqualTo(version + 1)
            );
            Assert.That(
                (await desk.Post(address, new { summary = "Again." }, ifMatch: $"\"{version}\"")).Status,
                Is.EqualTo(HttpStatusCode.Conflict)
            );
            Assert.That((await desk.Post(address, summary, ifMatch: "7")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That((await desk.Post(address, summary, ifMatch: "\"hash\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That(
                (await desk.Post("/api/cases", Cases.Killing("MINUSCA"), ifMatch: "\"1\"")).Status,
                Is.EqualTo(HttpStatusCode.PreconditionFailed)
            );
        });
    }

    [Test]
    public async Task A_closure_waits_for_a_second_person()
    {
        var desk = await _cases.As("desk");
        var senior = await _cases.As("senior");
        var proposed = await desk.Post($"/api/cases/{_cases.Own}/closure", new { closure = "discontinued", reason = "No further steps." });
        Assert.That(proposed.Status, Is.EqualTo(HttpStatusCode.Accepted), proposed.Text);
        var address = $"/api/proposals/{proposed.Json["proposalId"]}/decision";
        Assert.That((await desk.Post(address, new { approve = true })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var waiting = (await senior.Get("/api/proposals")).Json.AsArray().Single()!;
        Assert.That(
            (waiting["kind"]!.GetValue<string>(), waiting["content"]!["closure"]!.GetValue<string>()),
            Is.EqualTo(("CloseCase", "discontinued"))
        );
        Assert.That((await senior.Post(address, new { approve = true })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await desk.Get($"/api/cases/{_cases.Own}")).Json["closure"]!.GetValue<string>(), Is.EqualTo("discontinued"));
    }

    [Test]
    public async Task Every_fault_of_a_body_is_named_by_its_field()
    {
        var desk = await _cases.As("desk");
        var body = Cases.Killing("MINUSCA", "MAR");
        body["act"] = "murder";
        body["latitude"] = "north";
        body["reference"] = "X";
        body.Remove("nature");
        body["persons"]![0]!["harms"]![0]!["on"] = "yesterday";
        var answer = await desk.Post("/api/cases", body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Fields, Is.EquivalentTo(["act", "latitude", "reference", "nature", "persons[0].harms[0].on"]));
        Assert.That(answer.Json["errors"]!["act"]![0]!.GetValue<string>(), Does.Contain("killing, attack"));
    }

    [Test]
    public async Task Rules_name_the_same_fields_as_faults_of_form()
    {
        var desk = await _cases.As("desk");
        var body = Cases.Killing("MINUSCA", "MAR");
        body["latitude"] = 91;
        body["persons"]![0]!["harms"]![0]!["on"] = "2999";
        Assert.That((await desk.Post("/api/cases", body)).Fields, Is.EquivalentTo(["latitude", "persons[0].harms[0].on"]));
        var unknown = await desk.Post("/api/cases", Cases.Killing("NOWHERE"));
        Assert.That((unknown.Status, unknown.Fields.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "mission")));
    }

    [Test]
    public async Task Messages_are_in_the_language_of_the_client()
    {
        var desk = await _cases.As("desk", "fr");
        Assert.That(
            (await desk.Post("/api/cases", "{")).Json["detail"]!.GetValue<string>(),
            Is.EqualTo("Le corps n’est pas un objet JSON.")
        );
        Assert.That(
            (await desk.Get("/api/cases?colour=red")).Json["errors"]!["colour"]![0]!.GetValue<string>(),
            Is.EqualTo("Aucun paramètre «\u00a0colour\u00a0» n’est connu ici.")
        );
    }

    [Test]
    public async Task A_body_of_another_kind_or_size_is_refused()
    {
        var desk = await _cases.As("desk");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("mission", "MINUSCA")]);
        Assert.That((await desk.Post("/api/cases", form)).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That((await desk.Post("/api/cases", (HttpContent?)null)).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        var large = new JsonObject { ["narrative"] = new string('x', 2 << 20) };
        Assert.That((await desk.Post("/api/cases", large)).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((await desk.Send(HttpMethod.Delete, "/api/cases")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }
}
