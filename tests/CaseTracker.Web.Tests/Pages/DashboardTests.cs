using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecordedCases = CaseTracker.Web.Tests.Api.Cases;

namespace CaseTracker.Web.Tests.Pages;

public sealed class DashboardTests
{
    [Test]
    public async Task Every_figure_opens_as_many_rows_as_it_counts()
    {
        await using var cases = await RecordedCases.Start();
        foreach (var person in new[] { "desk", "focal" })
        {
            using var browser = await cases.Service.SignIn(person);
            var links = (await Page(browser, "/dashboard")).QuerySelectorAll(".marks a, .figures td a").ToList();
            Assert.That(links, Is.Not.Empty, person);
            foreach (var link in links)
            {
                var opened = await Page(browser, link.GetAttribute("href")!);
                Assert.That(
                    Rows(opened),
                    Is.EqualTo(int.Parse(link.TextContent, CultureInfo.InvariantCulture)),
                    $"{link.GetAttribute("href")} as {person}"
                );
            }
        }
    }

    private static int Rows(IDocument page) => page.QuerySelectorAll("table.cases tbody tr, .clocks > li").Length;

    private static async Task<IDocument> Page(HttpClient browser, string address) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(address, UriKind.Relative)));
}
