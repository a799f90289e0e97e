namespace IdentityServer.Tests.Protocol;

/// <summary>Guessing is slowed down, and what is secret is in no log.</summary>
public sealed class RequestLimitsTests
{
    private static readonly (string, string?)[] _right =
    [
        ("grant_type", "client_credentials"),
        ("client_id", Provider.Machine),
        ("client_secret", Provider.Secret),
    ];

    [Test]
    public async Task An_address_that_guesses_secrets_has_to_wait_even_with_the_right_one()
    {
        await using var provider = await Provider.Start(o => o with { Limits = new(Failures: 5) });
        for (var i = 0; i < 5; i++)
            Assert.That((await provider.Token([.. _right, ("client_secret", $"guess {i}")])).Status, Is.EqualTo(401));
        var answer = await provider.Token(_right);
        Assert.That((answer.Status, answer.Error), Is.EqualTo((429, "temporarily_unavailable")));
    }

    [Test]
    public async Task A_client_that_proves_itself_is_not_held_up_by_its_own_requests()
    {
        await using var provider = await Provider.Start(o => o with { Limits = new(Failures: 5) });
        for (var i = 0; i < 20; i++)
            Assert.That((await provider.Token(_right)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_address_that_asks_without_end_has_to_wait()
    {
        await using var provider = await Provider.Start(o => o with { Limits = new(Requests: 10) });
        for (var i = 0; i < 10; i++)
            await provider.UserInfo("x");
        var answer = await provider.UserInfo("x");
        Assert.That((answer.Status, answer.Error), Is.EqualTo((429, "temporarily_unavailable")));
    }

    [Test]
    public async Task Nothing_secret_is_logged()
    {
        await using var provider = await Provider.Start();
        var log = provider.Server.Log();
        var code = await provider.Code();
        var tokens = await provider.Token(Provider.ForCode(code));
        await provider.Token(Provider.ForCode(code));
        await provider.Refresh(tokens["refresh_token"]);
        await provider.Token([.. _right, ("client_secret", "a wrong secret")]);
        await provider.EndSessions();
        string[] secrets =
        [
            code,
            Provider.Verifier,
            Provider.Secret,
            "a wrong secret",
            tokens["access_token"],
            tokens["refresh_token"],
            tokens["id_token"],
        ];
        Assert.That(log.Lines, Has.Some.Contains("shown a second time").And.Some.Contains("did not prove itself"));
        Assert.That(log.Lines.Where(line => secrets.Any(s => line.Contains(s, StringComparison.Ordinal))), Is.Empty);
    }
}
