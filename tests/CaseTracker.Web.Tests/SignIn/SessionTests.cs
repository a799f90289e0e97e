using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CaseTracker.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>How long somebody stays signed in, and every way in which that ends.</summary>
public sealed class SessionTests : ProviderTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    [Test]
    public async Task The_cookie_is_for_no_script_and_no_other_site()
    {
        using var browser = Service.Browser();
        var answer = await Journey.UntilAnswer(browser, "/");
        using var signedIn = await browser.GetAsync(answer);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("person=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Not.Contain("expires"));
    }

    [Test]
    public async Task Over_https_the_cookie_is_bound_to_the_host()
    {
        await using var service = await Service.Start(o =>
            o with
            {
                SignIn = At(Provider) with { PublicUrl = new Uri("https://cases.example.org") },
            }
        );
        Assert.That(await SignedIn.Cookie(service.App, "desk@example.org"), Does.StartWith("__Host-person="));
    }

    [Test]
    public async Task Ends_when_nobody_used_it_for_half_an_hour()
    {
        var (_, cookie) = await Enter();
        Wait(Idle - TimeSpan.FromMinutes(1));
        Assert.That(await IsIn(Service.Address, cookie), Is.True);
        Wait(Idle - TimeSpan.FromMinutes(1));
        Assert.That(await IsIn(Service.Address, cookie), Is.True, "it was used meanwhile");
        Wait(Idle);
        Assert.That(await IsIn(Service.Address, cookie), Is.False);
    }

    [Test]
    public async Task Ends_after_twelve_hours_however_much_it_is_used()
    {
        var (_, cookie) = await Enter();
        for (var time = TimeSpan.Zero; time < TimeSpan.FromHours(11.8); time += TimeSpan.FromMinutes(20))
        {
            Assert.That(await IsIn(Service.Address, cookie), Is.True, $"{time}");
            Wait(TimeSpan.FromMinutes(20));
        }
        Assert.That(await IsIn(Service.Address, cookie), Is.False);
    }

    [Test]
    public async Task Signing_out_ends_it_here_and_at_the_provider_and_a_stolen_cookie_is_worth_nothing()
    {
        var (browser, cookie) = await Enter();
        var next = await Press(browser, "/account", "SignOut");
        Assert.That(next.GetLeftPart(UriPartial.Path), Is.EqualTo($"{Provider.Address}end"));
        Assert.That(
            next.Query,
            Does.Contain("id_token_hint=")
                .And.Contain("client_id=")
                .And.Contain(Uri.EscapeDataString($"{Service.Address}sign-in/signed-out"))
        );
        Assert.That(await IsIn(Service.Address, cookie), Is.False);
        Assert.That(await browser.GetStringAsync(new Uri("/sign-in/signed-out", UriKind.Relative)), Does.Contain("You are signed out"));
    }

    [Test]
    public async Task Signing_out_everywhere_ends_all_sessions_of_the_person_on_all_nodes_and_nobody_else_s()
    {
        await using var node = await Service.AnotherNode();
        var other = new Uri(node.Urls.First());
        var (browser, here) = await Enter();
        var (_, there) = await Enter();
        Provider.Subject = "senior@example.org";
        var (_, another) = await Enter();
        Assert.That(
            new[] { await IsIn(other, here), await IsIn(other, there), await IsIn(other, another) },
            Is.All.True,
            "sessions are shared by the nodes"
        );
        await Press(browser, "/account/sessions", "Everywhere");
        Assert.That(new[] { await IsIn(Service.Address, here), await IsIn(Service.Address, there) }, Is.All.False);
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Assert.That(new[] { await IsIn(other, here), await IsIn(other, there) }, Is.All.False);
        Assert.That(await IsIn(other, another), Is.True);
    }

    [Test]
    public async Task One_session_can_be_ended_from_another_and_only_by_its_own_person()
    {
        Provider.Subject = "focal@example.org";
        var (browser, here) = await Enter();
        var (_, there) = await Enter();
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/account/sessions", UriKind.Relative)));
        var id = page.QuerySelectorAll("button[name=session]").Single().GetAttribute("value")!;
        Provider.Subject = "host@example.org";
        var (stranger, _) = await Enter();
        await Press(stranger, "/account/sessions", "End", id);
        Assert.That(await IsIn(Service.Address, there), Is.True);
        await Press(browser, "/account/sessions", "End", id);
        Assert.That((await IsIn(Service.Address, there), await IsIn(Service.Address, here)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task The_database_holds_no_secret_of_a_session_and_no_readable_key()
    {
        var (_, cookie) = await Enter();
        var database = Service.App.Services.GetRequiredService<Database>();
        var stored = (await database.Read(s => s.Query<string>("SELECT CONCAT(SessionId, ' ', Ticket) FROM WebSession")))
            .Concat(await database.Read(s => s.Query<string>("SELECT Content FROM WebKey")))
            .ToList();
        Assert.That(stored, Has.Count.GreaterThan(1));
        Assert.That(stored, Has.None.Contains(cookie).And.None.Contains("masterKey").And.None.Contains("desk@example.org"));
    }

    [Test]
    public async Task The_provider_ends_a_session_by_its_own_name_of_it()
    {
        Provider.Session = "session one";
        var (_, one) = await Enter();
        Provider.Session = "session two";
        var (_, two) = await Enter();
        Assert.That(await Post(Provider.LogoutToken(t => t["sid"] = "session one")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await IsIn(Service.Address, one), await IsIn(Service.Address, two)), Is.EqualTo((false, true)));
        Assert.That(
            await Post(
                Provider.LogoutToken(t =>
                {
                    t.Remove("sid");
                    t["sub"] = "desk@example.org";
                })
            ),
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(await IsIn(Service.Address, two), Is.False);
    }

    private static IEnumerable<TestCaseData> BadLogouts()
    {
        yield return Bad("of another issuer", t => t["iss"] = "https://elsewhere.example");
        yield return Bad("for another client", t => t["aud"] = "another");
        yield return Bad("that is over", t => t["exp"] = t["iat"]!.GetValue<long>() - 600);
        yield return Bad("with a nonce", t => t["nonce"] = "x");
        yield return Bad("without the event", t => t["events"] = new JsonObject { ["another"] = new JsonObject() });
        yield return Bad("without events", t => t.Remove("events"));
        yield return Bad("without a name of its own", t => t.Remove("jti"));
        yield return Bad("that names nobody", t => t.Remove("sid"));
    }

    [TestCaseSource(nameof(BadLogouts))]
    public async Task Takes_no_logout_token(object spoil)
    {
        var (_, cookie) = await Enter();
        Assert.That(await Post(Provider.LogoutToken((Action<JsonObject>)spoil)), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await IsIn(Service.Address, cookie), Is.True);
    }

    [Test]
    public async Task Takes_a_logout_token_once_and_no_other_token_for_one()
    {
        var token = Provider.LogoutToken(t => t["sid"] = "nobody's");
        Assert.That(await Post(token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Post(token), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await Post(Provider.LogoutToken(type: "at+jwt")), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await Post("nonsense"), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static TestCaseData Bad(string what, Action<JsonObject> spoil) => new TestCaseData(spoil).SetArgDisplayNames(what);

    private async Task<(HttpClient Browser, string Cookie)> Enter()
    {
        (Provider.Now, Provider.SignedInAt) = (Clock.GetUtcNow(), Clock.GetUtcNow());
        var cookies = new CookieContainer();
        var browser = Service.Browser(cookies: cookies);
        await Journey.Follow(browser, "/account");
        return (browser, CookieOf(cookies, Service.Address));
    }

    private async Task<Uri> Press(HttpClient browser, string path, string handler, string session = "")
    {
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var content = new FormUrlEncodedContent([
            new("form-token", page.QuerySelector("[name=form-token]")!.GetAttribute("value")),
            new("session", session),
        ]);
        using var answer = await browser.PostAsync(new Uri($"{path}?handler={handler}", UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return new Uri(Service.Address, answer.Headers.Location!);
    }

    private async Task<HttpStatusCode> Post(string token)
    {
        using var provider = new HttpClient { BaseAddress = Service.Address };
        using var content = new FormUrlEncodedContent([new("logout_token", token)]);
        using var answer = await provider.PostAsync(new Uri("/sign-in/back-channel-logout", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
