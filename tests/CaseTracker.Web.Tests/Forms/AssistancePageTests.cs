using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CaseTracker.Correspondence;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>
/// Assistance on the pages: recorded from a case, followed step by step, read by the host State, and what would unblock the case.
/// </summary>
public sealed class AssistancePageTests : FormTests
{
    [Test]
    public async Task It_is_recorded_from_a_case_and_followed_step_by_step()
    {
        var @case = await NewCase();
        using var browser = await Service.SignIn("focal");
        var form = await FilledForm.Open(browser, $"/cases/{@case}/open-assistance");
        Assert.That((form["Host"], form["Mission"]), Is.EqualTo(("CAF", "MINUSCA")));
        var address = await Filled(form).Done();
        Assert.That(address, Does.Match("^/assistance/AS-CAF-2023-[2-9A-Z]{4}$"));
        Assert.That(
            await Seen(browser, address),
            Does.Contain("Requested by the host State").And.Contain("Two experts").And.Contain(@case).And.Contain("Record a step")
        );
        Assert.That(
            await Seen(browser, $"/cases/{@case}"),
            Does.Contain("What would unblock it")
                .And.Contain("Forensics: Central African Republic asked for it and nothing is offered yet.")
        );

        var tooSoon = Sourced(await FilledForm.Open(browser, $"{address}/assistance-step"))
            .With("Step", "delivered")
            .With("On", new DateOnly(2023, 3, 1));
        var refused = await tooSoon.Refused();
        Assert.That(
            (refused.Status, refused.Faults.Single(), refused["Step"]),
            Is.EqualTo(
                (
                    HttpStatusCode.UnprocessableEntity,
                    "Step of assistance: “Delivered or deployed (1 March 2023)” needs this on record first: “Agreed”. If a source says so all the same, record it as disputed.",
                    "delivered"
                )
            )
        );
        Assert.That(await refused.With("Step", "offered").Done(), Is.EqualTo(address));
        Assert.That(
            await (await FilledForm.Open(browser, $"{address}/note-assistance")).With("Note", "Nobody else reads this.").Done(),
            Is.EqualTo(address)
        );

        using var host = await Service.SignIn("host", "fr");
        Assert.That(
            await Seen(host, address),
            Does.Contain("Offerte").And.Contain("Two experts").And.Not.Contain("Nobody else reads this.").And.Not.Contain("Enregistrer")
        );
        Assert.That(await Seen(host, "/assistance"), Does.Match("[0-9] engagement").And.Contain("Criminalistique"));
        using var contributor = await Service.SignIn("contributor");
        using var hidden = await contributor.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Seen(contributor, $"/cases/{@case}"), Does.Not.Contain("Assistance").And.Not.Contain("unblock"));
        Assert.That(await Seen(contributor, "/assistance"), Does.Contain("appear here once they are recorded"));
    }

    [Test]
    public async Task It_is_recorded_from_a_proceeding_which_then_shows_it()
    {
        var @case = await NewCase(14);
        using var browser = await Service.SignIn("focal");
        var court = (
            await Service.Send(
                Service.Desk,
                new Proceedings.OpenProceeding.Command(
                    [@case],
                    Forum.Civilian,
                    "CAF",
                    null,
                    null,
                    PartialDate.Parse("2023-01-20"),
                    Source.MissionMonitoring,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        var page = await Read(browser, $"/proceedings/{court}");
        var way = page.QuerySelectorAll("main a")
            .Single(a => a.GetAttribute("href")!.StartsWith("/assistance/new", StringComparison.Ordinal));
        var form = await FilledForm.Open(browser, way.GetAttribute("href")!);
        Assert.That((form["Host"], form["Mission"], form["Proceeding"]), Is.EqualTo(("CAF", "MINUSCA", court)));
        var address = await Filled(form).Done();
        Assert.That(await Seen(browser, address), Does.Contain(court).And.Contain(@case));
        Assert.That(await Seen(browser, $"/proceedings/{court}"), Does.Contain(address.Split('/')[^1]));
        using var unknown = await browser.GetAsync(new Uri("/assistance/new?proceeding=PR-CAF-2023-ZZZZ", UriKind.Relative));
        Assert.That(unknown.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_is_wrong_is_said_beside_its_question_and_nothing_is_lost()
    {
        using var browser = await Service.SignIn("desk");
        var form = await FilledForm.Open(browser, "/assistance/new");
        var refused = await Filled(form)
            .With("Host", "CAF")
            .With("Provider", "contributing_state")
            .With("State", "CAF")
            .With("Persons", "many")
            .Refused();
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        foreach (
            var fault in (string[])
                [
                    "A contributing State lends investigators: choose investigation.",
                    "The State that lends investigators cannot be the host State.",
                    "Write a whole number, such as 28.",
                ]
        )
            Assert.That(refused.Faults, Has.Some.Contains(fault));
        Assert.That(refused.Faults, Has.Count.EqualTo(3));
        Assert.That((refused["What"], refused["Persons"]), Is.EqualTo(("Two experts", "many")));
        var fixedUp = refused
            .With("Kind", "investigation")
            .With("State", "MAR")
            .With("Persons", "3")
            .With("Step", "offered")
            .With("Cases", await NewCase(9));
        var address = await fixedUp.Done();
        using var lender = await Service.SignIn("contributor");
        Assert.That(await Seen(lender, address), Does.Contain("3 investigators").And.Contain("Morocco"));
    }

    [Test]
    public async Task A_request_of_the_host_is_taken_up_from_its_submission()
    {
        var @case = await NewCase(11);
        using var browser = await Service.SignIn("desk");
        var content = new SubmissionContent
        {
            Kind = SubmissionKind.AssistanceRequest,
            Points = [new Point { Kind = PointKind.Stated, What = "We need a laboratory." }],
        };
        var host = new Access.Caller("host@example.org", "The host", Access.Role.Liaison, Disclosure.Audience.Of("CAF"), null);
        var submission = (await Service.Send(host, new SendSubmission.Command(@case, content, null, null, null))).Reference!;
        var ways = await Read(browser, $"/submissions/{submission}/accept/1");
        var way = ways.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!)
            .Single(a => a.Contains("open-assistance", StringComparison.Ordinal));
        var form = await FilledForm.Open(browser, way);
        Assert.That((form["Host"], form["Step"], form["What"]), Is.EqualTo(("CAF", "requested", "We need a laboratory.")));
        await form.With("Kind", "forensics").With("Authority", "police").With("Provider", "united_nations").Done();
        Assert.That(
            await Seen(browser, $"/cases/{@case}"),
            Does.Contain("Forensics: Central African Republic asked for it and nothing is offered yet.")
        );
    }

    [Test]
    public async Task A_figure_of_the_table_opens_what_it_counts()
    {
        await (await Opened()).Done();
        using var browser = await Service.SignIn("desk");
        var table = await Read(browser, "/tables/T11?period=2023");
        var link = table.QuerySelectorAll("tr.total a")[0];
        var list = await Read(browser, link.GetAttribute("href")!);
        Assert.That(
            list.QuerySelectorAll("table.rows tbody tr"),
            Has.Length.EqualTo(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(list.QuerySelector("nav.tabs a[aria-current=page]")!.TextContent, Is.EqualTo("Assistance"));

        async Task<FilledForm> Opened() =>
            Filled(await FilledForm.Open(await Service.SignIn("focal"), $"/cases/{await NewCase(12)}/open-assistance"));
    }

    private static FilledForm Filled(FilledForm form) =>
        Sourced(
            form.With("Kind", "forensics")
                .With("Authority", "police")
                .With("Provider", "united_nations")
                .With("Step", "requested")
                .With("What", "Two experts")
                .With("On", new DateOnly(2023, 2, 1))
        );

    private static FilledForm Sourced(FilledForm form) => form.With("Source", "host_official").With("Confidence", "confirmed");

    private static async Task<string> Seen(HttpClient browser, string path) =>
        string.Join(
            ' ',
            (await Read(browser, path)).QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<IDocument> Read(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
