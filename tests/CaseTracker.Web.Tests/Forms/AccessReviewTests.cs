using System.Net;
using CaseTracker.Access;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Each test changes who is designated, so each has a service of its own.</summary>
public sealed class AccessReviewTests
{
    private Service Service { get; set; } = null!;

    [SetUp]
    public async Task Start() => Service = await Service.Start();

    [TearDown]
    public async Task Stop() => await Service.DisposeAsync();

    [Test]
    public async Task Is_confirmed_by_two_who_look_at_each_other()
    {
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, "/designations/review");
        Assert.That(form.Page.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(Service.Persons.Count));
        Assert.That(
            form.Page.QuerySelectorAll("tbody tr").Count(r => r.QuerySelector("input[type=radio]") is null),
            Is.EqualTo(1),
            "one's own"
        );
        var (keep, end) = ($"Outcome.{Service.DesignationOf("stranger")}", $"Reason.{Service.DesignationOf("stranger")}");
        var refused = await form.Choose(keep, "end").Refused();
        Assert.That(
            (refused.Status, refused.Faults),
            Is.EqualTo((HttpStatusCode.BadRequest, (IReadOnlyList<string>)["The stranger: Give a reason."]))
        );
        Assert.That(refused[keep], Is.EqualTo("end"));
        Assert.That(await refused.With(end, "Recalled by the Mission.").Done(), Is.EqualTo("/designations/review"));
        var rest = await FilledForm.Open(desk, "/designations/review");
        Assert.That(
            rest.Page.Body!.TextContent,
            Does.Contain("another person must review them").And.Contain("Kept: 7; ended: 1; left to another person: 1")
        );
        Assert.That(rest.Page.QuerySelector("main button.primary"), Is.Null);
        using var senior = await Service.SignIn("senior");
        await (await FilledForm.Open(senior, "/designations/review")).Done();
        Assert.That((await FilledForm.Open(senior, "/designations/review")).Page.QuerySelector(".notice-done"), Is.Not.Null);
        Assert.That((await FilledForm.Open(senior, "/designations")).Page.Body!.TextContent, Does.Not.Contain("stranger@example.org"));
    }

    [Test]
    public async Task Says_what_changed_since_and_keeps_what_was_chosen()
    {
        using var desk = await Service.SignIn("desk", "fr");
        var form = await FilledForm.Open(desk, "/designations/review");
        await Service.Send(Service.Desk, new EndDesignation.Command(Service.DesignationOf("stranger"), "Recalled."));
        var host = Service.DesignationOf("host");
        var refused = await form.Choose($"Outcome.{host}", "end").With($"Reason.{host}", "Rappelé.").Refused();
        Assert.That(
            (refused.Status, refused.Faults.Single()),
            Is.EqualTo(
                (HttpStatusCode.Conflict, "La liste a changé depuis que vous l’avez ouverte. Ne figurent plus sur la liste\u00a0: 1.")
            )
        );
        Assert.That((refused[$"Outcome.{host}"], refused[$"Reason.{host}"]), Is.EqualTo(("end", "Rappelé.")));
        await refused.Done();
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Every_question_of_the_pages_has_a_name(string language)
    {
        using var desk = await Service.SignIn("desk", language);
        foreach (
            var path in new[]
            {
                "/designations",
                "/designations/review",
                "/designations/new",
                $"/designations/{Service.DesignationOf("host")}",
                "/account/rights",
            }
        )
        {
            var page = (await FilledForm.Open(desk, path)).Page;
            Assert.That(page.QuerySelector("main h1"), Is.Not.Null, path);
            foreach (var question in page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"))
            {
                var name =
                    question.GetAttribute("aria-label")
                    ?? question.Closest("label")?.TextContent
                    ?? (question.Id is { Length: > 0 } id ? page.QuerySelector($"label[for='{id}']")?.TextContent : null);
                Assert.That(name, Is.Not.Null.And.Not.Empty, $"{path}: {question.OuterHtml}");
            }
        }
    }

    [Test]
    public async Task An_ended_designation_ends_access_of_a_running_session_within_five_seconds()
    {
        using var auditor = await Service.SignIn("auditor");
        Assert.That((await FilledForm.Open(auditor, "/access-log")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Service.Send(Service.Desk, new EndDesignation.Command(Service.DesignationOf("auditor"), "Left."));
        var ended = TimeProvider.System.GetTimestamp();
        while ((await FilledForm.Open(auditor, "/access-log")).Status == HttpStatusCode.OK)
        {
            Assert.That(TimeProvider.System.GetElapsedTime(ended), Is.LessThan(TimeSpan.FromSeconds(5)));
            await Task.Delay(100);
        }
        Assert.That((await FilledForm.Open(auditor, "/access-log")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_list_of_a_day_that_is_none_is_refused_and_of_a_mission_is_short()
    {
        using var auditor = await Service.SignIn("auditor");
        Assert.That((await FilledForm.Open(auditor, "/designations?on=yesterday")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var page = (await FilledForm.Open(auditor, "/designations?mission=MINUSCA")).Page;
        Assert.That(page.QuerySelectorAll("tbody th").Select(t => t.TextContent).Single(), Does.Contain("The focal"));
        Assert.That(page.QuerySelector("a[href='/designations/new'], a[href='/designations/review'], details"), Is.Null);
        Assert.That(
            (await FilledForm.Open(auditor, $"/designations/{Service.DesignationOf("host")}")).Page.QuerySelector(
                "main .actions a, main .actions button"
            ),
            Is.Null
        );
    }

    [Test]
    public async Task Everybody_reads_his_own_designations()
    {
        using var host = await Service.SignIn("host", "fr");
        var page = (await FilledForm.Open(host, "/account/rights")).Page;
        Assert.That(
            page.QuerySelector("main .held")!.TextContent,
            Does.Contain("Agent de liaison, République centrafricaine").And.Contain("Le système").And.Contain("Lire les affaires")
        );
    }
}
