using System.Net;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Time limits on the pages of officers and of States.</summary>
public sealed class ClockTests : FormTests
{
    [Test]
    public async Task A_case_shows_what_runs_and_why_it_ends_then()
    {
        var reference = await Notified(1);
        using var desk = await Service.SignIn("desk");
        using var host = await Service.SignIn("host");
        var seen = (await FilledForm.Open(desk, $"/cases/{reference}")).Page.QuerySelector("main")!;
        Assert.That(
            seen.QuerySelectorAll(".clocks > li > strong").Select(c => c.TextContent),
            Is.EquivalentTo(
                (string[])
                    [
                        "Notification of the host State, Central African Republic",
                        "Notification of the contributing State, Morocco",
                        "Acknowledgement by the host State",
                        "Review of a dormant case",
                        "Review of a dormant case",
                    ]
            )
        );
        Assert.That(
            seen.TextContent,
            Does.Contain("10 working days").And.Contain("default of the product").And.Contain("weekend").And.Contain("Due by the end of")
        );
        var own = (await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector(".clocks")!;
        Assert.That(
            own.QuerySelectorAll("li > strong").Select(c => c.TextContent),
            Is.EqualTo((string[])["Acknowledgement by the host State"])
        );
        Assert.That(
            (own.QuerySelector("details") is not null, own.QuerySelector(".clock-actions")),
            Is.EqualTo((true, (AngleSharp.Dom.IElement?)null))
        );
    }

    [Test]
    public async Task A_State_that_is_not_concerned_by_a_clock_finds_no_heading()
    {
        var reference = await NewCase(2);
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, $"/cases/{reference}")).Page.QuerySelector("#clocks"), Is.Null);
    }

    [Test]
    public async Task An_officer_pauses_resumes_and_extends_with_a_reason()
    {
        var reference = await Notified(3);
        using var focal = await Service.SignIn("focal");
        var at = $"/cases/{reference}/clocks/{await ClockOf(reference)}";
        var without = await (await FilledForm.Open(focal, $"{at}/pause")).Refused();
        Assert.That((without.Status, without.Faults.Count), Is.EqualTo((HttpStatusCode.BadRequest, 1)));
        Assert.That(await (await FilledForm.Open(focal, $"{at}/pause")).With("Reason", "Floods").Done(), Is.EqualTo($"/cases/{reference}"));
        Assert.That(
            (await FilledForm.Open(focal, $"/cases/{reference}")).Page.QuerySelector(".clocks")!.TextContent,
            Does.Contain("Paused since").And.Contain("Reason: Floods")
        );
        var again = await (await FilledForm.Open(focal, $"{at}/pause")).With("Reason", "Again").Refused();
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        await (await FilledForm.Open(focal, $"{at}/resume")).With("Reason", "Dry again").Done();
        var wrong = await (await FilledForm.Open(focal, $"{at}/extend")).With("Units", "many").With("Reason", "Asked for").Refused();
        Assert.That(
            (wrong.Status, wrong["Units"], wrong["Reason"]),
            Is.EqualTo((HttpStatusCode.BadRequest, "many", "Asked for")),
            "nothing typed is lost"
        );
        await wrong.With("Units", "5").Done();
        Assert.That(
            (await FilledForm.Open(focal, $"/cases/{reference}")).Page.QuerySelector(".clocks")!.TextContent,
            Does.Contain("Extended by 5 days")
        );
        Assert.That((await FilledForm.Open(focal, $"{at}/destroy")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var another = await Service.SignIn("focal of another");
        Assert.That((await FilledForm.Open(another, $"{at}/pause")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using var host = await Service.SignIn("host");
        Assert.That((await FilledForm.Open(host, $"{at}/pause")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_list_and_the_home_page_say_what_is_overdue()
    {
        var reference = await Notified(4);
        using var desk = await Service.SignIn("desk");
        using var host = await Service.SignIn("host", "fr");
        var overdue = (await FilledForm.Open(host, "/clocks")).Page;
        Assert.That(
            overdue.QuerySelectorAll("tbody tr").Select(r => r.TextContent).Where(t => t.Contains(reference, StringComparison.Ordinal)),
            Has.Exactly(1).Contains("Échu depuis le")
        );
        Assert.That((await FilledForm.Open(host, "/")).Page.QuerySelector("a.overdue")!.TextContent, Does.Contain("échu"));
        Assert.That(
            (await FilledForm.Open(desk, "/clocks?owed=states")).Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent),
            Has.Some.Contains(reference)
        );
        Assert.That(
            (await FilledForm.Open(desk, "/clocks?owed=un")).Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent),
            Has.None.Contains("Acknowledgement")
        );
        Assert.That((await FilledForm.Open(desk, "/clocks")).Page.QuerySelector("#reminders"), Is.Not.Null);
        Assert.That((await FilledForm.Open(desk, "/")).Page.QuerySelector("a[href='/clocks#reminders']"), Is.Not.Null);
    }

    [Test]
    public async Task The_Secretariat_sets_a_policy()
    {
        using var desk = await Service.SignIn("desk");
        var form = await FilledForm.Open(desk, "/clocks/policies/answer_submission");
        Assert.That((form["Amount"], form["Unit"]), Is.EqualTo(("10", "working_days")));
        Assert.That((await form.Refused()).Faults, Has.Count.EqualTo(1), "the reason");
        Assert.That(await form.With("Amount", "5").With("Reason", "Answer sooner").Done(), Is.EqualTo("/clocks/policies"));
        var shown = (await FilledForm.Open(desk, "/clocks/policies")).Page.QuerySelector("main")!.TextContent;
        Assert.That(shown, Does.Contain("5 working days").And.Contain("Answer sooner").And.Contain("No policy: it does not run"));
        using var host = await Service.SignIn("host");
        Assert.That(
            (await FilledForm.Open(host, "/clocks/policies")).Page.QuerySelector("main")!.TextContent,
            Does.Not.Contain("Answer sooner")
        );
    }

    [Test]
    public async Task The_Secretariat_enters_the_holidays_of_a_mission()
    {
        using var desk = await Service.SignIn("desk");
        var form = (await FilledForm.Open(desk, "/clocks/calendars/new"))
            .With("Calendar.Code", "MONUSCO")
            .With("Calendar.TimeZone", "Africa/Kinshasa")
            .With("Reason", "Its own calendar");
        var refused = await form.With("Calendar.Holidays", "2026-06-30 Independence Day\nsome day").Refused();
        Assert.That(
            (refused.Status, refused.Faults.Single()),
            Is.EqualTo((HttpStatusCode.BadRequest, "Holidays: Line 2 is not a day and a name, such as 2026-12-25 Christmas Day."))
                .Or.EqualTo((HttpStatusCode.BadRequest, "Line 2 is not a day and a name, such as 2026-12-25 Christmas Day."))
        );
        Assert.That(await refused.With("Calendar.Holidays", "2026-06-30 Independence Day").Done(), Is.EqualTo("/clocks/calendars"));
        Assert.That(
            (await FilledForm.Open(desk, "/clocks/calendars")).Page.QuerySelector("main")!.TextContent,
            Does.Contain("Africa/Kinshasa").And.Contain("30 June 2026").And.Contain("Independence Day")
        );
        var stale = await FilledForm.Open(desk, "/clocks/calendars/MONUSCO");
        await (await FilledForm.Open(desk, "/clocks/calendars/MONUSCO"))
            .With("Calendar.TimeZone", "Africa/Lubumbashi")
            .With("Reason", "Goma")
            .Done();
        var conflict = await stale.With("Calendar.TimeZone", "Africa/Kigali").With("Reason", "Another").Refused();
        Assert.That((conflict.Status, conflict["Calendar.TimeZone"]), Is.EqualTo((HttpStatusCode.Conflict, "Africa/Kigali")));
    }

    /// <summary>Its host was notified in May 2020 and has not answered since.</summary>
    private async Task<string> Notified(int day)
    {
        var reference = await NewCase(day);
        await Service.Send(Service.Desk, new NotifyState.Command(reference, null, "CAF", new PartialDate(2020, 5, day + 1)));
        await Service.Send(Service.Desk, new NotifyState.Command(reference, null, "MAR", new PartialDate(2020, 5, day + 1)));
        return reference;
    }

    /// <summary>The review of the case, which alone is not overdue.</summary>
    private async Task<Guid?> ClockOf(string reference) =>
        (await Service.Send(Service.Desk, new ViewClocks.Query(reference)))
            .Single(c => c.Clock is { Kind: "dormant_review", EndedOn: null })
            .Clock.ClockId;
}
