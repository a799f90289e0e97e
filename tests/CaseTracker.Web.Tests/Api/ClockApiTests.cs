using System.Net;
using System.Text.Json.Nodes;

namespace CaseTracker.Web.Tests.Api;

/// <summary>Time limits, their policies and calendars as programs see them.</summary>
public sealed class ClockApiTests
{
    private Cases _cases = null!;

    [SetUp]
    public async Task Start() => _cases = await Cases.Start();

    [TearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task A_clock_is_listed_explained_paused_resumed_and_extended()
    {
        var desk = await _cases.As("desk");
        Assert.That(
            (await desk.Post($"/api/cases/{_cases.Own}/notifications", new { state = "CAF", notifiedOn = "2017-05-10" })).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        var overdue = (await desk.Get("/api/clocks?owed=states")).Json;
        Assert.That(
            ((int)overdue["overdue"]!, (string?)overdue["clocks"]![0]!["kind"], (string?)overdue["clocks"]![0]!["obliged"]),
            Is.EqualTo((1, "host_acknowledgement", "CAF"))
        );
        var clocks = (await desk.Get($"/api/cases/{_cases.Own}/clocks")).Json.AsArray();
        var ofHost = clocks.Single(c => (string?)c!["kind"] == "host_acknowledgement")!;
        Assert.That((string?)ofHost["dueOn"], Is.EqualTo("2017-05-24"), "from Wednesday 10 May: two, five and three working days");
        Assert.That(
            ofHost["arithmetic"]!["lines"]!.AsArray().Select(l => (string?)l!["step"]),
            Is.EqualTo((string[])["anchor", "counted", "weekend", "counted", "weekend", "counted", "due"])
        );
        var running =
            $"/api/cases/{_cases.Own}/clocks/{(string?)clocks.Single(c => (string?)c!["kind"] == "dormant_review" && (string?)c["standing"] == "running")!["clockId"]}";
        Assert.That((await desk.Post($"{running}/pause", new { reason = "Floods" })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await desk.Get("/api/clocks?view=paused")).Json["clocks"]!.AsArray().Single()!["reason"]!.GetValue<string>(),
            Is.EqualTo("Floods")
        );
        Assert.That((await desk.Post($"{running}/resumption", new { reason = "Dry" })).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await desk.Post($"{running}/extensions", new { units = 3, reason = "Asked for" })).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(
            (await desk.Post($"{running}/extensions", new { units = 0, reason = "Asked for" })).Fields,
            Is.EqualTo((string[])["units"])
        );
        Assert.That(
            (await desk.Get("/api/reminders")).Json["reminders"]!.AsArray().Select(r => (string?)r!["state"]),
            Is.EqualTo((string[])["CAF"])
        );
    }

    [Test]
    public async Task A_State_gets_its_own_without_ids_and_none_of_the_UN()
    {
        var (desk, host, stranger) = (await _cases.As("desk"), await _cases.As("host"), await _cases.As("stranger"));
        await desk.Post($"/api/cases/{_cases.Own}/notifications", new { state = "CAF", notifiedOn = "2017-05-10" });
        var own = (await host.Get($"/api/cases/{_cases.Own}/clocks")).Json.AsArray().Single()!.AsObject();
        Assert.That(own.Select(m => m.Key), Does.Not.Contain("clockId").And.Not.Contain("reason"));
        Assert.That((string?)own["kind"], Is.EqualTo("host_acknowledgement"));
        Assert.That((await stranger.Get($"/api/cases/{_cases.Own}/clocks")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            ((await stranger.Get("/api/clocks?view=running")).Json["clocks"]!.AsArray().Count, (await host.Get("/api/reminders")).Status),
            Is.EqualTo((0, HttpStatusCode.Forbidden))
        );
        Assert.That((await host.Get("/api/clocks?view=nonsense")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Policies_and_calendars_are_set_and_read_in_all_versions()
    {
        var (desk, host) = (await _cases.As("desk"), await _cases.As("host"));
        var policy = new
        {
            kind = "answer_submission",
            amount = 5,
            unit = "working_days",
            from = "2100-01-01",
            remindsItself = false,
            reason = "Answer sooner",
        };
        Assert.That((await desk.Post("/api/clock-policies", policy)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (
                await desk.Post(
                    "/api/clock-policies",
                    new
                    {
                        policy.kind,
                        amount = 5,
                        unit = "weeks",
                        from = "2001-01-01",
                        remindsItself = false,
                        reason = "x",
                    }
                )
            ).Fields,
            Is.EqualTo((string[])["unit"])
        );
        var set = (await host.Get("/api/clock-policies")).Json.AsArray().Single(p => (string?)p!["kind"] == "answer_submission")!;
        Assert.That(
            ((int)set["holds"]!, (int)set["versions"]![0]!["amount"]!, set["versions"]![0]!["setBy"]),
            Is.EqualTo((0, 5, (JsonNode?)null))
        );
        var calendar = new
        {
            calendar = new
            {
                code = "MINUSCA",
                timeZone = "Africa/Bangui",
                weekend = (string[])["saturday", "sunday"],
                holidays = new[] { new { day = "2026-12-01", name = "Proclamation Day" } },
            },
            reason = "Its own",
        };
        Assert.That((await desk.Post("/api/working-calendars", calendar)).Status, Is.EqualTo(HttpStatusCode.OK));
        var calendars = (await desk.Get("/api/working-calendars")).Json.AsArray();
        Assert.That(calendars.Select(c => (string?)c!["code"]), Is.EqualTo((string[])["HQ", "MINUSCA"]));
        Assert.That(
            ((string?)calendars[1]!["versions"]![0]!["holidays"]![0]!["day"], (string?)calendars[1]!["versions"]![0]!["setBy"]),
            Is.EqualTo(("2026-12-01", "desk@example.org"))
        );
        Assert.That((await host.Post("/api/working-calendars", calendar)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
