using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Tests.Protocol;

/// <summary>Signing out at a client's request, and nobody else's (RP-Initiated Logout 1.0).</summary>
public sealed class EndSessionTests
{
    private Provider _provider = null!;

    [SetUp]
    public async Task Start() => _provider = await Provider.Start();

    [TearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [Test]
    public async Task Signs_out_at_once_with_an_id_token_of_this_session_even_an_old_one()
    {
        var hint = await IdToken();
        _provider.Server.Clock.Turn(TimeSpan.FromMinutes(20));
        using var answer = await EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", Provider.SignedOut), ("state", "s 1"));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo(Provider.SignedOut + "?state=s%201"));
        Assert.That((await _provider.Redirected(("prompt", "none")))["error"], Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Asks_the_person_where_nothing_proves_that_the_request_is_theirs()
    {
        await _provider.SignIn();
        using var question = await EndSession(("client_id", Provider.Web), ("post_logout_redirect_uri", Provider.SignedOut));
        Assert.That(question.Headers.Location!.ToString(), Does.StartWith("/sign-out?back="));
        Assert.That(await _provider.Redirected(("prompt", "none")), Does.ContainKey("code"));

        using var answer = await _provider.Browser.PostAsync(new Uri(Provider.Query(question)["back"], UriKind.Relative), content: null);
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(Provider.SignedOut));
        Assert.That((await _provider.Redirected(("prompt", "none")))["error"], Is.EqualTo("login_required"));
    }

    [TestCase("/account?handler=Everywhere")]
    [TestCase("/account/authenticator?handler=Remove")]
    [TestCase("/connect/endsession/callback/../../../account?handler=Everywhere")]
    [TestCase("//attacker.example/")]
    public async Task The_button_that_signs_out_sends_nothing_else_whatever_a_link_names(string back)
    {
        await _provider.SignIn();
        var page = await _provider.Browser.Look($"/sign-out?back={Uri.EscapeDataString(back)}");
        Assert.That(page.Forms.Select(f => f.GetAttribute("action")), Is.EqualTo(["/sign-out"]));
    }

    [Test]
    public async Task An_answer_about_another_session_ends_nothing()
    {
        using var attacker = _provider.Server.Browser();
        await _provider.SignIn(attacker);
        using var question = await attacker.GetAsync(new Uri("/connect/endsession", UriKind.Relative));
        await _provider.SignIn();
        using var answer = await _provider.Browser.PostAsync(new Uri(Provider.Query(question)["back"], UriKind.Relative), content: null);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _provider.Redirected(("prompt", "none")), Does.ContainKey("code"));
    }

    [Test]
    public async Task An_id_token_of_another_session_is_no_proof()
    {
        var hint = await IdToken();
        using var other = _provider.Server.Browser();
        await _provider.SignIn(other);
        using var question = await other.GetAsync(new Uri($"/connect/endsession?id_token_hint={hint}", UriKind.Relative));
        Assert.That(question.Headers.Location!.ToString(), Does.StartWith("/sign-out?back="));
    }

    [TestCase("https://attacker.example/")]
    [TestCase("https://web.example/signed-out/")]
    [TestCase("https://web.example/signed-out?x=1")]
    [TestCase(Provider.OtherCallback)]
    public async Task Redirects_to_registered_addresses_only(string address)
    {
        var hint = await IdToken();
        using var answer = await EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", address));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var unnamed = await EndSession(("post_logout_redirect_uri", Provider.SignedOut));
        Assert.That(unnamed.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_token_that_is_no_id_token_is_no_hint()
    {
        var tokens = await _provider.Tokens();
        using var question = await EndSession(("id_token_hint", tokens.GetProperty("access_token").GetString()));
        Assert.That(question.Headers.Location!.ToString(), Does.StartWith("/sign-out?back="));
        using var mismatched = await EndSession(
            ("id_token_hint", tokens.GetProperty("id_token").GetString()),
            ("client_id", Provider.Other)
        );
        Assert.That(mismatched.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Sends_somebody_who_is_signed_out_already_back_to_the_client()
    {
        var hint = await IdToken();
        await _provider.EndSessions();
        using var answer = await EndSession(("id_token_hint", hint), ("post_logout_redirect_uri", Provider.SignedOut));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(Provider.SignedOut));
    }

    private async Task<string> IdToken() => (await _provider.Tokens()).GetProperty("id_token").GetString()!;

    private Task<HttpResponseMessage> EndSession(params (string Name, string? Value)[] parameters) =>
        _provider.Browser.GetAsync(
            new Uri(
                QueryHelpers.AddQueryString("/connect/endsession", parameters.ToDictionary(p => p.Name, p => p.Value)),
                UriKind.Relative
            )
        );
}
