using System.Net;
using AngleSharp.Dom;
using IdentityServer.Clients;
using IdentityServer.Invitations;
using IdentityServer.Tests.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Pages;

/// <summary>What holds for every page there is, in both languages; a new page must be added to the lists before these tests pass.</summary>
public sealed class PagesTests
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' https://web.example; frame-ancestors 'none'; base-uri 'none'";

    private static readonly string[] _passkeyPages =
    [
        "/sign-in",
        "/sign-in/second",
        "/sign-in/again",
        "/enrol",
        "/account/passkeys",
        "/reset/passphrase",
    ];

    private static readonly string[] _own =
    [
        "/account",
        "/account/sign-ins",
        "/account/email",
        "/account/passphrase",
        "/account/authenticator",
        "/account/passkeys",
        "/account/recovery-codes",
        "/sign-in/again",
        "/sign-out",
    ];

    private static readonly string[] _open = ["/sign-in", "/reset", "/demo/mail", "/demo/codes", "/error"];

    /// <summary>Pages that a link or a step before leads to.</summary>
    private static readonly string[] _reached = ["/sign-in/second", "/enrol", "/invitation", "/reset/passphrase", "/account/email/confirm"];

    [Test]
    public async Task The_lists_hold_every_page()
    {
        await using var server = await Server.Start();
        var pages = server
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText)
            .Distinct();
        Assert.That(pages, Is.EquivalentTo(_own.Concat(_open).Concat(_reached)));
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Every_page_is_in_one_language_labelled_and_guarded(string language)
    {
        await using var server = await Server.Start(o => o with { Clients = [Web] });
        var account = await server.AddAccount();
        var phone = await server.AddApp(account);
        using var stranger = server.Browser(language);
        using var owner = await server.SignIn(account, phone, browser: server.Browser(language));

        foreach (var address in _open)
            await Check(stranger, address, language);
        foreach (var address in _own)
            await Check(owner, address, language);
        foreach (var (browser, address) in await Reach(server, language))
        {
            using (browser)
                await Check(browser, address, language);
        }
    }

    [Test]
    public async Task Answers_what_is_not_there_with_a_page_for_people_and_a_bare_status_for_programs()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        using var program = new HttpClient { BaseAddress = server.Address };
        using var bare = await program.GetAsync(new Uri("/invitation?token=x", UriKind.Relative));

        Assert.That((await Page.Open(browser, "/invitation?token=x")).Heading, Is.EqualTo("This link no longer works"));
        Assert.That((bare.StatusCode, await bare.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.Gone, "")));
    }

    [TestCase("/language/fr?back=https://evil.example", "/account")]
    [TestCase("/language/fr?back=//evil.example", "/account")]
    [TestCase("/language/fr?back=/reset", "/reset")]
    public async Task Switches_the_language_and_leads_to_no_other_site(string address, string next)
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        Assert.That((await Page.Open(browser, address)).Location, Is.EqualTo(next));
        Assert.That((await Page.Open(browser, "/reset")).Heading, Is.EqualTo("Nouvelle phrase de passe"));
    }

    [TestCase("/reset?ui_locales=fr-CA%20en", "fr")]
    [TestCase("/reset?ui_locales=xx", "en")]
    public async Task Takes_the_language_that_the_client_asks_for_and_remembers_it(string address, string language)
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        Assert.That((await Page.Open(browser, address)).Document.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
        Assert.That((await Page.Open(browser, "/reset")).Document.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
    }

    [Test]
    public async Task Shows_the_mail_of_a_demonstration_only()
    {
        await using var server = await Server.Start(o => o with { Demo = false });
        using var browser = server.Browser();
        Assert.That((await Page.Open(browser, "/demo/mail")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            () => IdentityService.Build(server.Options with { Demo = true, Urls = ["http://0.0.0.0:5000"] }),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public async Task Takes_no_form_that_another_site_posts()
    {
        await using var server = await Server.Start();
        using var browser = server.Browser();
        using var content = new FormUrlEncodedContent([new("Email", "amina.haddad@un.example")]);
        using var answer = await browser.PostAsync(new Uri("/reset", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static Client Web =>
        new()
        {
            ClientId = "web",
            Name = "Web",
            SecretHashes = [Protocol.Provider.Hash("x")],
            GrantTypes = ["authorization_code"],
            RedirectUris = ["https://web.example/back"],
            Scopes = ["openid"],
        };

    private static async Task<IReadOnlyList<(HttpClient Browser, string Address)>> Reach(Server server, string language)
    {
        var (stepping, enrolling, clicking) = (server.Browser(language), server.Browser(language), server.Browser(language));
        await (await Page.Open(stepping, "/sign-in"))
            .Fill("Email", "amina.haddad@un.example")
            .Fill("passphrase", Server.Passphrase)
            .Send(stepping);
        var fresh = await server.AddAccount("fresh@un.example", "Fresh Person");
        await (await Page.Open(enrolling, "/sign-in")).Fill("Email", fresh.Email!).Fill("passphrase", Server.Passphrase).Send(enrolling);
        await server.InScope(s => s.GetRequiredService<Invite>().Send(new Invitation("guest", "Guest", "guest@un.example", language)));
        var invitation = Inbox.Link(await Inbox.Next(server));
        var reset = await ResetTests.Ask(server, clicking, "amina.haddad@un.example", 2);
        return [(stepping, "/sign-in/second"), (enrolling, "/enrol"), (server.Browser(language), invitation), (clicking, reset)];
    }

    private static async Task Check(HttpClient browser, string address, string language)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        var page = await Page.Read(address, answer);
        var path = address.Split('?')[0];
        var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? values.Single() : "";
        var inputs = page.Document.QuerySelectorAll("input:not([type=hidden]):not([hidden]), select");
        var ids = page.Document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(page.Status, Is.EqualTo(path == "/error" ? HttpStatusCode.NotFound : HttpStatusCode.OK), address);
            Assert.That(page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo(language), address);
            Assert.That(page.Document.QuerySelectorAll("h1"), Has.Length.EqualTo(1), address);
            Assert.That(page.Document.Title, Does.StartWith(page.Heading), address);
            Assert.That(inputs.Where(i => page.Document.QuerySelector($"label[for='{i.Id}']") is null), Is.Empty, address);
            Assert.That(page.Document.QuerySelectorAll("button, main a").Where(b => b.TextContent.Trim().Length == 0), Is.Empty, address);
            Assert.That(ids, Is.Unique, address);
            Assert.That(page.Document.QuerySelectorAll("style, [style], [onclick], script:not([src])"), Is.Empty, address);
            Assert.That(page.Document.Scripts.Length > 0, Is.EqualTo(_passkeyPages.Contains(path)), address);
            Assert.That(policy, Is.EqualTo(_passkeyPages.Contains(path) ? Policy + "; script-src 'self'" : Policy), address);
            Assert.That(answer.Headers.CacheControl?.ToString(), Does.StartWith("no-store"), address);
            Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"), address);
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), address);
        });
    }
}
