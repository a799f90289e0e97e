namespace IdentityServer.Tests.Protocol;

/// <summary>How a client asks for somebody who is there already, or who proves it again.</summary>
public sealed class RecentSignInTests
{
    private Provider _provider = null!;

    [SetUp]
    public async Task Start() => _provider = await Provider.Start();

    [TearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [Test]
    public async Task Prompt_none_never_shows_a_page()
    {
        Assert.That((await _provider.Redirected(("prompt", "none")))["error"], Is.EqualTo("login_required"));
        await _provider.SignIn();
        Assert.That(await _provider.Redirected(("prompt", "none")), Does.ContainKey("code"));
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(901));
        Assert.That((await _provider.Redirected(("prompt", "none"), ("max_age", "900")))["error"], Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Max_age_asks_for_a_new_proof_and_the_token_says_when_it_was_given()
    {
        await _provider.SignIn();
        _provider.Server.Clock.Turn(TimeSpan.FromMinutes(15));
        Assert.That(await _provider.Redirected(("max_age", "900")), Does.ContainKey("code"));
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(1));
        using var again = await _provider.Authorize(("max_age", "900"));
        Assert.That(again.Headers.Location!.ToString(), Does.StartWith("/sign-in/again?back="));

        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(20));
        await _provider.SignIn();
        using var answer = await _provider.Browser.GetAsync(new Uri(Provider.Query(again)["back"], UriKind.Relative));
        var tokens = await _provider.Token(Provider.ForCode(Provider.Query(answer)["code"]));
        Assert.That(
            Provider.Read(tokens.Body, "id_token").GetPayloadValue<long>("auth_time"),
            Is.EqualTo(_provider.Server.Clock.GetUtcNow().ToUnixTimeSeconds())
        );
    }

    [TestCase("prompt", "login")]
    [TestCase("max_age", "0")]
    public async Task A_proof_from_before_the_request_is_not_enough_for_prompt_login(string name, string value)
    {
        await _provider.SignIn();
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(5));
        using var again = await _provider.Authorize((name, value));
        var back = Provider.Query(again)["back"];
        using var tooSoon = await _provider.Browser.GetAsync(new Uri(back, UriKind.Relative));
        Assert.That(tooSoon.Headers.Location!.ToString(), Does.StartWith("/sign-in/again"));
        await _provider.SignIn();
        _provider.Server.Clock.Turn(TimeSpan.FromSeconds(5));
        using var answer = await _provider.Browser.GetAsync(new Uri(back, UriKind.Relative));
        Assert.That(Provider.Query(answer), Does.ContainKey("code"));
    }

    [Test]
    public async Task A_request_that_waited_an_hour_at_the_sign_in_page_is_over()
    {
        using var toSignIn = await _provider.Authorize();
        _provider.Server.Clock.Turn(TimeSpan.FromMinutes(61));
        await _provider.SignIn();
        using var answer = await _provider.Browser.GetAsync(new Uri(Provider.Query(toSignIn)["back"], UriKind.Relative));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_hint_of_somebody_else_is_not_answered_with_this_person()
    {
        var hint = (await _provider.Tokens()).GetProperty("id_token").GetString();
        Assert.That(await _provider.Redirected(("id_token_hint", hint)), Does.ContainKey("code"));
        await _provider.Server.AddAccount("jean.mbeki@un.example", "Jean Mbeki", passphrase: null);
        await _provider.SignIn(subject: "jean.mbeki@un.example");
        Assert.That((await _provider.Redirected(("id_token_hint", hint)))["error"], Is.EqualTo("login_required"));
    }

    [TestCase("pwd otp mfa", "phr", "https://refeds.org/profile/mfa")]
    [TestCase("hwk user mfa", "phr", "phr")]
    [TestCase("hwk user mfa", null, "https://refeds.org/profile/mfa")]
    [TestCase("hwk user mfa", "unknown https://refeds.org/profile/mfa phr", "https://refeds.org/profile/mfa")]
    public async Task Says_how_strong_the_sign_in_was(string methods, string? asked, string acr)
    {
        await _provider.SignIn(methods: methods);
        var tokens = await _provider.Token(Provider.ForCode((await _provider.Redirected(("acr_values", asked)))["code"]));
        Assert.That(Provider.Read(tokens.Body, "id_token").GetClaim("acr").Value, Is.EqualTo(acr));
    }
}
