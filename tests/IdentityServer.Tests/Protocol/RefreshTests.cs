namespace IdentityServer.Tests.Protocol;

/// <summary>A refresh token is used once; a family of them lives as long as the session.</summary>
public sealed class RefreshTests
{
    private Provider _provider = null!;

    [OneTimeSetUp]
    public async Task Start() => _provider = await Provider.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [Test]
    public async Task Replaces_the_token_each_time()
    {
        var tokens = await _provider.Tokens();
        var first = await _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        var second = await _provider.Refresh(first["refresh_token"]);
        Assert.That(second.Status, Is.EqualTo(200), second.Text);
        Assert.That(second["refresh_token"], Is.Not.EqualTo(first["refresh_token"]));
        var id = Provider.Read(second.Body, "id_token");
        Assert.That(id.Claims.Select(c => c.Type), Has.None.EqualTo("nonce"));
        Assert.That(id.GetClaim("auth_time").Value, Is.EqualTo(Provider.Read(tokens, "id_token").GetClaim("auth_time").Value));
        Assert.That(id.GetClaim("sid").Value, Is.EqualTo(Provider.Read(tokens, "id_token").GetClaim("sid").Value));
    }

    [Test]
    public async Task A_token_that_comes_back_ends_the_family()
    {
        var tokens = await _provider.Tokens();
        var first = await _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        var reused = await _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        Assert.That(reused.Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.Refresh(first["refresh_token"])).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.UserInfo(first["access_token"])).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Of_many_attempts_at_the_same_moment_one_wins()
    {
        var tokens = await _provider.Tokens();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!))
        );
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != 200).Select(a => a.Error), Is.All.EqualTo("invalid_grant"));
        var won = answers.Single(a => a.Status == 200);
        Assert.That((await _provider.Refresh(won["refresh_token"])).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Is_bound_to_the_client()
    {
        var tokens = await _provider.Tokens();
        var token = tokens.GetProperty("refresh_token").GetString()!;
        var stolen = await _provider.Refresh(token, ("client_id", Provider.Other), ("client_secret", Provider.Secret));
        Assert.That(stolen.Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.Refresh(token)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Gives_less_but_never_more_than_was_granted()
    {
        var tokens = await _provider.Token(Provider.ForCode(await _provider.Code(("scope", "openid casetracker"))));
        var more = await _provider.Refresh(tokens["refresh_token"], ("scope", "openid email"));
        Assert.That(more.Error, Is.EqualTo("invalid_scope"));
        var less = await _provider.Refresh(tokens["refresh_token"], ("scope", "casetracker"));
        Assert.That(less["scope"], Is.EqualTo("casetracker"));
        Assert.That(less.Body.TryGetProperty("id_token", out _), Is.False);
    }

    [Test]
    public async Task Ends_with_the_session()
    {
        var tokens = await _provider.Tokens();
        await _provider.EndSessions();
        Assert.That((await _provider.Refresh(tokens.GetProperty("refresh_token").GetString()!)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.UserInfo(tokens.GetProperty("access_token").GetString()!)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Ends_after_twelve_hours_however_often_it_was_used()
    {
        var token = (await _provider.Tokens()).GetProperty("refresh_token").GetString()!;
        for (var hour = 0; hour < 11; hour++)
        {
            _provider.Server.Clock.Turn(TimeSpan.FromHours(1));
            token = (await _provider.Refresh(token))["refresh_token"];
        }
        _provider.Server.Clock.Turn(TimeSpan.FromHours(1));
        Assert.That((await _provider.Refresh(token)).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Only_a_client_with_the_grant_gets_one()
    {
        await _provider.SignIn();
        var code = (
            await _provider.Redirected(("client_id", Provider.Native), ("redirect_uri", "http://127.0.0.1:5555/back"), ("scope", "openid"))
        )["code"];
        var tokens = await _provider.Token(
            Provider.ForCode(code, ("redirect_uri", "http://127.0.0.1:5555/back"), ("client_id", Provider.Native))
        );
        Assert.That(tokens.Status, Is.EqualTo(200), tokens.Text);
        Assert.That(tokens.Body.TryGetProperty("refresh_token", out _), Is.False);
        Assert.That(
            (
                await _provider.Redirected(
                    ("client_id", Provider.Native),
                    ("redirect_uri", "http://127.0.0.1:5555/back"),
                    ("scope", "openid offline_access")
                )
            )["error"],
            Is.EqualTo("invalid_scope")
        );
    }
}
