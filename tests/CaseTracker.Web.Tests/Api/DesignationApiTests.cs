using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Designations, invitations and the quarterly review as programs see them.</summary>
public sealed class DesignationApiTests
{
    private Cases _cases = null!;

    [SetUp]
    public async Task Start() => _cases = await Cases.Start();

    [TearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task A_review_is_confirmed_once_and_for_the_list_that_was_seen()
    {
        var desk = await _cases.As("desk");
        var seen = (await desk.Get("/api/access-review")).Json;
        var confirmation = Keeping(seen);
        var own = seen["lines"]!.AsArray().Single(l => l!["isOwn"]!.GetValue<bool>())!["designationId"]!.GetValue<string>();
        var withOwn = (JsonObject)confirmation.DeepClone();
        withOwn["lines"]!.AsArray().Add(new JsonObject { ["designationId"] = own, ["keep"] = true });
        Assert.That((await desk.Post("/api/access-review/confirmations", withOwn)).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await desk.Post("/api/access-review/confirmations", confirmation, key: "once")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await desk.Post("/api/access-review/confirmations", confirmation, key: "once")).Status,
            Is.EqualTo(HttpStatusCode.OK),
            "sent twice, it happens once"
        );
        Assert.That((await desk.Post("/api/access-review/confirmations", confirmation)).Status, Is.EqualTo(HttpStatusCode.Conflict));
        var senior = await _cases.As("senior");
        Assert.That(
            (await senior.Post("/api/access-review/confirmations", Keeping((await senior.Get("/api/access-review")).Json))).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        var done = (await desk.Get("/api/access-review")).Json;
        Assert.That(
            (done["isComplete"]!.GetValue<bool>(), done["lines"]!.AsArray().Count, done["earlier"]!.AsArray().Count),
            Is.EqualTo((true, 0, 2))
        );
    }

    [Test]
    public async Task A_machine_client_is_proposed_without_an_address_and_a_person_has_one()
    {
        var desk = await _cases.As("desk");
        var machine = await desk.Post(
            "/api/designations",
            new
            {
                subject = "client:reports",
                name = "Reports",
                role = "auditor",
                from = "2024-01-01",
                reason = "Monthly figures",
            }
        );
        Assert.That((machine.Status, machine.Json["proposalId"] is not null), Is.EqualTo((HttpStatusCode.Accepted, true)));
        var nobody = await desk.Post(
            "/api/designations",
            new
            {
                subject = "new",
                name = "New",
                role = "auditor",
                from = "2024-01-01",
                reason = "A post",
            }
        );
        Assert.That((nobody.Status, nobody.Fields), Is.EqualTo((HttpStatusCode.BadRequest, new[] { "email" })));
        Assert.That(
            (
                await desk.Post(
                    "/api/designations",
                    new
                    {
                        subject = "new",
                        name = "New",
                        role = "auditor",
                        from = "2024-01-01",
                        reason = "A post",
                        email = "new@example.org",
                        language = "fr",
                    }
                )
            ).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        var row = (await desk.Get("/api/designations?role=auditor")).Json.AsArray().Single(d => (string?)d!["subject"] == "new")!;
        Assert.That(
            ((string?)row["email"], row["isMachine"]!.GetValue<bool>(), row["invitedAt"]),
            Is.EqualTo(("new@example.org", false, (JsonNode?)null))
        );
        var id = (string?)row["designationId"];
        var detail = (await desk.Get($"/api/designations/{id}")).Json;
        Assert.That(
            ((string?)detail["steps"]![0]!["kind"], (string?)detail["steps"]![0]!["detail"], detail["invitationWaits"]!.GetValue<bool>()),
            Is.EqualTo(("designated", "A post", true))
        );
        Assert.That(
            (await desk.Post($"/api/designations/{id}/invitations", "{}")).Status,
            Is.EqualTo(HttpStatusCode.UnprocessableEntity),
            "it was not sent yet"
        );
        Assert.That((await desk.Get("/api/designations?on=yesterday")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Everybody_reads_who_designated_him()
    {
        var host = await _cases.As("host");
        var own = (await host.Get("/api/me")).Json["designations"]!.AsArray().Single()!;
        Assert.That(
            ((string?)own["role"], (string?)own["scope"], (string?)own["designatedBy"], own["approvedBy"]),
            Is.EqualTo(("liaison", "CAF", "system", (JsonNode?)null))
        );
    }

    private static JsonObject Keeping(JsonNode seen) =>
        new()
        {
            ["seen"] = seen["seen"]!.GetValue<string>(),
            ["lines"] = new JsonArray([
                .. seen["lines"]!
                    .AsArray()
                    .Where(l => !l!["isOwn"]!.GetValue<bool>())
                    .Select(l => new JsonObject { ["designationId"] = l!["designationId"]!.GetValue<string>(), ["keep"] = true }),
            ]),
        };
}
