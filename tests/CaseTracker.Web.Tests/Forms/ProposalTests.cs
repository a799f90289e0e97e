using System.Net;
using AngleSharp.Dom;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ProposalTests : FormTests
{
    [Test]
    public async Task A_second_person_reads_the_effect_in_words_and_approves()
    {
        var (reference, id) = await Proposed(1);
        using var senior = await Service.SignIn("senior", "fr");
        var list = await FilledForm.Open(senior, "/proposals");
        Assert.That(
            list.Page.QuerySelector($"a[href='/proposals/{id}']")!.Closest("tr")!.TextContent,
            Does.Contain("En attente de votre décision").And.Contain(reference)
        );
        var form = await FilledForm.Open(senior, $"/proposals/{id}");
        Assert.That(form.Page.QuerySelector("dl.facts")!.TextContent, Does.Contain(Terms("fr")).And.Contain("Too long ago."));
        Assert.That(await form.Done("decision=approve"), Is.EqualTo($"/cases/{reference}"));
        Assert.That((await Case(reference)).Case.Closure, Is.EqualTo("prescribed"));
        Assert.That(await form.Done("decision=approve"), Is.EqualTo($"/cases/{reference}"), "Sent twice, it happened once.");
        Assert.That((await FilledForm.Open(senior, "/proposals?decided=true")).Page.Body!.TextContent, Does.Contain("Approuvée"));
    }

    [Test]
    public async Task Rejecting_needs_a_reason()
    {
        var (reference, id) = await Proposed(2);
        using var senior = await Service.SignIn("senior");
        var form = await (await FilledForm.Open(senior, $"/proposals/{id}")).Refused("decision=reject");
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(form.Faults, Is.EqualTo(["Reason for your decision: Give a reason."]));
        Assert.That(await form.With("Reason", "Appeal is pending.").Done("decision=reject"), Is.EqualTo("/proposals"));
        Assert.That((await Case(reference)).Case.Closure, Is.Null);
    }

    [Test]
    public async Task Nobody_decides_on_his_own_and_sees_that_it_waits()
    {
        var (_, id) = await Proposed(3);
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, $"/proposals/{id}");
        Assert.That(form.Page.QuerySelector("main form"), Is.Null);
        Assert.That(form.Page.QuerySelector("dl.facts")!.TextContent, Does.Contain("Yours: waits for a second person"));
    }

    [Test]
    public async Task Keeps_the_reason_when_the_case_changed_since()
    {
        var (reference, id) = await Proposed(4);
        await Service.Send(Second, new SetNarrative.Command(reference, null, "Something new."));
        using var senior = await Service.SignIn("senior");
        var form = await (await FilledForm.Open(senior, $"/proposals/{id}")).With("Reason", "Agreed.").Refused("decision=approve");
        Assert.That((form.Status, form["Reason"]), Is.EqualTo((HttpStatusCode.Conflict, "Agreed.")));
    }

    [Test]
    public async Task A_focal_point_sees_own_proposals_only_and_others_none()
    {
        var (_, id) = await Proposed(5);
        using var focal = await Service.SignIn("focal");
        Assert.That((await FilledForm.Open(focal, "/proposals")).Page.QuerySelector("tbody"), Is.Null);
        Assert.That((await FilledForm.Open(focal, $"/proposals/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, "/proposals")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await FilledForm.Open(host, $"/proposals/{id}")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public void Every_command_that_needs_a_second_person_is_put_in_words() =>
        Assert.That(
            typeof(IFourEyes)
                .Assembly.GetTypes()
                .Where(t => t.IsClass && typeof(IFourEyes).IsAssignableFrom(t))
                .Select(t => t.DeclaringType!.Name),
            Is.EquivalentTo([
                "CloseCase",
                "ReopenCase",
                "MergeCase",
                "CorrectIncident",
                "Designate",
                "ReleaseSuspectName",
                "ReleaseStrictDocument",
                "PublishEdition",
                "SetPublicPage",
            ]),
            "Effect.Of must know each of them."
        );

    private static string Terms(string language)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        try
        {
            return Texts.Terms.Of(Closure.Prescribed);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task<(string Reference, Guid Id)> Proposed(int day)
    {
        var reference = await NewCase(day);
        var version = (await Case(reference)).Un!.Version;
        return (
            reference,
            (await Service.Send(Service.Desk, new CloseCase.Command(reference, version, Closure.Prescribed, "Too long ago.")))
                .ProposalId!
                .Value
        );
    }
}
