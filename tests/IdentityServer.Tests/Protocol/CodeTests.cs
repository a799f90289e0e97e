namespace IdentityServer.Tests.Protocol;

/// <summary>A code is worth something once, for a minute, to one client that knows the verifier.</summary>
public sealed class CodeTests
{
    private Provider _provider = null!;

    [OneTimeSetUp]
    public async Task Start() => _provider = await Provider.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [TestCase("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXx", "invalid_grant")]
    [TestCase("code_verifier", Provider.Challenge, "invalid_grant")]
    [TestCase("code_verifier", "short", "invalid_grant")]
    [TestCase("code_verifier", null, "invalid_request")]
    [TestCase("redirect_uri", "https://web.example/callback?x", "invalid_grant")]
    [TestCase("redirect_uri", null, "invalid_request")]
    [TestCase("code", "unknown", "invalid_grant")]
    [TestCase("code", null, "invalid_request")]
    [TestCase("grant_type", "implicit", "unsupported_grant_type")]
    [TestCase("grant_type", "password", "unsupported_grant_type")]
    [TestCase("grant_type", null, "invalid_request")]
    public async Task Refuses_a_code_with_something_else_than_it_was_made_for(string name, string? value, string error)
    {
        var answer = await _provider.Token(Provider.ForCode(await _provider.Code(), (name, value)));
        Assert.That((answer.Status, answer.Error), Is.EqualTo((400, error)));
    }

    [Test]
    public async Task A_failed_attempt_spends_the_code()
    {
        var code = await _provider.Code();
        await _provider.Token(Provider.ForCode(code, ("code_verifier", new string('a', 43))));
        var answer = await _provider.Token(Provider.ForCode(code));
        Assert.That(answer.Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Refuses_a_code_of_another_client()
    {
        var code = await _provider.Code();
        var stolen = await _provider.Token(Provider.ForCode(code, ("client_id", Provider.Other), ("client_secret", Provider.Secret)));
        Assert.That(stolen.Error, Is.EqualTo("invalid_grant"));
        var right = await _provider.Token(Provider.ForCode(code));
        Assert.That(right.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_replayed_code_ends_every_token_that_came_of_it()
    {
        var code = await _provider.Code();
        var first = await _provider.Token(Provider.ForCode(code));
        var again = await _provider.Token(Provider.ForCode(code));
        Assert.That(again.Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _provider.UserInfo(first["access_token"])).Status, Is.EqualTo(401));
        Assert.That((await _provider.Refresh(first["refresh_token"])).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Of_many_attempts_at_the_same_moment_one_wins()
    {
        var code = await _provider.Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _provider.Token(Provider.ForCode(code))));
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != 200).Select(a => a.Error), Is.All.EqualTo("invalid_grant"));
        foreach (var won in answers.Where(a => a.Status == 200))
            Assert.That((await _provider.UserInfo(won["access_token"])).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Refuses_a_code_after_a_minute()
    {
        var code = await _provider.Code();
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(60));
        var answer = await _provider.Token(Provider.ForCode(code));
        Assert.That(answer.Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Refuses_a_code_of_a_session_that_has_ended()
    {
        var code = await _provider.Code();
        await _provider.EndSessions();
        var answer = await _provider.Token(Provider.ForCode(code));
        Assert.That(answer.Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Gives_only_what_was_asked_for()
    {
        var answer = await _provider.Token(Provider.ForCode(await _provider.Code(("scope", "openid"), ("nonce", null))));
        var id = Provider.Read(answer.Body, "id_token");
        Assert.That(id.Claims.Select(c => c.Type), Has.None.EqualTo("name").And.None.EqualTo("email").And.None.EqualTo("nonce"));
        Assert.That(Provider.Read(answer.Body, "access_token").Audiences, Is.EqualTo(new[] { _provider.Server.Options.Issuer }));
    }

    [Test]
    public async Task A_client_that_only_wants_access_gets_no_id_token()
    {
        var answer = await _provider.Token(Provider.ForCode(await _provider.Code(("scope", "casetracker"))));
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Body.TryGetProperty("id_token", out _), Is.False);
    }

    [Test]
    public async Task Only_hashes_of_codes_and_refresh_tokens_lie_in_the_database()
    {
        var code = await _provider.Code();
        var answer = await _provider.Token(Provider.ForCode(code));
        foreach (var file in Directory.EnumerateFiles(_provider.Server.Folder, "identity.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.That(bytes, Does.Not.Contain(code).And.Not.Contain(answer["refresh_token"]).And.Not.Contain(answer["access_token"]));
        }
    }
}
