using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CaseTracker.Proceedings;
using CaseTracker.Web.Pages.Proceedings;
using RecordedCases = CaseTracker.Web.Tests.Api.Cases;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>What each audience reads of a proceeding.</summary>
public sealed class ProceedingPageTests
{
    private RecordedCases _cases = null!;
    private string _reference = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _cases = await RecordedCases.Start();
        _reference = await Trial.Hold(_cases.Service, _cases.Own);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [Test]
    public async Task The_list_says_how_many_and_when_the_next_hearing_is()
    {
        var page = await Page("host", "/proceedings");
        Assert.That(page.QuerySelector(".count")!.TextContent, Is.EqualTo("1 proceeding"));
        Assert.That(
            page.QuerySelector("tbody tr")!.TextContent,
            Does.Contain(_reference)
                .And.Contain(_cases.Own)
                .And.Contain(Long(Trial.NextHearing))
                .And.Contain("Death penalty")
                .And.Contain("Tried in absentia")
        );
        var stranger = await Page("stranger", "/proceedings");
        Assert.That(stranger.QuerySelector(".count")!.TextContent, Is.EqualTo("0 proceedings"));
        Assert.That(stranger.QuerySelector(".empty")!.TextContent, Does.Contain("appears here once one is recorded"));
    }

    [TestCase("?forum=military&state=CAF&with=convicted", 1)]
    [TestCase("?state=Central African Republic", 1)]
    [TestCase("?forum=icc", 0)]
    [TestCase("?with=at_large", 0)]
    [TestCase("?page=2", 0)]
    public async Task The_address_filters_the_list(string query, int expected)
    {
        var page = await Page("desk", $"/proceedings{query}");
        Assert.That(page.QuerySelectorAll("tbody tr"), Has.Exactly(expected).Items);
    }

