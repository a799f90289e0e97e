using System.Net;
using CaseTracker.Missions;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

public sealed class MissionTests : FormTests
{
    [TestCase("desk")]
    [TestCase("focal")]
    [TestCase("host")]
    [TestCase("auditor")]
    [TestCase("administrator")]
    public async Task Everybody_reads_missions_and_only_the_Secretariat_their_history(string person)
    {
        using var browser = await Service.SignIn(person);
        Assert.That((await FilledForm.Open(browser, "/missions")).Page.QuerySelector("a[href='/missions/MINUSMA']"), Is.Not.Null);
        var page = (await FilledForm.Open(browser, "/missions/MINUSMA")).Page;
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Mali").And.Contain("31 December 2023"));
        Assert.That(page.QuerySelector("ol.past") is not null, Is.EqualTo(person is "desk" or "focal"));
        Assert.That(page.QuerySelector("a[href='/missions/MINUSMA/edit']") is not null, Is.EqualTo(person == "desk"));
        if (person != "desk")
            Assert.That((await FilledForm.Open(browser, "/missions/MINUSMA/edit")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_mission_with_spaces_in_its_acronyms_keeps_them()
    {
        using var desk = await Service.SignIn("desk");
        var before = await Of("UNEF I");
        var address = (await FilledForm.Open(desk, "/missions"))
            .Page.QuerySelectorAll("tbody th a")
            .Single(a => a.TextContent == "UNEF I")
            .GetAttribute("href")!;
        Assert.That(
            await (await FilledForm.Open(desk, $"{address}/edit"))
                .With("Mission.Note.En", "A note.")
                .With("Mission.Note.Fr", "Une note.")
                .With("Reason", "Asked for.")
                .Done(),
            Is.EqualTo(address)
        );
        Assert.That((await Of("UNEF I")).Mission.Aliases, Is.EqualTo(before.Mission.Aliases));
    }

    [Test]
    public async Task A_change_leaves_what_it_does_not_touch_and_stands_in_the_history()
    {
        using var desk = await Service.SignIn("desk");
        var before = await Of("UNFICYP");
        var form = (await FilledForm.Open(desk, "/missions/UNFICYP/edit"))
            .With("Mission.Note.En", "A note.")
            .With("Mission.Note.Fr", "Une note.")
            .With("Reason", "Asked for by the office.");
        Assert.That(await form.Done(), Is.EqualTo("/missions/UNFICYP"));
        var after = await Of("UNFICYP");
        Assert.That(after.Mission.Note, Is.EqualTo(new Wording("A note.", "Une note.")));
        Assert.That(
            (after.Mission with { Note = before.Mission.Note, Hosts = before.Mission.Hosts, Aliases = before.Mission.Aliases }),
            Is.EqualTo(before.Mission)
        );
        Assert.That(after.Mission.Hosts, Is.EqualTo(before.Mission.Hosts));
        Assert.That(
            (await FilledForm.Open(desk, "/missions/UNFICYP")).Page.QuerySelector("ol.past li")!.TextContent,
            Does.Contain("Changed: Note").And.Contain("Asked for by the office.")
        );
    }

    [Test]
    public async Task Adds_a_mission_with_host_States_over_time_once()
    {
        using var desk = await Service.SignIn("desk");
        var form = (await FilledForm.Open(desk, "/missions/new"))
            .With("Mission.Code", "UNTEST")
            .With("Mission.Names.En", "Test mission")
            .With("Mission.Names.Fr", "Mission d’essai")
            .With("Mission.ResponsibleOffice.En", "Office")
            .With("Mission.ResponsibleOffice.Fr", "Bureau")
            .With("Mission.Hosts[0].State", "FJI")
            .With("Mission.Hosts[0].To.Year", "2020")
            .With("Mission.Hosts[1].State", "NRU")
            .With("Mission.Hosts[1].From.Year", "2021")
            .With("Reason", "Established.");
        await form.Done();
        Assert.That(await form.Done(), Is.EqualTo("/missions/UNTEST"));
        var added = await Of("UNTEST");
        Assert.That(
            added.Mission.Hosts,
            Is.EqualTo([new HostPeriod("FJI", null, new PartialDate(2020)), new HostPeriod("NRU", new PartialDate(2021), null)])
        );
        Assert.That(added.History, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Says_in_French_what_is_wrong_and_keeps_what_was_typed()
    {
        using var desk = await Service.SignIn("desk", "fr");
        var form = await (await FilledForm.Open(desk, "/missions/new"))
            .With("Mission.Code", "not a code!")
            .With("Mission.Names.En", "Only English")
            .With("Mission.End.Month", "13")
            .Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            form.Faults,
            Has.Some.StartsWith("Sigle")
                .And.Some.StartsWith("Nom en anglais")
                .And.Some.StartsWith("Clôturée le")
                .And.Some.StartsWith("Motif")
        );
        Assert.That(
            (form["Mission.Code"], form["Mission.Names.En"], form["Mission.End.Month"]),
            Is.EqualTo(("not a code!", "Only English", "13"))
        );
    }

    [Test]
    public async Task Adds_no_mission_over_a_known_one()
    {
        using var desk = await Service.SignIn("desk");
        var form = await (await FilledForm.Open(desk, "/missions/new"))
            .With("Mission.Code", "UNMIK")
            .With("Mission.Names.En", "X")
            .With("Mission.Names.Fr", "X")
            .With("Mission.ResponsibleOffice.En", "X")
            .With("Mission.ResponsibleOffice.Fr", "X")
            .With("Reason", "X")
            .Refused();
        Assert.That(form.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(form.Faults, Has.Count.EqualTo(1).And.All.StartsWith("Acronym: "));
    }

    [Test]
    public async Task Keeps_the_text_when_somebody_else_was_faster()
    {
        using var desk = await Service.SignIn("desk");
        var form = (await FilledForm.Open(desk, "/missions/UNMISS/edit")).With("Mission.Names.En", "My name").With("Reason", "Mine.");
        var mission = (await Of("UNMISS")).Mission;
        await Service.Send(Second, new DefineMission.Command(mission with { Names = mission.Names with { En = "Their name" } }, "Theirs."));
        var stale = await form.Refused();
        Assert.That((stale.Status, stale["Mission.Names.En"]), Is.EqualTo((HttpStatusCode.Conflict, "My name")));
        Assert.That(stale.Page.QuerySelector(".recorded")!.TextContent, Does.Contain("Their name"));
        await stale.Done();
        Assert.That((await Of("UNMISS")).Mission.Names.En, Is.EqualTo("My name"));
    }

    private Task<ViewMission.View> Of(string code) => Service.Send(Service.Desk, new ViewMission.Query(code));
}
