using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Tests.Protocol;

/// <summary>What the authorization endpoint refuses, and where it says so.</summary>
public sealed class AuthorizeTests
{
    private Provider _provider = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _provider = await Provider.Start();
        await _provider.SignIn();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [TestCase("client_id", null)]
    [TestCase("client_id", "nobody")]
    [TestCase("client_id", "WEB")]
    [TestCase("client_id", Provider.Machine)]
    [TestCase("redirect_uri", null)]
    [TestCase("redirect_uri", "https://attacker.example/callback")]
    [TestCase("redirect_uri", "https://web.example/callback/")]
    [TestCase("redirect_uri", "https://web.example/Callback")]
    [TestCase("redirect_uri", "https://WEB.example/callback")]
    [TestCase("redirect_uri", "https://web.example:443/callback")]
    [TestCase("redirect_uri", "https://web.example/callback?x=1")]
    [TestCase("redirect_uri", "https://web.example/callback#x")]
    [TestCase("redirect_uri", "https://web.example/callback/../other")]
    [TestCase("redirect_uri", "https://web.example/other/../callback")]
    [TestCase("redirect_uri", "https://web.example/%63allback")]
    [TestCase("redirect_uri", "https://web.example@attacker.example/callback")]
    [TestCase("redirect_uri", "http://web.example/callback")]
    [TestCase("redirect_uri", Provider.OtherCallback)]
    public async Task Redirects_nowhere_for_an_unknown_client_or_address(string name, string? value)
    {
        using var answer = await _provider.Authorize((name, value));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers.Location, Is.Null);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("<h1>").And.Not.Contain("attacker"));
    }

    [TestCase("response_type", null, "invalid_request")]
    [TestCase("response_type", "token", "unsupported_response_type")]
    [TestCase("response_type", "id_token", "unsupported_response_type")]
    [TestCase("response_type", "code id_token", "unsupported_response_type")]
    [TestCase("response_mode", "fragment", "invalid_request")]
    [TestCase("response_mode", "form_post", "invalid_request")]
    [TestCase("scope", null, "invalid_scope")]
    [TestCase("scope", "openid everything", "invalid_scope")]
    [TestCase("scope", "openid casetracker invitations", "invalid_scope")]
    [TestCase("prompt", "none login", "invalid_request")]
    [TestCase("prompt", "create", "invalid_request")]
    [TestCase("max_age", "-1", "invalid_request")]
    [TestCase("max_age", "soon", "invalid_request")]
    [TestCase("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [TestCase("registration", "{}", "registration_not_supported")]
    [TestCase("id_token_hint", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "invalid_request")]
    public async Task Tells_the_client_what_is_wrong(string name, string? value, string error)
    {
        var answer = await _provider.Redirected((name, value));
        Assert.That(answer["error"], Is.EqualTo(error));
        Assert.That(answer["state"], Is.EqualTo("a state"));
        Assert.That(answer["iss"], Is.EqualTo(_provider.Server.Options.Issuer));
        Assert.That(answer, Does.Not.ContainKey("code"));
    }

    [TestCase(null, "S256")]
    [TestCase(Provider.Challenge, null)]
    [TestCase(Provider.Challenge, "plain")]
    [TestCase(Provider.Challenge, "s256")]
    [TestCase("short", "S256")]
    [TestCase("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "S256")]
    public async Task Requires_a_code_challenge_by_S256(string? challenge, string? method)
    {
        var answer = await _provider.Redirected(("code_challenge", challenge), ("code_challenge_method", method));
        Assert.That(answer["error"], Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task Refuses_a_parameter_that_is_there_twice()
    {
        var twice = QueryHelpers.AddQueryString("/connect/authorize", Provider.Request());
        using var forClient = await _provider.Browser.GetAsync(new Uri(twice + "&scope=openid", UriKind.Relative));
        Assert.That(Provider.Query(forClient)["error"], Is.EqualTo("invalid_request"));
        using var nowhere = await _provider.Browser.GetAsync(
            new Uri(twice + "&redirect_uri=https%3A%2F%2Fattacker.example", UriKind.Relative)
        );
        Assert.That(nowhere.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Takes_the_request_as_a_form_too_and_answers_with_303()
    {
        using var form = new FormUrlEncodedContent(Provider.Request().ToDictionary(p => p.Key, p => p.Value!));
        using var posted = await _provider.Browser.PostAsync(new Uri("/connect/authorize", UriKind.Relative), form);
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var answer = await _provider.Browser.GetAsync(posted.Headers.Location);
        Assert.That(Provider.Query(answer), Does.ContainKey("code"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'"));
    }

    [TestCase("http://127.0.0.1:49152/back", true)]
    [TestCase("http://127.0.0.1/back", true)]
    [TestCase("http://127.0.0.1:49152/back/", false)]
    [TestCase("http://127.0.0.1:49152/other", false)]
    [TestCase("http://127.0.0.1:123456/back", false)]
    [TestCase("http://127.0.0.1.attacker.example/back", false)]
    [TestCase("http://127.0.0.1:80@attacker.example/back", false)]
    [TestCase("http://localhost:49152/back", false)]
    [TestCase("https://127.0.0.1:49152/back", false)]
    public async Task Lets_a_native_application_choose_the_port_and_nothing_else(string address, bool isTaken)
    {
        using var answer = await _provider.Authorize(("client_id", Provider.Native), ("redirect_uri", address), ("scope", "openid"));
        Assert.That(answer.StatusCode, Is.EqualTo(isTaken ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest));
        if (isTaken)
            Assert.That(answer.Headers.Location!.ToString(), Does.StartWith(address + "?code="));
    }

    [Test]
    public async Task Refuses_an_altered_or_old_request_from_the_sign_in_pages()
    {
        using var stranger = _provider.Server.Browser();
        using var toSignIn = await stranger.GetAsync(
            new Uri(QueryHelpers.AddQueryString("/connect/authorize", Provider.Request()), UriKind.Relative)
        );
        var back = Provider.Query(toSignIn)["back"];
        var altered = back[..^4] + (back.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        foreach (var address in new[] { altered, "/connect/authorize/callback", "/connect/authorize/callback?request=x" })
        {
            using var answer = await _provider.Browser.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }
}
