using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CaseTracker.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>Signing in at a provider, and each way in which its answer is not believed.</summary>
public sealed class SignInTests : ProviderTests
{
    [Test]
    public async Task Leads_straight_to_the_provider_and_back_to_the_page_that_was_asked_for()
    {
        using var browser = Service.Browser();
        var arrived = await Journey.Follow(browser, "/cases?q=patrol");
        Assert.That((arrived.Status, arrived.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, "/cases?q=patrol")));
        Assert.That(arrived.Text, Does.Contain("The desk"));
        Assert.That(Provider.LastRequest["code_challenge_method"], Is.EqualTo("S256"));
        Assert.That(Provider.LastRequest.Keys, Is.SupersetOf(new[] { "state", "nonce", "code_challenge" }).And.No.Contains("max_age"));
    }

    [Test]
    public async Task Pushes_the_request_where_the_provider_takes_one()
    {
        await using var provider = await TestProvider.Start();
        provider.OffersPushing = true;
        await using var service = await Service.Start(o => o with { SignIn = At(provider) });
        using var browser = service.Browser();
        using var asked = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.That(asked.Headers.Location!.Query, Does.Contain("request_uri=").And.Not.Contain("redirect_uri").And.Not.Contain("nonce"));
        Assert.That((await Journey.Follow(browser, asked.Headers.Location)).Text, Does.Contain("The desk"));
        Assert.That(provider.Pushes, Is.EqualTo(1));
    }

    [Test]
    public async Task Offers_one_button_on_the_sign_in_page()
    {
        using var browser = Service.Browser("fr");
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(new Uri("/sign-in?back=/tables", UriKind.Relative)));
        var start = page.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.That((await Journey.Follow(browser, start)).Address.PathAndQuery, Is.EqualTo("/tables"));
        Assert.That(Provider.LastRequest["ui_locales"], Is.EqualTo("fr"));
    }

    [TestCase("//elsewhere.example")]
    [TestCase("https://elsewhere.example/")]
    public async Task Comes_back_to_this_site_alone(string back)
    {
        using var browser = Service.Browser();
        var arrived = await Journey.Follow(browser, $"/sign-in/start?back={Uri.EscapeDataString(back)}");
        Assert.That(arrived.Address, Is.EqualTo(Service.Address));
    }

    [TestCase("//elsewhere.example/")]
    [TestCase("//elsewhere.example/%2e%2e")]
    public async Task Comes_back_to_this_site_alone_from_a_page_that_looks_like_another_site(string path)
    {
        using var browser = Service.Browser();
        var arrived = await Journey.Follow(browser, new Uri(Service.Address.GetLeftPart(UriPartial.Authority) + path));
        Assert.That(arrived.Address.Authority, Is.EqualTo(Service.Address.Authority));
    }

    [Test]
    public async Task Tells_who_has_no_designation_under_which_name_to_ask_for_one()
    {
        Provider.Subject = "nobody.knows@example.org";
        using var browser = Service.Browser();
        var arrived = await Journey.Follow(browser, "/cases");
        Assert.That(arrived.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(arrived.Text, Does.Contain("no designation of yours holds today").And.Contain("<code>nobody.knows@example.org</code>"));
    }

    [Test]
    public async Task A_sign_in_begins_a_session_under_a_new_secret_and_ends_the_one_before()
    {
        var cookies = new CookieContainer();
        using var browser = Service.Browser(cookies: cookies);
        await Journey.Follow(browser, "/");
        var before = cookies.GetCookies(Service.Address)["person"]!.Value;
        await Journey.Follow(browser, "/sign-in/start");
        var after = cookies.GetCookies(Service.Address)["person"]!.Value;
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That(await IsIn(Service.Address, after), Is.True);
        Assert.That(await IsIn(Service.Address, before), Is.False, "what somebody knew before the sign-in opens nothing after it");
    }

    [Test]
    public async Task Who_signs_in_again_acts_in_the_same_capacity()
    {
        Provider.Subject = "two-posts@example.org";
        foreach (var mission in new[] { "MINUSCA", "UNIFIL" })
            await Service.Send(
                Service.Desk,
                new Designate.Command(
                    Provider.Subject,
                    "Two posts",
                    Role.FocalPoint,
                    mission,
                    new DateOnly(2020, 1, 1),
                    null,
                    "A post.",
                    Provider.Subject
                )
            );
        using var browser = Service.Browser();
        var page = new HtmlParser().ParseDocument((await Journey.Follow(browser, "/account")).Text);
        using var content = new FormUrlEncodedContent([
            new("designation", page.QuerySelector("button[name=designation]")!.GetAttribute("value")),
            new("form-token", page.QuerySelector("[name=form-token]")!.GetAttribute("value")),
        ]);
        using var changed = await browser.PostAsync(new Uri("/account?handler=ActFor", UriKind.Relative), content);
        Assert.That(await Capacity("/"), Is.EqualTo("Acting as Focal point, UNIFIL"));
        Assert.That(await Capacity("/sign-in/start"), Is.EqualTo("Acting as Focal point, UNIFIL"));
        Wait(TimeSpan.FromMinutes(40));
        Assert.That(await Capacity("/"), Is.EqualTo("Acting as Focal point, UNIFIL"));

        async Task<string> Capacity(string path) =>
            new HtmlParser().ParseDocument((await Journey.Follow(browser, path)).Text).QuerySelector(".bar-capacity")!.TextContent;
    }

    [Test]
    public async Task Starts_without_its_provider_and_says_that_nobody_can_sign_in_just_now()
    {
        await using var provider = await TestProvider.Start();
        provider.IsAway = true;
        var clock = new TestClock();
        await using var service = await Service.Start(o => o with { SignIn = At(provider), Clock = clock });
        using var browser = service.Browser();
        var arrived = await Journey.Follow(browser, "/");
        Assert.That(
            (arrived.Status, arrived.Text.Contains("not possible just now", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, true))
        );
        provider.IsAway = false;
        Assert.That((await Journey.Follow(browser, "/")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static IEnumerable<TestCaseData> SpoiltTokens()
    {
        yield return Spoilt("of another issuer", t => t["iss"] = "https://elsewhere.example");
        yield return Spoilt("for another client", t => t["aud"] = "another");
        yield return Spoilt("for several clients and none in particular", t => t["aud"] = new JsonArray(TestProvider.Client, "another"));
        yield return Spoilt("made for another party", t => t["azp"] = "another");
        yield return Spoilt("that answers another request", t => t["nonce"] = "another");
        yield return Spoilt("that answers no request", t => t.Remove("nonce"));
        yield return Spoilt("that is over", t => t["exp"] = t["iat"]!.GetValue<long>() - 600);
        yield return Spoilt("without an end", t => t.Remove("exp"));
        yield return Spoilt("of the future", t => t["iat"] = t["iat"]!.GetValue<long>() + 600);
        yield return Spoilt("without a time", t => t.Remove("iat"));
        yield return Spoilt("of another access token", t => t["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA");
        yield return Spoilt("that names nobody", t => t.Remove("sub"));
        yield return Spoilt("that names a program", t => t["sub"] = "client:reader");
        yield return Spoilt("without a second factor", t => t["amr"] = new JsonArray("pwd"));
    }

    private static IEnumerable<TestCaseData> WrongSignatures()
    {
        yield return Signed("not at all", (_, t) => TestKey.Unsigned(t));
        yield return Signed("with the public key as a secret", (p, t) => p.Key.SignWithPublicKey(t));
        yield return Signed("with a key that has no name", (p, t) => p.Key.SignWithoutName(t));
        yield return Signed("with a key of somebody else", (_, t) => new TestKey("second").Sign(t));
        yield return Signed("with an unknown key", (_, t) => new TestKey("third").Sign(t));
        yield return Signed("as an access token", (p, t) => p.Key.Sign(t, "at+jwt"));
        yield return Signed("and changed afterwards", (p, t) => p.Key.Sign(t) + "A");
        yield return Signed("and is no token", (_, _) => "nonsense");
    }

    [TestCaseSource(nameof(SpoiltTokens))]
    [TestCaseSource(nameof(WrongSignatures))]
    public Task Refuses_a_token(object misbehave) => AssertRefused((Action<TestProvider>)misbehave);

    [Test]
    public Task Refuses_the_answer_of_another_provider() => AssertRefused(p => p.SpoilAnswer = a => a["iss"] = "https://elsewhere.example");

    [Test]
    public Task Refuses_an_answer_that_does_not_say_whose_it_is() => AssertRefused(p => p.SpoilAnswer = a => a.Remove("iss"));

    [Test]
    public Task Refuses_an_answer_without_its_state() => AssertRefused(p => p.SpoilAnswer = a => a.Remove("state"));

    [Test]
    public Task Refuses_an_error() =>
        AssertRefused(p =>
            p.SpoilAnswer = a =>
            {
                a.Remove("code");
                a["error"] = "access_denied";
            }
        );

    [Test]
    public Task Refuses_a_code_that_the_provider_does_not_know() => AssertRefused(p => p.SpoilAnswer = a => a["code"] = "another");

    [Test]
    public async Task Says_why_in_the_log_in_one_line_and_no_secret()
    {
        var log = new LogLines();
        Service.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await AssertRefused(p => p.Spoil = t => t["nonce"] = "a-nonce-of-somebody");
        await AssertRefused(p =>
            (p.Spoil, p.SpoilAnswer) = (
                _ => { },
                a =>
                {
                    a.Remove("code");
                    a["error"] = "line\nbreak";
                    a["error_description"] = "injected";
                }
            )
        );
        Assert.That(
            log.Lines,
            Is.EqualTo([
                "A sign-in was refused: the ID token answers another request.",
                "A sign-in was refused: the provider answered an error.",
            ])
        );
    }

    [Test]
    public async Task Refuses_the_answer_to_another_browser()
    {
        using var other = Service.Browser();
        using var browser = Service.Browser();
        var answer = await Journey.UntilAnswer(other, "/");
        await Journey.UntilAnswer(browser, "/");
        await AssertNeutral(browser, await Journey.Follow(browser, answer));
    }

    [Test]
    public async Task Refuses_an_answer_that_was_taken_already()
    {
        using var browser = Service.Browser();
        var answer = await Journey.UntilAnswer(browser, "/");
        Assert.That((await Journey.Follow(browser, answer)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Journey.Follow(browser, answer)).Address.PathAndQuery, Is.EqualTo("/sign-in/failed"));
    }

    private static TestCaseData Spoilt(string what, Action<JsonObject> spoil) =>
        new TestCaseData((Action<TestProvider>)(p => p.Spoil = spoil)).SetArgDisplayNames(what);

    private static TestCaseData Signed(string how, Func<TestProvider, JsonObject, string> sign) =>
        new TestCaseData((Action<TestProvider>)(p => p.Sign = sign)).SetArgDisplayNames($"signed {how}");

    private async Task AssertRefused(Action<TestProvider> misbehave)
    {
        misbehave(Provider);
        using var browser = Service.Browser();
        await AssertNeutral(browser, await Journey.Follow(browser, "/"));
    }

    /// <summary>The same page whatever was wrong, and nobody is signed in.</summary>
    private static async Task AssertNeutral(HttpClient browser, Arrived arrived)
    {
        Assert.That((arrived.Status, arrived.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, "/sign-in/failed")));
        Assert.That(arrived.Text, Is.EqualTo(await browser.GetStringAsync(new Uri("/sign-in/failed", UriKind.Relative))));
        Assert.That(arrived.Text, Does.Contain("could not be signed in"));
        using var still = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }
}
