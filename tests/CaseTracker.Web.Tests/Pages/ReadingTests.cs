using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecordedCases = CaseTracker.Web.Tests.Api.Cases;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>The reading pages as every role; the columns of each line are the persons in the order of <see cref="Persons"/>.</summary>
public sealed partial class ReadingTests
{
    // {own} is a case of MINUSCA that concerns CAF and MAR, {other} one of MONUSCO that concerns neither.
    private static readonly string[] Persons =
    [
        "desk",
        "senior",
        "focal",
        "focal of another",
        "host",
        "contributor",
        "stranger",
        "auditor",
        "administrator",
    ];

    //                                        desk sen. focal other host contr. stran. audit. admin.
    private static readonly object[][] Readings =
    [
        ["/", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/account", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/cases", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/cases?host=Maroc&sort=killed", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/cases?act=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/cases?sort=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/cases?after=nonsense", 400, 400, 400, 400, 400, 400, 400, 403, 403],
        ["/cases?asOf=2024", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/cases?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/cases/{own}", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/cases/{other}", 200, 200, 404, 200, 404, 404, 404, 403, 403],
        ["/cases/{own}?asOf=@1", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/cases/{own}?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/cases/{own}?audience=nowhere", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/cases/{own}/status", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/cases/{own}/status?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/cases/{own}/history", 200, 200, 200, 404, 403, 403, 403, 403, 403],
        ["/cases/{own}/why", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/tables/update", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/tables/update?mission=MINUSCA&period=2017", 200, 200, 200, 404, 403, 403, 403, 403, 403],
        ["/tables/update?mission=NONSUCH", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/tables/update?mission=MINUSCA&period=nonsense", 400, 400, 400, 400, 403, 403, 403, 403, 403],
        ["/tables/update?mission=MINUSCA&edition=nonsense", 400, 400, 400, 400, 403, 403, 403, 403, 403],
        ["/tables/update?mission=MINUSCA&edition=99", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/tables/update?mission=MINUSCA&edition=1&asOf=@3", 400, 400, 400, 400, 403, 403, 403, 403, 403],
        ["/proceedings", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/proceedings?state=CAF&with=convicted&sort=next_hearing", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/proceedings?forum=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/proceedings?sort=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/proceedings?page=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/proceedings?page=0", 400, 400, 400, 400, 400, 400, 400, 403, 403],
        ["/proceedings?asOf=2024", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/proceedings?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/proceedings/{proceeding}", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/proceedings/{proceeding}?accused=nonsense", 200, 200, 200, 404, 200, 200, 404, 403, 403],
        ["/proceedings/{proceeding}?audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/proceedings/{proceeding}?asOf=@1", 404, 404, 404, 404, 403, 403, 403, 403, 403],
        ["/clocks", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/clocks?view=running&owed=un&kind=notify_host&state=Maroc&mission=MINUSCA", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/clocks?view=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/clocks?page=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/clocks?page=0", 400, 400, 400, 400, 400, 400, 400, 403, 403],
        ["/clocks/policies", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/clocks/policies/notify_host", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/clocks/policies/nonsense", 404, 404, 403, 403, 403, 403, 403, 403, 403],
        ["/clocks/calendars", 200, 200, 200, 200, 200, 200, 200, 200, 200],
        ["/clocks/calendars/HQ", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/clocks/calendars/new", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/clocks/calendars/nonsense", 404, 404, 403, 403, 403, 403, 403, 403, 403],
        ["/tables", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/tables/T1", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/tables/T7?period=2017&audience=MAR", 200, 200, 403, 403, 403, 200, 403, 403, 403],
        ["/tables/T1?period=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/tables/T1?period=0001..9999", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/tables/T1?period=1900..2999", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/outbox", 200, 200, 403, 403, 403, 403, 403, 403, 403],
        ["/tables/T2", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/tables/T1/definition", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/tables/areas", 200, 200, 200, 200, 200, 200, 200, 403, 403],
        ["/tables/areas?asOf=2024", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/tables/areas?period=nonsense", 400, 400, 400, 400, 400, 400, 400, 400, 400],
        ["/tables/public", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/public", 404, 404, 404, 404, 404, 404, 404, 404, 404],
        ["/tables/T99/definition", 404, 404, 404, 404, 404, 404, 404, 404, 404],
        ["/dashboard", 200, 200, 200, 200, 403, 403, 403, 403, 403],
        ["/tables/T99", 404, 404, 404, 404, 404, 404, 404, 404, 404],
    ];

    private RecordedCases _cases = null!;
    private string _proceeding = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _cases = await RecordedCases.Start();
        _proceeding = await Trial.Hold(_cases.Service, _cases.Own);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _cases.DisposeAsync();

    [TestCaseSource(nameof(Readings))]
    public async Task Reading(params object[] line)
    {
        for (var i = 0; i < Persons.Length; i++)
            Assert.That(
                (int)(await Get(Persons[i], Address((string)line[0]))).Status,
                Is.EqualTo(line[i + 1]),
                $"{line[0]} as {Persons[i]}"
            );
        var nobody = await Get(null, Address((string)line[0]));
        Assert.That(nobody.Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    /// <summary>Whatever page there is: nobody ever sees a fault of the product.</summary>
    [Test]
    public async Task No_page_fails_for_anybody()
    {
        var pages = _cases
            .Service.App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!)
            .Distinct()
            .ToList();
        Assert.That(pages, Has.Count.GreaterThan(8));
        foreach (var page in pages)
        {
            var address = "/" + Optional().Replace(page, "").Replace("{reference}", _cases.Own, StringComparison.Ordinal).TrimStart('/');
            foreach (var person in Persons)
            {
                var answer = await Get(person, Parameter().Replace(address, "nonsense"));
                Assert.That((int)answer.Status, Is.AnyOf(200, 302, 400, 403, 404, 405), $"{page} as {person}");
            }
        }
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Pages_speak_the_reader_s_language_and_show_no_code(string language)
    {
        foreach (
            var (path, person) in Readings
                .Where(r => r[1] is 200)
                .SelectMany(r => Persons.Where((_, i) => r[i + 1] is 200).Select(p => ((string)r[0], p)))
        )
        {
            var page = await Page(person, Address(path), language);
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(page.QuerySelectorAll("h1"), Has.Exactly(1).Items, path);
            Assert.That(page.QuerySelectorAll("script:not([src^='/']), [style], [onclick]"), Is.Empty, path);
            Assert.That(Code().Matches(page.Body!.TextContent).Select(m => m.Value), Is.Empty, $"{path} as {person}");
            Assert.That(
                page.QuerySelectorAll("input:not([type=hidden]), select, textarea")
                    .Where(f => f.Closest("label") is null && page.QuerySelector($"label[for={f.Id}]") is null),
                Is.Empty,
                path
            );
        }
    }

    [Test]
    public async Task What_is_invisible_looks_exactly_like_what_does_not_exist()
    {
        foreach (var person in new[] { "host", "contributor", "stranger", "focal" })
        {
            var (invisible, unknown) = (await Get(person, $"/cases/{_cases.Other}"), await Get(person, "/cases/MONUSCO-2017-ZZZZ"));
            Assert.That(
                (invisible.Status, invisible.Text, invisible.Headers),
                Is.EqualTo((unknown.Status, unknown.Text, unknown.Headers)),
                person
            );
        }
    }

    [TestCase(
        "host",
        "Internal narrative",
        "Invented MAR",
        "Invented KHM",
        "Invented ZAF",
        "Invented suspect",
        "a village to the north",
        "{other}"
    )]
    [TestCase(
        "contributor",
        "Internal narrative",
        "Invented MAR",
        "Invented KHM",
        "Invented ZAF",
        "Bangassou",
        "Cambodia",
        "Invented suspect",
        "a village to the north",
        "{other}"
    )]
    [TestCase("stranger", "Internal narrative", "Invented", "Bangassou", "{own}", "{other}", "{proceeding}")]
    public async Task No_page_of_a_State_holds_what_is_for_others(string person, params string[] secrets)
    {
        var column = Array.IndexOf(Persons, person) + 1;
        foreach (var path in Readings.Where(r => r[column] is 200).Select(r => Address((string)r[0])))
        {
            var text = (await Get(person, path)).Text;
            // The States that a filter or a table offers to choose from are all there are.
            text = Choices().Replace(text, "");
            Assert.That(secrets.Select(Address).Where(s => text.Contains(s, StringComparison.Ordinal)), Is.Empty, path);
        }
    }

    [Test]
    public async Task Every_figure_opens_the_cases_behind_it()
    {
        var table = await Page("desk", "/tables/T1?period=2017");
        var total = table.QuerySelector("tr.total td a")!;
        var list = await Page("desk", total.GetAttribute("href")!);
        Assert.That(
            list.QuerySelectorAll("table.cases tbody tr"),
            Has.Exactly(int.Parse(total.TextContent, System.Globalization.CultureInfo.InvariantCulture)).Items
        );
    }

    [Test]
    public async Task A_desk_sees_what_a_State_sees()
    {
        var (desk, state) = (await Page("desk", $"/cases/{_cases.Own}?audience=MAR"), await Page("contributor", $"/cases/{_cases.Own}"));
        foreach (var part in new[] { ".case-head", ".track", ".story", "dl.facts", "#persons + p + .table-box" })
            Assert.That(desk.QuerySelector(part)!.TextContent, Is.EqualTo(state.QuerySelector(part)!.TextContent), part);
    }

    private string Address(string text) =>
        text.Replace("{own}", _cases.Own, StringComparison.Ordinal)
            .Replace("{other}", _cases.Other, StringComparison.Ordinal)
            .Replace("{proceeding}", _proceeding, StringComparison.Ordinal);

    private async Task<(HttpStatusCode Status, string Text, string Headers)> Get(string? person, string address, string language = "en")
    {
        var answer = await (await _cases.As(person, language)).Get(address);
        return (
            answer.Status,
            answer.Text,
            string.Join('\n', answer.Headers.Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}"))
        );
    }

    private async Task<IDocument> Page(string person, string address, string language = "en") =>
        new HtmlParser().ParseDocument((await Get(person, address, language)).Text);

    [GeneratedRegex(@"/?\{[^}]*\?\}")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b[a-z]+_[a-z_]+\b|\b[A-Z]\w+\.[a-z]+_\w+")]
    private static partial Regex Code();

    [GeneratedRegex("<option[^>]*>[^<]*(</option>)?")]
    private static partial Regex Choices();
}
