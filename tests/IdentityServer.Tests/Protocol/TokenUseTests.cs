using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>What access tokens open here, how a client asks about its tokens and ends them.</summary>
public sealed class TokenUseTests
{
    private Provider _provider = null!;

    [OneTimeSetUp]
    public async Task Start() => _provider = await Provider.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [Test]
    public async Task Userinfo_says_of_the_person_what_the_scopes_allow()
    {
        var answer = await _provider.UserInfo((await _provider.Tokens()).GetProperty("access_token").GetString()!);
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That((answer["sub"], answer["name"], answer["email"]), Is.EqualTo((Provider.Person, "Amina Haddad", Provider.Person)));
        Assert.That(answer.CacheControl, Is.EqualTo("no-store"));
        var tokens = await _provider.Token(Provider.ForCode(await _provider.Code(("scope", "openid"))));
        Assert.That((await _provider.UserInfo(tokens["access_token"])).Text, Is.EqualTo($$"""{"sub":"{{Provider.Person}}"}"""));
    }

    [Test]
    public async Task Userinfo_refuses_what_is_no_access_token()
    {
        var tokens = await _provider.Tokens();
        var access = tokens.GetProperty("access_token").GetString()!;
        var unsigned = $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{access.Split('.')[1]}.";
        foreach (
            var token in new[]
            {
                tokens.GetProperty("id_token").GetString()!,
                tokens.GetProperty("refresh_token").GetString()!,
                unsigned,
                access[..^8] + "AAAAAAAA",
                "x",
                "a.b.c",
            }
        )
        {
            var answer = await _provider.UserInfo(token);
            Assert.That(answer.Status, Is.EqualTo(401));
            Assert.That(answer.Challenge, Does.Contain("invalid_token"));
        }
        using var bare = await _provider.Http.GetAsync(new Uri("/connect/userinfo", UriKind.Relative));
        Assert.That(bare.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
        using var inQuery = await _provider.Http.GetAsync(new Uri($"/connect/userinfo?access_token={access}", UriKind.Relative));
        Assert.That((int)inQuery.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Userinfo_refuses_a_token_without_its_scope_with_403()
    {
        var token = await _provider.Token(("grant_type", "client_credentials"), ("scope", "casetracker"));
        var answer = await _provider.UserInfo(token["access_token"]);
        Assert.That(answer.Status, Is.EqualTo(403));
        Assert.That(answer.Challenge, Does.Contain("insufficient_scope"));
    }

    [Test]
    public async Task An_access_token_holds_ten_minutes()
    {
        var access = (await _provider.Tokens()).GetProperty("access_token").GetString()!;
        _provider.Server.Clock.Turn(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.That((await _provider.UserInfo(access)).Status, Is.EqualTo(200));
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(1));
        Assert.That((await _provider.UserInfo(access)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_revoked_access_token_opens_nothing()
    {
        var tokens = await _provider.Tokens();
        var access = tokens.GetProperty("access_token").GetString()!;
        Assert.That((await _provider.Post("/connect/revocation", ("token", access))).Status, Is.EqualTo(200));
        Assert.That((await _provider.Post("/connect/revocation", ("token", access))).Status, Is.EqualTo(200));
        Assert.That((await _provider.UserInfo(access)).Status, Is.EqualTo(401));
        Assert.That((await _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_revoked_refresh_token_takes_the_access_token_with_it()
    {
        var tokens = await _provider.Tokens();
        var refresh = tokens.GetProperty("refresh_token").GetString()!;
        await _provider.Post("/connect/revocation", ("token", refresh), ("token_type_hint", "access_token"));
        Assert.That((await _provider.Refresh(refresh)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.UserInfo(tokens.GetProperty("access_token").GetString()!)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_client_can_neither_revoke_nor_see_tokens_of_another()
    {
        var tokens = await _provider.Tokens();
        foreach (var name in new[] { "access_token", "refresh_token" })
        {
            var token = tokens.GetProperty(name).GetString();
            (string, string?)[] form = [("token", token), ("client_id", Provider.Other), ("client_secret", Provider.Secret)];
            Assert.That((await _provider.Post("/connect/revocation", form)).Status, Is.EqualTo(200));
            Assert.That((await _provider.Post("/connect/introspect", form)).Text, Is.EqualTo("""{"active":false}"""));
            Assert.That((await _provider.Post("/connect/introspect", ("token", token))).Body.GetProperty("active").GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task Introspection_describes_a_token_to_its_client()
    {
        var tokens = await _provider.Tokens();
        var answer = await _provider.Post("/connect/introspect", ("token", tokens.GetProperty("access_token").GetString()));
        Assert.That(
            (answer["sub"], answer["client_id"], answer["aud"], answer["scope"]),
            Is.EqualTo((Provider.Person, Provider.Web, "casetracker", "openid profile email casetracker"))
        );
        Assert.That((await _provider.Post("/connect/introspect", ("token", "unknown"))).Text, Is.EqualTo("""{"active":false}"""));
        var idToken = await _provider.Post("/connect/introspect", ("token", tokens.GetProperty("id_token").GetString()));
        Assert.That(idToken.Text, Is.EqualTo("""{"active":false}"""));
    }

    [TestCase("/connect/introspect", Provider.Native, null)]
    [TestCase("/connect/introspect", Provider.Web, "wrong")]
    [TestCase("/connect/revocation", Provider.Web, "wrong")]
    public async Task Introspection_and_revocation_need_the_client_to_prove_itself(string path, string client, string? secret)
    {
        var answer = await _provider.Post(path, ("token", "x"), ("client_id", client), ("client_secret", secret));
        Assert.That((answer.Status, answer.Error), Is.EqualTo((401, "invalid_client")));
    }
}
