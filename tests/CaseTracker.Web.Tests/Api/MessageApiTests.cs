using System.Net;
using System.Text.Json.Nodes;
using CaseTracker.Notifications;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Notes through the API: proposed, previewed, issued, opened, fetched as a document.</summary>
public sealed class MessageApiTests
{
    private Cases _cases = null!;

    [OneTimeSetUp]
    public async Task Start() => _cases = await Cases.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task A_program_notifies_and_each_State_fetches_its_own()
    {
        var (desk, host, contributor, stranger) = (
            await _cases.As("desk"),
            await _cases.As("host"),
            await _cases.As("contributor"),
            await _cases.As("stranger")
        );
        var proposed = (await desk.Get($"/api/cases/{_cases.Own}/proposed-messages")).Json.AsArray();
        Assert.That(
            proposed.Select(p => $"{p!["kind"]} {p["state"]}"),
            Is.EqualTo((string[])["initial_notification CAF", "contributor_notice KHM", "contributor_notice MAR"])
        );
        var preview = (await desk.Get($"/api/cases/{_cases.Own}/message-preview?kind=initial_notification&state=CAF&language=fr")).Json;
        Assert.That(preview["note"]!.ToJsonString(), Does.Contain(_cases.Own));
        var order = new JsonObject
        {
            ["kind"] = "initial_notification",
            ["state"] = "CAF",
            ["language"] = "fr",
            ["seenAs"] = preview["seenAs"]!.GetValue<string>(),
        };
        Assert.That((await desk.Post($"/api/cases/{_cases.Own}/messages", order)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await desk.Post($"/api/cases/{_cases.Own}/messages", order)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

        var list = (await host.Get("/api/messages?direction=to_state")).Json;
        Assert.That((list["count"]!.GetValue<int>(), list["messages"]![0]!["reference"]!.GetValue<string>()), Is.EqualTo((1, _cases.Own)));
        var number = list["messages"]![0]!["number"]!.GetValue<string>();
        Assert.That((await host.Post($"/api/messages/{number}/opening", new JsonObject())).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await desk.Get($"/api/messages/{number}")).Json["openedBy"]!.GetValue<string>(), Is.EqualTo("host@example.org"));
        var document = await host.Get($"/api/messages/{number}/document");
        Assert.That((document.Status, document.Content.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, NoteDocument.MediaType)));
        Assert.That((await desk.Get($"/api/messages/{number}/document")).ETag, Is.EqualTo(document.ETag));

        foreach (var other in (Client[])[contributor, stranger])
        {
            Assert.That((await other.Get("/api/messages")).Json["count"]!.GetValue<int>(), Is.Zero);
            foreach (var address in (string[])[$"/api/messages/{number}", $"/api/messages/{number}/document"])
                Assert.That((await other.Get(address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await other.Get($"/api/cases/{_cases.Own}/proposed-messages")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task Templates_are_for_the_Secretariat()
    {
        var desk = await _cases.As("desk");
        Assert.That((await desk.Get("/api/templates")).Json.AsArray(), Has.Count.EqualTo(NoteTemplate.Kinds.Count * 2));
        var set = new JsonObject
        {
            ["kind"] = "reminder",
            ["language"] = "en",
            ["title"] = "Reminder",
            ["body"] = "About {nothing}.",
            ["reason"] = "Shorter.",
        };
        Assert.That((await desk.Post("/api/templates", set)).Fields, Is.EqualTo((string[])["body"]));
        set["body"] = "About {reference}.";
        Assert.That((await desk.Post("/api/templates", set)).Status, Is.EqualTo(HttpStatusCode.OK));
        var now = (await desk.Get("/api/templates/reminder/en")).Json;
        Assert.That(
            (now["body"]!.GetValue<string>(), now["isShipped"]!.GetValue<bool>(), now["history"]!.AsArray().Count),
            Is.EqualTo(("About {reference}.", false, 1))
        );
        Assert.That((await desk.Get("/api/templates/host_reply/en")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await _cases.As("focal")).Get("/api/templates")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
