using System.Net;

namespace CaseTracker.Web.Tests.Forms;

public sealed class DesignationTests : FormTests
{
    [Test]
    public async Task Designates_a_focal_point_and_ends_it_with_a_reason()
    {
        using var desk = await Service.SignIn("desk");
        var form = Filled(await FilledForm.Open(desk, "/designations/new"), "new@example.org", "focal_point")
            .Tick("Missions", "UNFICYP")
            .Tick("Missions", "UNMIK");
        Assert.That(await form.Done(), Is.EqualTo("/designations"));
        Assert.That(await form.Done(), Is.EqualTo("/designations"));
        var row = (await FilledForm.Open(desk, "/designations"))
            .Page.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("new@example.org", StringComparison.Ordinal));
        Assert.That(row.TextContent, Does.Contain("UNFICYP, UNMIK"));
        var end = await FilledForm.Open(desk, row.QuerySelector("a")!.GetAttribute("href")! + "/end");
        Assert.That((await end.Refused()).Faults, Is.EqualTo(["Reason: Give a reason."]));
        await end.With("Reason", "Left the mission.").Done();
        Assert.That((await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent, Does.Not.Contain("new@example.org"));
    }

    [Test]
    public async Task A_liaison_is_designated_once_a_second_person_approves()
    {
        using var desk = await Service.SignIn("desk");
        await Filled(await FilledForm.Open(desk, "/designations/new"), "fra@example.org", "liaison").With("State", "FRA").Done();
        Assert.That((await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent, Does.Not.Contain("fra@example.org"));
        using var senior = await Service.SignIn("senior");
        var proposal = (await FilledForm.Open(senior, "/proposals")).Page.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var decide = await FilledForm.Open(senior, proposal);
        Assert.That(decide.Page.QuerySelector("dl.facts")!.TextContent, Does.Contain("Liaison, France"));
        await decide.Done("decision=approve");
        Assert.That((await FilledForm.Open(desk, "/designations")).Page.Body!.TextContent, Does.Contain("fra@example.org"));
    }

    [TestCase("liaison", "", "State: Choose the missions of a focal point, or the State of a liaison.")]
    [TestCase("focal_point", "", "Missions: Choose the missions of a focal point, or the State of a liaison.")]
    [TestCase("auditor", "FRA", "Missions: Only focal points and liaisons are designated for missions or a State.")]
    public async Task Says_at_the_question_what_does_not_fit_the_role(string role, string state, string fault)
    {
        using var desk = await Service.SignIn("desk");
        var form = await Filled(await FilledForm.Open(desk, "/designations/new"), "other@example.org", role).With("State", state).Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(form.Faults, Is.EqualTo([fault]));
        Assert.That((form["Name"], form["Role"], form["State"]), Is.EqualTo(("A person", role, state)));
    }

    [Test]
    public async Task Nobody_designates_himself()
    {
        using var desk = await Service.SignIn("desk");
        var form = await Filled(await FilledForm.Open(desk, "/designations/new"), "desk@example.org", "senior_focal_point").Refused();
        Assert.That(form.Faults, Has.Count.EqualTo(1).And.All.StartsWith("Name at sign-in: "));
    }

    [Test]
    public async Task Refuses_an_incomplete_day_in_French()
    {
        using var desk = await Service.SignIn("desk", "fr");
        var form = await Filled(await FilledForm.Open(desk, "/designations/new"), "x@example.org", "auditor")
            .With("From.Day", "")
            .Refused();
        Assert.That(form.Faults, Is.EqualTo(["Du\u00a0: Indiquez le jour, le mois et l’année."]));
    }

    [TestCase("focal")]
    [TestCase("host")]
    [TestCase("auditor")]
    public async Task Is_forbidden_to_others(string person)
    {
        using var browser = await Service.SignIn(person);
        if (person != "auditor")
            Assert.That((await FilledForm.Open(browser, "/designations")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        foreach (
            var path in new[]
            {
                "/designations/review",
                "/designations/new",
                $"/designations/{Service.DesignationOf("host")}/end",
                $"/designations/{Guid.Empty}/end",
            }
        )
            Assert.That((await FilledForm.Open(browser, path)).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
    }

    [TestCase("host", "Read the cases that you are entitled to", "Release")]
    [TestCase("auditor", "Read the access log", "Read the cases that you are entitled to")]
    public async Task The_account_says_what_one_may_do(string person, string may, string mayNot)
    {
        using var browser = await Service.SignIn(person);
        var rights = (await FilledForm.Open(browser, "/account")).Page.QuerySelectorAll("ul.rights li").Select(l => l.TextContent).ToList();
        Assert.That(rights, Has.Member(may).And.No.Member(mayNot));
    }

    private static FilledForm Filled(FilledForm form, string subject, string role) =>
        form.With("Subject", subject).With("Email", subject).With("Name", "A person").With("Role", role).With("Reason", "Note of today.");
}
