using AngleSharp.Html.Parser;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>A first visit must be bearable over a slow line: 60 kB with style sheets, without charts.</summary>
public sealed class WeightTests
{
    private const int Limit = 60_000;

    [TestCase("en")]
    [TestCase("fr")]
    public async Task A_full_list_and_its_cases_are_light(string language)
    {
        await using var service = await Service.Start();
        await using var scope = service.App.Services.CreateAsyncScope();
        var missions = await service.App.Services.GetRequiredService<MissionDirectory>().Read();
        await scope
            .ServiceProvider.GetRequiredService<Seeder>()
            .Seed(Author.System, new SyntheticCases(missions, 1, new DateOnly(2024, 1, 1)), 100);
        using var browser = await service.SignIn("desk", language);
        var list = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/cases", UriKind.Relative)));
        var cases = list.QuerySelectorAll("table.cases tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.That(cases, Has.Count.EqualTo(50));
        var court = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/proceedings?sort=reference", UriKind.Relative)));
        var proceedings = court.QuerySelectorAll("table.court tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.That(proceedings, Is.Not.Empty);
        foreach (var address in cases.Take(5).Concat(proceedings.Take(5)).Concat(["/cases", "/proceedings"]))
            Assert.That(await Weight(browser, address), Is.LessThan(Limit), address);
    }

    private static async Task<int> Weight(HttpClient browser, string address)
    {
        var page = await browser.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        var weight = page.Length;
        foreach (var part in new HtmlParser().ParseDocument(new MemoryStream(page)).QuerySelectorAll("link[href], img[src], script[src]"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, part.GetAttribute("href") ?? part.GetAttribute("src"))
            {
                Headers = { { "Accept-Encoding", "gzip" } },
            };
            using var answer = await browser.SendAsync(request);
            weight += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        return weight;
    }
}
