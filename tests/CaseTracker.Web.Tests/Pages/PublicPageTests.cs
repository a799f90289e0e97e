using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Publishing;
using CaseTracker.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>The one page with figures that needs no account, and only while it is open.</summary>
public sealed class PublicPageTests
{
    private static readonly Caller Second = Service.Desk with { Subject = "senior@example.org", Role = Role.SeniorFocalPoint };

    private Service _service = null!;

    [SetUp]
    public async Task Start()
    {
        _service = await Service.Start();
        await using var scope = _service.App.Services.CreateAsyncScope();
        var missions = await _service.App.Services.GetRequiredService<MissionDirectory>().Read();
        await scope
            .ServiceProvider.GetRequiredService<Seeder>()
            .Seed(Author.System, new SyntheticCases(missions, 1, new DateOnly(2024, 1, 1)), 80);
        await _service.Send(
            Service.Desk,
            new ComposeEdition.Command([TableId.T1, TableId.T2, TableId.T5], Period.SeriesStart, new DateOnly(2024, 1, 1))
        );
        await Decided(new PublishEdition.Command(1, 1, "For the briefing"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("/public")]
    [TestCase("/public/figures.csv")]
    public async Task While_it_is_closed_it_is_as_a_page_that_never_was(string address)
    {
        using var nobody = _service.Browser();
        using var liaison = await _service.SignIn("host");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Head })
        {
            foreach (var browser in new[] { nobody, liaison })
            {
                var (closed, never) = (await Answer(browser, method, address), await Answer(browser, method, "/never-was"));
                Assert.That(closed, Is.EqualTo(never), $"{method} {address}");
            }
        }
    }

    [TestCase("en", "withheld")]
    [TestCase("fr", "non publié")]
    public async Task Once_open_everybody_reads_it_and_the_file_with_its_seal(string language, string withheld)
    {
        await Decided(new SetPublicPage.Command(true, "For everybody"));
        using var nobody = _service.Browser(language);
        var page = new HtmlParser().ParseDocument(await nobody.GetStringAsync(new Uri("/public", UriKind.Relative)));
        var file = await nobody.GetByteArrayAsync(new Uri("/public/figures.csv", UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(page.QuerySelector(".footnotes code")!.TextContent, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(file))));
            Assert.That(page.QuerySelectorAll("table.figures"), Is.Not.Empty);
            Assert.That(page.Body!.TextContent, Does.Contain(withheld));
            Assert.That(page.QuerySelectorAll("script, [style], a[href^='/cases']"), Is.Empty);
        });
        await _service.Send(Service.Desk, new SetPublicPage.Command(false, "Enough"));
        using var closed = await nobody.GetAsync(new Uri("/public", UriKind.Relative));
        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_desk_officer_proposes_to_open_it_and_a_second_person_decides()
    {
        using var browser = await _service.SignIn("desk");
        await (await Forms.FilledForm.Open(browser, "/tables/public")).With("Reason", "For everybody").Done();
        using var nobody = _service.Browser();
        using var waiting = await nobody.GetAsync(new Uri("/public", UriKind.Relative));
        var proposal = (await _service.Send(Second, new ListProposals.Query())).Single();
        await _service.Send(Second, new DecideProposal.Command(proposal.ProposalId, true, null));
        using var open = await nobody.GetAsync(new Uri("/public", UriKind.Relative));
        Assert.That((waiting.StatusCode, open.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.OK)));
    }

    private async Task Decided(ICommand command)
    {
        var proposed = await _service.Send(Service.Desk, command);
        await _service.Send(Second, new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
    }

    /// <summary>Without what differs from request to request.</summary>
    private static async Task<(HttpStatusCode Status, string? Where, string Body)> Answer(
        HttpClient browser,
        HttpMethod method,
        string address
    )
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await browser.SendAsync(request);
        var where = answer.Headers.Location?.ToString().Split('?')[0];
        return (
            answer.StatusCode,
            where,
            (await answer.Content.ReadAsStringAsync())
                .Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal)
                .Replace(address, "", StringComparison.Ordinal)
        );
    }
}
