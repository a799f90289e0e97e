using System.Net;
using AngleSharp.Html.Parser;
using CaseTracker.Access;

namespace CaseTracker.Web.Tests;

public sealed class ShellTests
{
    private Service _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await Service.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("/lib/bootstrap/bootstrap-reboot.min.css", "Bootstrap")]
    [TestCase("/lib/bootstrap/bootstrap-reboot.rtl.min.css", "Bootstrap")]
    [TestCase("/css/casetracker.css", ".frame")]
    public async Task Style_sheets_come_from_the_service_itself_and_compressed(string address, string content)
    {
        using var browser = _service.Browser();
        Assert.That(await browser.GetStringAsync(new Uri(address, UriKind.Relative)), Does.Contain(content));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var answer = await browser.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
    }

    [Test]
    public async Task Sends_whoever_is_not_signed_in_to_the_sign_in_page_and_back()
    {
        using var browser = _service.Browser();
        using var answer = await browser.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/sign-in?back=%2Faccount"));
    }

    [TestCase("http://0.0.0.0:5000")]
    [TestCase("http://*:5000")]
    [TestCase("http://127.0.0.1:5000;http://192.0.2.1:5000")]
    public void Refuses_a_demo_that_others_can_reach(string url) =>
        Assert.That(
            () =>
                WebService.Build(
                    new WebServiceOptions
                    {
                        Database = "sqlite:none.db",
                        MasterKey = new(new byte[32]),
                        Urls = [url],
                        Demo = true,
                    }
                ),
            Throws.InvalidOperationException
        );

    [TestCase("/")]
    [TestCase("/sign-in")]
    [TestCase("/no-such-page")]
    public async Task Every_page_forbids_scripts_frames_sniffing_and_storing(string address)
    {
        using var browser = await _service.SignIn("desk");
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Multiple(() =>
        {
            Assert.That(
                Header("Content-Security-Policy"),
                Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe")
            );
            Assert.That(Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header("Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(answer.Headers.Contains("Server"), Is.False);
        });

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
    }

    [Test]
    public async Task Switches_the_language_and_comes_back_to_the_same_page()
    {
        using var browser = await _service.SignIn("contributor");
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/account?x=1", UriKind.Relative)));
        using var answer = await browser.GetAsync(new Uri(page.QuerySelector("a[hreflang=fr]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account?x=1"));
        var french = new HtmlParser().ParseDocument(await browser.GetStringAsync(answer.Headers.Location));
        Assert.That(french.DocumentElement.GetAttribute("lang"), Is.EqualTo("fr"));
        Assert.That(french.QuerySelector(".bar-capacity")!.TextContent, Does.Contain("Agent de liaison, Maroc"));
    }

    [TestCase("//elsewhere.example")]
    [TestCase("https://elsewhere.example")]
    public async Task Never_sends_the_reader_to_another_site(string back)
    {
        using var browser = _service.Browser();
        using var answer = await browser.GetAsync(new Uri($"/language/fr?back={back}", UriKind.Relative));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/"));
    }

    [Test]
    public async Task Tells_who_is_no_longer_designated_how_to_be()
    {
        await using var service = await Service.Start();
        using var browser = await service.SignIn("stranger");
        await service.Send(Service.Desk, new EndDesignation.Command(service.DesignationOf("stranger"), "The post is vacant."));
        using var answer = await browser.GetAsync(new Uri("/cases", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("no designation of yours holds today"));
    }

    [Test]
    public async Task A_person_of_two_capacities_acts_in_one_at_a_time()
    {
        await using var service = await Service.Start();
        await service.Send(
            Service.Desk,
            new Designate.Command(
                "focal@example.org",
                "The focal",
                Role.FocalPoint,
                "UNIFIL",
                new DateOnly(2020, 1, 1),
                null,
                "A second post.",
                "focal@example.org"
            )
        );
        using var browser = await service.SignIn("focal");
        Assert.That(await Capacity("/"), Is.EqualTo("Acting as Focal point, MINUSCA"));
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/account", UriKind.Relative)));
        var (button, form) = (page.QuerySelector("button[name=designation]")!, page.QuerySelector("form:has(button[name=designation])")!);
        using var content = new FormUrlEncodedContent([
            new("designation", button.GetAttribute("value")),
            new("form-token", form.QuerySelector("[name=form-token]")!.GetAttribute("value")),
        ]);
        using var answer = await browser.PostAsync(new Uri(form.GetAttribute("action") ?? "/account", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Capacity("/"), Is.EqualTo("Acting as Focal point, UNIFIL"));

        async Task<string> Capacity(string address) =>
            new HtmlParser()
                .ParseDocument(await browser.GetStringAsync(new Uri(address, UriKind.Relative)))
                .QuerySelector(".bar-capacity")!
                .TextContent;
    }

    [Test]
    public async Task Says_that_it_is_well()
    {
        using var browser = _service.Browser();
        Assert.That(await browser.GetStringAsync(new Uri("/health", UriKind.Relative)), Is.EqualTo("ok"));
    }
}
