using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

public sealed class DocumentApiTests
{
    [Test]
    public async Task A_file_is_stored_made_a_document_released_and_taken_out()
    {
        await using var cases = await Cases.Start();
        var (desk, host) = (await cases.As("desk"), await cases.As("host"));
        using var file = new ByteArrayContent("%PDF-1.7 one"u8.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        };
        var stored = await desk.Post("/api/uploads?name=report.pdf", file);
        Assert.That((stored.Status, stored.Json["mediaType"]!.GetValue<string>()), Is.EqualTo((HttpStatusCode.Created, "application/pdf")));
        var adding = new JsonObject
        {
            ["fileId"] = stored.Json["fileId"]!.GetValue<string>(),
            ["kind"] = "mission_report",
            ["title"] = "Report",
            ["classification"] = "confidential",
            ["receivedFrom"] = "Force Commander",
            ["receivedOn"] = "2017-06",
        };
        var documents = $"/api/cases/{cases.Own}/documents";
        Assert.That((await desk.Post(documents, new JsonObject { ["kind"] = "novel" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await desk.Post(documents, adding, key: "once")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await desk.Post(documents, adding, key: "once")).Status, Is.EqualTo(HttpStatusCode.OK), "sent twice, it happens once");
        var listed = (await desk.Get(documents)).Json.AsArray().Single()!;
        var address = $"{documents}/{listed["documentId"]!.GetValue<string>()}";
        Assert.That(
            (listed["versions"]![0]!["scan"]!.GetValue<string>(), (await host.Get(address)).Status),
            Is.EqualTo(("not_scanned", HttpStatusCode.NotFound))
        );
        Assert.That((await desk.Post($"{address}/releases", new { number = 1, state = "CAF" })).Status, Is.EqualTo(HttpStatusCode.OK));
        var seen = (await host.Get(address)).Json;
        Assert.That(seen.AsObject().Select(m => m.Key), Is.EquivalentTo(new[] { "documentId", "kind", "title", "versions" }));
        Assert.That(
            seen["versions"]![0]!.AsObject().Select(m => m.Key),
            Is.EquivalentTo(new[] { "number", "fileName", "mediaType", "bytes", "sha256", "releasedOn" })
        );
        Assert.That((await host.Get($"{address}/versions/1")).Content.ContentType!.MediaType, Is.EqualTo("application/zip"));
        Assert.That((await desk.Get($"{address}/versions/1")).Text, Is.EqualTo("%PDF-1.7 one"));
        Assert.That(
            (await desk.Get(address)).Json["readings"]!.AsArray().Select(r => r!["audience"]!.GetValue<string>()),
            Is.EquivalentTo(new[] { "CAF", "UN" })
        );
        Assert.That(
            (await desk.Post($"{address}/releases/CAF/end", new { number = 1, reason = "Sent in error." })).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That((await host.Get($"{address}/versions/1")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await host.Post("/api/uploads?name=a.pdf", new ByteArrayContent([1]))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
