using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CaseTracker.Briefing;
using RecordedCases = CaseTracker.Web.Tests.Api.Cases;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>Pictures stand beside the table that they draw, and only there may a page run scripts.</summary>
public sealed class PictureTests
{
    private RecordedCases _cases = null!;
    private HttpClient _browser = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cases = await RecordedCases.Start();
        _browser = await _cases.Service.SignIn("desk");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _browser.Dispose();
        await _cases.DisposeAsync();
    }

    [Test]
    public async Task Scripts_run_only_on_pages_with_a_picture_and_only_those_of_the_service([Values] TableId id)
    {
        using var answer = await _browser.GetAsync(new Uri($"/tables/{id}", UriKind.Relative));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var isDrawn = page.QuerySelector("[data-picture]") is not null;
        Assert.Multiple(() =>
        {
            Assert.That(isDrawn, Is.EqualTo(id is TableId.T2 or TableId.T3 or TableId.T9));
            Assert.That(policy.Contains("script-src 'self';", StringComparison.Ordinal), Is.EqualTo(isDrawn));
            Assert.That(policy, Does.Not.Contain("unsafe"));
            Assert.That(page.QuerySelectorAll("script").Length, Is.EqualTo(isDrawn ? 2 : 0));
            Assert.That(page.QuerySelectorAll("script:not([defer]), script:not([src^='/']), script:not(:empty)"), Is.Empty);
        });
    }

    [TestCase("T2")]
    [TestCase("T3")]
    [TestCase("T9")]
    public async Task A_picture_draws_columns_that_its_table_has(string id)
    {
        var page = await Page($"/tables/{id}");
        var figure = page.QuerySelector("[data-picture]")!;
        var table = page.GetElementById(figure.GetAttribute("data-of")!)!;
        Assert.Multiple(() =>
        {
            Assert.That(figure.HasAttribute("hidden"), "without scripts there is no empty frame");
            Assert.That(
                figure.GetAttribute("data-columns")!.Split(' ').Where(c => table.QuerySelector($"th[data-column={c}]") is null),
                Is.Empty
            );
            Assert.That(page.GetElementById(figure.QuerySelector("[role=img]")!.GetAttribute("aria-describedby")!), Is.Not.Null);
        });
    }

    [Test]
    public async Task What_a_picture_loads_is_served_and_is_not_loaded_by_a_list()
    {
        foreach (var script in (await Page("/tables/T2")).QuerySelectorAll("script"))
        {
            using var answer = await _browser.GetAsync(new Uri(script.GetAttribute("src")!, UriKind.Relative));
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), script.GetAttribute("src"));
        }
        Assert.That((await Page("/cases")).QuerySelectorAll("script"), Is.Empty);
    }

    private async Task<IDocument> Page(string address) =>
        new HtmlParser().ParseDocument(await _browser.GetStringAsync(new Uri(address, UriKind.Relative)));
}
