using System.Net;

namespace CaseTracker.Web.Tests.Forms;

public sealed class AccessLogTests : FormTests
{
    [Test]
    public async Task An_auditor_finds_who_opened_a_case_by_case_and_person()
    {
        var reference = await NewCase(1);
        await Case(reference);
        using var auditor = await Service.SignIn("auditor");
        var found = await FilledForm.Open(auditor, $"/access-log?reference={reference.ToLowerInvariant()}&subject=desk@example.org");
        Assert.That(
            found.Page.QuerySelector("tbody tr")!.TextContent,
            Does.Contain("The desk desk@example.org").And.Contain("Opened the case").And.Contain(reference).And.Contain("Desk officer")
        );
        Assert.That((await FilledForm.Open(auditor, "/access-log?subject=nobody")).Page.QuerySelector("tbody"), Is.Null);
        Assert.That((await FilledForm.Open(auditor, $"/cases/{reference}/close")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task To_open_a_form_is_to_read_the_case_once()
    {
        var reference = await NewCase(2);
        using var desk = await Service.SignIn("desk");
        await FilledForm.Open(desk, $"/cases/{reference}/close");
        using var auditor = await Service.SignIn("auditor");
        Assert.That(
            (await FilledForm.Open(auditor, $"/access-log?reference={reference}")).Page.QuerySelectorAll("tbody tr"),
            Has.Length.EqualTo(1)
        );
    }

    [Test]
    public async Task Says_that_a_day_is_none()
    {
        using var auditor = await Service.SignIn("auditor");
        var page = await FilledForm.Open(auditor, "/access-log?from=yesterday");
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.Page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("Write the date"));
        Assert.That(page.Page.QuerySelector("#from")!.GetAttribute("value"), Is.EqualTo("yesterday"));
    }

    [TestCase("desk")]
    [TestCase("host")]
    [TestCase("administrator")]
    public async Task Is_forbidden_to_others(string person)
    {
        using var browser = await Service.SignIn(person);
        Assert.That((await FilledForm.Open(browser, "/access-log")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public void No_role_has_more_than_seven_places()
    {
        foreach (var role in Enum.GetValues<Access.Role>())
            Assert.That(Shell.Place.For(Service.Desk with { Role = role }).Count(), Is.LessThanOrEqualTo(7), role.ToString());
    }
}
