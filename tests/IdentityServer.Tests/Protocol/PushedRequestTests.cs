using System.Net;

namespace IdentityServer.Tests.Protocol;

/// <summary>Requests that come through the back channel (RFC 9126).</summary>
public sealed class PushedRequestTests
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

    [Test]
    public async Task Is_used_once_by_the_browser_and_cannot_be_altered_by_it()
    {
        var address = await Push();
        using var answer = await Come(address, "&scope=openid&redirect_uri=https%3A%2F%2Fattacker.example");
        Assert.That(answer.Headers.Location!.ToString(), Does.StartWith(Provider.Callback));
        var tokens = await _provider.Token(Provider.ForCode(Provider.Query(answer)["code"]));
        Assert.That(tokens["scope"], Is.EqualTo("openid profile email casetracker"));
        using var again = await Come(address);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Holds_a_minute()
    {
        var address = await Push();
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(60));
        using var answer = await Come(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Survives_a_long_sign_in()
    {
        using var stranger = _provider.Server.Browser();
        using var toSignIn = await stranger.GetAsync(
            new Uri($"/connect/authorize?client_id=web&request_uri={Uri.EscapeDataString(await Push())}", UriKind.Relative)
        );
        _provider.Server.Clock.Turn(TimeSpan.FromMinutes(20));
        await _provider.SignIn(stranger);
        using var answer = await stranger.GetAsync(new Uri(Provider.Query(toSignIn)["back"], UriKind.Relative));
        Assert.That(Provider.Query(answer), Does.ContainKey("code"));
    }

    [Test]
    public async Task Is_of_use_to_the_client_that_pushed_it_only()
    {
        var address = await Push();
        using var foreign = await _provider.Browser.GetAsync(
            new Uri($"/connect/authorize?client_id=other&request_uri={Uri.EscapeDataString(address)}", UriKind.Relative)
        );
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var unnamed = await _provider.Browser.GetAsync(
            new Uri($"/connect/authorize?request_uri={Uri.EscapeDataString(address)}", UriKind.Relative)
        );
        Assert.That(unnamed.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var own = await Come(address);
        Assert.That(Provider.Query(own), Does.ContainKey("code"));
    }

    [TestCase("https://attacker.example/request")]
    [TestCase("urn:ietf:params:oauth:request_uri:unknown")]
    public async Task No_other_address_is_fetched_or_taken(string address)
    {
        using var answer = await Come(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("redirect_uri", "https://attacker.example", "invalid_request")]
    [TestCase("code_challenge", null, "invalid_request")]
    [TestCase("scope", "everything", "invalid_scope")]
    [TestCase("request_uri", "urn:ietf:params:oauth:request_uri:x", "invalid_request")]
    [TestCase("request", "x", "request_not_supported")]
    public async Task Is_checked_when_it_is_pushed(string name, string? value, string error)
    {
        var answer = await _provider.Post("/connect/par", Form((name, value)));
        Assert.That((answer.Status, answer.Error), Is.EqualTo((400, error)));
    }

    [Test]
    public async Task Needs_the_client_to_prove_itself()
    {
        var answer = await _provider.Post("/connect/par", [.. Form(), ("client_id", Provider.Web), ("client_secret", "wrong")]);
        Assert.That((answer.Status, answer.Error), Is.EqualTo((401, "invalid_client")));
    }

    [Test]
    public async Task A_client_that_must_push_is_refused_otherwise()
    {
        (string, string?)[] request =
        [
            ("client_id", Provider.Pushing),
            ("redirect_uri", "https://pushing.example/callback"),
            ("scope", "openid"),
        ];
        Assert.That((await _provider.Redirected(request))["error"], Is.EqualTo("invalid_request"));
        var pushed = await _provider.Post(
            "/connect/par",
            [.. Provider.Request(request).Select(p => (p.Key, p.Value)), ("client_secret", Provider.Secret)]
        );
        using var answer = await _provider.Browser.GetAsync(
            new Uri($"/connect/authorize?client_id=pushing&request_uri={Uri.EscapeDataString(pushed["request_uri"])}", UriKind.Relative)
        );
        Assert.That(Provider.Query(answer), Does.ContainKey("code"));
    }

    private async Task<string> Push()
    {
        var answer = await _provider.Post("/connect/par", Form());
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        Assert.That(answer.Body.GetProperty("expires_in").GetInt32(), Is.EqualTo(60));
        return answer["request_uri"];
    }

    /// <summary>Without the client, which the header names.</summary>
    private static (string, string?)[] Form(params (string Name, string? Value)[] changes) =>
        [.. Provider.Request(changes).Where(p => p.Key != "client_id").Select(p => (p.Key, p.Value))];

    private Task<HttpResponseMessage> Come(string address, string more = "") =>
        _provider.Browser.GetAsync(
            new Uri($"/connect/authorize?client_id=web&request_uri={Uri.EscapeDataString(address)}{more}", UriKind.Relative)
        );
}
