using System.Net;

namespace IdentityServer.Tests.Protocol;

/// <summary>From the request to tokens for the person who signed in.</summary>
public sealed class CodeFlowTests
{
    [Test]
    public async Task Sends_the_browser_to_sign_in_and_back_to_the_client_with_a_code()
    {
        await using var provider = await Provider.Start();
        using var toSignIn = await provider.Authorize(("ui_locales", "fr"), ("login_hint", Provider.Person));
        Assert.That(toSignIn.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(
            toSignIn.Headers.Location!.ToString(),
            Does.StartWith("/sign-in?back=%2Fconnect%2Fauthorize%2Fcallback").And.Contain("&ui_locales=fr").And.Contain("&login_hint=amina")
        );
        var back = Provider.Query(toSignIn)["back"];

        using var page = await provider.Browser.GetAsync(toSignIn.Headers.Location);
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain($"value=\"{Provider.Person}\"").And.Contain("lang=\"fr\""));

        await provider.SignIn();
        using var toClient = await provider.Browser.GetAsync(new Uri(back, UriKind.Relative));
        Assert.That(toClient.Headers.Location!.ToString(), Does.StartWith(Provider.Callback + "?code="));
        var answer = Provider.Query(toClient);
        Assert.That(answer["state"], Is.EqualTo("a state"));
        Assert.That(answer["iss"], Is.EqualTo(provider.Server.Options.Issuer));
        var tokens = await provider.Token(Provider.ForCode(answer["code"]));
        Assert.That(tokens.Status, Is.EqualTo(200), tokens.Text);
    }

    [Test]
    public async Task Answers_a_code_with_an_id_token_an_access_token_and_a_refresh_token()
    {
        await using var provider = await Provider.Start();
        var answer = await provider.Token(Provider.ForCode(await provider.Code()));
        Assert.That(answer.CacheControl, Is.EqualTo("no-store"));
        Assert.That(answer["token_type"], Is.EqualTo("Bearer"));
        Assert.That(answer["scope"], Is.EqualTo("openid profile email casetracker"));
        Assert.That(answer["refresh_token"], Has.Length.EqualTo(43));

        var id = Provider.Read(answer.Body, "id_token");
        var now = provider.Server.Clock.GetUtcNow();
        Assert.Multiple(() =>
        {
            Assert.That(id.Alg, Is.EqualTo("RS256"));
            Assert.That(id.Issuer, Is.EqualTo(provider.Server.Options.Issuer));
            Assert.That(id.Audiences, Is.EqualTo(new[] { Provider.Web }));
            Assert.That(id.Subject, Is.EqualTo(Provider.Person));
            Assert.That(id.GetClaim("name").Value, Is.EqualTo("Amina Haddad"));
            Assert.That(id.GetClaim("email").Value, Is.EqualTo(Provider.Person));
            Assert.That(id.GetPayloadValue<bool>("email_verified"), Is.True);
            Assert.That(id.GetClaim("nonce").Value, Is.EqualTo("a nonce"));
            Assert.That(id.GetPayloadValue<long>("auth_time"), Is.EqualTo(now.ToUnixTimeSeconds()));
            Assert.That(id.GetPayloadValue<string[]>("amr"), Is.EqualTo(new[] { "pwd", "otp", "mfa" }));
            Assert.That(id.GetClaim("acr").Value, Is.EqualTo("https://refeds.org/profile/mfa"));
            Assert.That(id.GetClaim("sid").Value, Is.Not.Empty);
            Assert.That(id.GetClaim("at_hash").Value, Has.Length.EqualTo(22));
        });
        var access = Provider.Read(answer.Body, "access_token");
        Assert.Multiple(() =>
        {
            Assert.That(access.Typ, Is.EqualTo("at+jwt"));
            Assert.That(access.Audiences, Is.EqualTo(new[] { "casetracker" }));
            Assert.That(access.Subject, Is.EqualTo(Provider.Person));
            Assert.That(access.GetClaim("client_id").Value, Is.EqualTo(Provider.Web));
            Assert.That(access.GetClaim("scope").Value, Is.EqualTo("openid profile email casetracker"));
            Assert.That(access.ValidTo - access.IssuedAt, Is.EqualTo(TimeSpan.FromMinutes(10)));
            Assert.That(access.GetPayloadValue<long>("auth_time"), Is.EqualTo(now.ToUnixTimeSeconds()));
        });
    }
}