    [Test]
    public async Task Every_figure_of_accused_opens_the_proceedings_behind_it()
    {
        var table = await Page("desk", "/tables/T14?period=2017");
        Assert.That(table.QuerySelector("tbody th a")!.GetAttribute("href"), Is.EqualTo($"/proceedings/{_reference}"));
        var figures = table.QuerySelectorAll("td a[href^='/proceedings']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.That(figures, Is.Not.Empty);
        foreach (var address in figures)
            Assert.That((await Page("desk", address)).QuerySelectorAll("tbody tr"), Has.Exactly(1).Items, address);
    }

    [Test]
    public async Task The_UN_reads_all_statements_and_why_each_counts()
    {
        var page = await Page("desk", Address);
        var story = page.QuerySelector(".story")!.TextContent;
        Assert.That(
            story,
            Does.Contain("Court record before all others")
                .And.Contain("media alone move nothing")
                .And.Contain("Convicted, final or not: 51")
                .And.Contain("Convicted, final or not: 49")
                .And.Contain("Invented record")
        );
        Assert.That(story, Does.Contain("suspects 1–10"), "what is said of several is told once");
        Assert.That(
            page.QuerySelector("dl.numbers")!.TextContent,
            Does.Contain("recorded one by one: 2").And.Contain("Stated otherwise: 49 (Media, Unconfirmed)")
        );
        Assert.That(page.QuerySelectorAll(".grid tbody tr"), Has.Exactly(12).Items);
        Assert.That(page.QuerySelector(".grid")!.TextContent, Does.Contain("Invented suspect 12").And.Contain("a village to the north"));
    }

    [TestCase("host")]
    [TestCase("contributor")]
    public async Task A_State_reads_what_it_may_know_and_nothing_tells_of_the_rest(string person)
    {
        var answer = await (await _cases.As(person)).Get(Address);
        foreach (var secret in Trial.Secrets)
            Assert.That(answer.Text, Does.Not.Contain(secret));
        var page = new HtmlParser().ParseDocument(answer.Text);
        Assert.That(page.QuerySelectorAll(".grid tbody tr"), Has.Exactly(11).Items);
        Assert.That(page.Body!.TextContent, Does.Not.Contain("Unconfirmed").And.Not.Contain("before all others").And.Contain("Counts"));
        Assert.That(page.QuerySelectorAll("a[href*=accused], a[href*='/state'], .case-change"), Is.Empty);
    }

    [Test]
    public async Task The_grid_says_suspect_until_final_and_flags_what_must_be_flagged()
    {
        var page = await Page("contributor", Address);
        var rows = page.QuerySelectorAll(".grid tbody tr").Select(r => r.TextContent).ToList();
        Assert.That(
            rows[0],
            Does.StartWith("Suspect 1").And.Contain("Convicted, not final").And.Contain("Death penalty").And.Contain("Tried in absentia")
        );
        Assert.That(rows[1], Does.Contain("Term of imprisonment, 10 years 6 months"));
        Assert.That(rows[2], Does.Contain("Arrested").And.Not.Contain("bail"));
        Assert.That(
            page.QuerySelectorAll(".grid td:not(.nothing)").Where(c => c.GetAttribute("data-label") is null),
            Is.Empty,
            "each cell names its column on a narrow screen"
        );
    }

    [Test]
    public async Task A_desk_sees_what_a_State_sees()
    {
        var (desk, state) = (await Page("desk", $"{Address}?audience=MAR"), await Page("contributor", Address));
        foreach (var part in new[] { ".case-head", ".track", ".grid", ".story", ".columns" })
            Assert.That(desk.QuerySelector(part)!.TextContent, Is.EqualTo(state.QuerySelector(part)!.TextContent), part);
    }

    [Test]
    public async Task What_is_invisible_looks_exactly_like_what_does_not_exist()
    {
        foreach (var person in new[] { "stranger", "focal of another" })
        {
            var (invisible, unknown) = (
                await (await _cases.As(person)).Get(Address),
                await (await _cases.As(person)).Get("/proceedings/PR-CAF-2018-ZZZZ")
            );
            Assert.That(((int)invisible.Status, invisible.Text), Is.EqualTo((404, unknown.Text)), person);
        }
    }

    [Test]
    public async Task The_page_of_a_case_names_its_proceedings()
    {
        Assert.That((await Page("host", $"/cases/{_cases.Own}")).QuerySelector($"a[href='/proceedings/{_reference}']"), Is.Not.Null);
        Assert.That((await Page("desk", $"/cases/{_cases.Other}")).QuerySelector("#proceedings"), Is.Null);
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task The_page_is_light_and_every_form_that_it_offers_opens(string language)
    {
        var desk = await _cases.As("desk", language);
        var page = new HtmlParser().ParseDocument((await desk.Get(Address)).Text);
        var change = page.QuerySelector(".grid a[href*=accused]")!.GetAttribute("href")!;
        var chosen = await desk.Get($"{Address}{change}");
        Assert.That(Encoding.UTF8.GetByteCount(chosen.Text), Is.LessThan(50_000));
        var forms = new HtmlParser()
            .ParseDocument(chosen.Text)
            .QuerySelectorAll(".case-change a")
            .Select(a => a.GetAttribute("href")!)
            .Distinct()
            .ToList();
        Assert.That(forms, Has.Count.GreaterThan(5));
        foreach (var form in forms)
            Assert.That((int)(await desk.Get(form)).Status, Is.EqualTo(200), form);
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task The_calendar_holds_the_hearings_to_come(string language)
    {
        var answer = await (await _cases.As("contributor", language)).Get("/proceedings/calendar.ics");
        using var browser = await _cases.Service.SignIn("contributor", language);
        using var file = await browser.GetAsync(new Uri("/proceedings/calendar.ics", UriKind.Relative));
        Assert.That(file.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
        var entry = ReadCalendar.Events(answer.Text).Single();
        Assert.That(entry["DTSTART;VALUE=DATE"], Is.EqualTo(Trial.NextHearing.ToString("yyyyMMdd", CultureInfo.InvariantCulture)));
        Assert.That(entry["DTEND;VALUE=DATE"], Is.EqualTo(Trial.NextHearing.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)));
        Assert.That(entry["SUMMARY"], Does.Contain(_reference).And.Contain(language == "en" ? "Military court" : "Juridiction militaire"));
        Assert.That(entry["URL"], Does.EndWith($"/proceedings/{_reference}"));
        Assert.That(answer.Text, Does.Not.Contain("Bangui"));
        Assert.That(ReadCalendar.Events((await (await _cases.As("stranger")).Get("/proceedings/calendar.ics")).Text), Is.Empty);
        Assert.That((int)(await (await _cases.As("auditor")).Get("/proceedings/calendar.ics")).Status, Is.EqualTo(403));
        Assert.That((int)(await (await _cases.As(null)).Get("/proceedings/calendar.ics")).Status, Is.EqualTo(302));
    }

    [Test]
    public void A_calendar_tells_one_day_once_and_what_is_not_known_of_it()
    {
        UpcomingDates.Hearing[] hearings =
        [
            new()
            {
                Proceeding = "PR-CAF-2018-AAAA",
                On = "2026-12-01",
                Forum = "special_or_hybrid",
                State = "CAF",
                Confidence = "unconfirmed",
            },
            new()
            {
                Proceeding = "PR-CAF-2018-AAAA",
                On = "2026-12-01",
                Forum = "special_or_hybrid",
                State = "CAF",
                Confidence = "confirmed",
            },
            new()
            {
                Proceeding = "PR-CAF-2018-AAAA",
                On = "2027-02",
                Forum = "icc",
                Confidence = "disputed",
            },
        ];
        var now = new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);
        var events = ReadCalendar.Events(CalendarFile.Of(hearings, now, r => $"https://example.org/{new string('é', 80)}/{r}"));
        Assert.That(
            events.Select(e => (e["UID"], e["STATUS"], e["DTSTART;VALUE=DATE"], e["DTEND;VALUE=DATE"], e["DTSTAMP"])),
            Is.EqualTo(
                new[]
                {
                    ("pr-caf-2018-aaaa-2026-12-01@casetracker", "CONFIRMED", "20261201", "20261202", "20261122T010203Z"),
                    ("pr-caf-2018-aaaa-2027-02@casetracker", "TENTATIVE", "20270201", "20270301", "20261122T010203Z"),
                }
            )
        );
        Assert.That(events[1]["DESCRIPTION"], Does.Contain("The day is not known, only: February 2027.\nConfidence: Disputed"));
    }

    private string Address => $"/proceedings/{_reference}";

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en"));

    private async Task<IDocument> Page(string person, string address) =>
        new HtmlParser().ParseDocument((await (await _cases.As(person)).Get(address)).Text);
}
