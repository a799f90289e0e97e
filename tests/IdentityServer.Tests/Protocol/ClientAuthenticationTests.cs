using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IdentityServer.Clients;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>How a client proves itself, and what proves nothing.</summary>
public sealed class ClientAuthenticationTests
{
    private static readonly (string, string?) _grant = ("grant_type", "client_credentials");

    private Provider _provider = null!;

    [OneTimeSetUp]
    public async Task Start() => _provider = await Provider.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _provider.DisposeAsync();

    [TestCase(Provider.Secret)]
    [TestCase("an older secret that is being replaced")]
    public async Task Takes_each_secret_of_a_client_in_the_body(string secret)
    {
        var answer = await _provider.Token(_grant, ("client_id", Provider.Machine), ("client_secret", secret));
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        var token = Provider.Read(answer.Body, "access_token");
        Assert.That(token.Subject, Is.EqualTo(Provider.Machine));
        Assert.That(token.GetClaim("client_id").Value, Is.EqualTo(Provider.Machine));
        Assert.That(token.Claims.Select(c => c.Type), Has.None.EqualTo("auth_time"));
        Assert.That(answer.Body.TryGetProperty("refresh_token", out _), Is.False);
    }

    [Test]
    public async Task Takes_the_secret_in_the_header()
    {
        var answer = await _provider.Token(_grant, ("scope", "invitations"));
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(Provider.Read(answer.Body, "access_token").Audiences, Is.EqualTo(new[] { _provider.Server.Options.Issuer }));
    }

    [TestCase(Provider.Machine, "wrong")]
    [TestCase(Provider.Machine, "")]
    [TestCase("nobody", Provider.Secret)]
    [TestCase(Provider.Keyed, Provider.Secret)]
    [TestCase(Provider.Native, Provider.Secret)]
    public async Task Refuses_a_wrong_secret_with_401(string client, string secret)
    {
        var answer = await _provider.Token(_grant, ("client_id", client), ("client_secret", secret.Length > 0 ? secret : null));
        Assert.That((answer.Status, answer.Error), Is.EqualTo((401, "invalid_client")));
    }

    [Test]
    public async Task Names_the_scheme_to_who_used_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/connect/token", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = Provider.Basic(Provider.Machine, "wrong");
        using var response = await _provider.Http.SendAsync(request);
        var answer = await Answer.Of(response);
        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(answer.Challenge, Does.StartWith("Basic"));
    }

    [Test]
    public async Task Refuses_two_proofs_at_once()
    {
        var answer = await _provider.Token(
            _grant,
            ("client_id", Provider.Machine),
            ("client_secret", Provider.Secret),
            ("client_assertion", "x"),
            ("client_assertion_type", ClientAssertions.Type)
        );
        Assert.That((answer.Status, answer.Error), Is.EqualTo((400, "invalid_request")));
    }

    [TestCase("openid")]
    [TestCase("offline_access")]
    [TestCase("invitations casetracker")]
    [TestCase("everything")]
    public async Task Gives_a_client_itself_no_identity_and_no_foreign_scope(string scope)
    {
        var answer = await _provider.Token(_grant, ("scope", scope));
        Assert.That(answer.Error, Is.EqualTo("invalid_scope"));
    }

    [Test]
    public async Task Refuses_a_grant_that_the_client_does_not_have()
    {
        var answer = await _provider.Token(_grant, ("client_id", Provider.Other), ("client_secret", Provider.Secret));
        Assert.That(answer.Error, Is.EqualTo("unauthorized_client"));
    }

    [TestCase("/connect/token")]
    [TestCase("")]
    public async Task Takes_a_signed_assertion_once(string audience)
    {
        var assertion = Assertion(("aud", _provider.Server.Options.Issuer + audience));
        var first = await Prove(assertion);
        Assert.That(first.Status, Is.EqualTo(200), first.Text);
        var replayed = await Prove(assertion);
        Assert.That((replayed.Status, replayed.Error), Is.EqualTo((401, "invalid_client")));
    }

    [Test]
    public async Task Of_many_uses_of_an_assertion_at_the_same_moment_one_wins()
    {
        var assertion = Assertion();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Prove(assertion)));
        Assert.That(answers.Count(a => a.Status == 200), Is.EqualTo(1));
    }

    [TestCase("iss", "other")]
    [TestCase("iss", null)]
    [TestCase("sub", "web")]
    [TestCase("sub", null)]
    [TestCase("aud", "https://other.example")]
    [TestCase("aud", null)]
    [TestCase("exp", null)]
    [TestCase("jti", null)]
    public async Task Refuses_an_assertion_with_other_claims(string claim, string? value)
    {
        var answer = await Prove(Assertion((claim, value)));
        Assert.That((answer.Status, answer.Error), Is.EqualTo((401, "invalid_client")));
    }

    [TestCase(-31)]
    [TestCase(3600)]
    public async Task Refuses_an_assertion_that_has_expired_or_holds_too_long(int seconds)
    {
        var answer = await Prove(
            Assertion(
                (
                    "exp",
                    (_provider.Server.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
            )
        );
        Assert.That(answer.Error, Is.EqualTo("invalid_client"));
    }

    [Test]
    public async Task Refuses_an_unsigned_assertion_and_one_of_a_foreign_key()
    {
        var parts = Assertion().Split('.');
        var none = $"{Base64UrlEncoder.Encode("{\"alg\":\"none\"}")}.{parts[1]}.";
        Assert.That((await Prove(none)).Error, Is.EqualTo("invalid_client"));
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.That(
            (await Prove(Sign(Payload(), new SigningCredentials(new ECDsaSecurityKey(foreign) { KeyId = "client-key" }, "ES256")))).Error,
            Is.EqualTo("invalid_client")
        );
        // The public key as if it were a shared secret.
        var confused = new SigningCredentials(
            new SymmetricSecurityKey(Provider.ClientKey.ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = "client-key" },
            "HS256"
        );
        Assert.That((await Prove(Sign(Payload(), confused))).Error, Is.EqualTo("invalid_client"));
    }

    private Task<Answer> Prove(string assertion) =>
        _provider.Token(_grant, ("client_assertion", assertion), ("client_assertion_type", ClientAssertions.Type));

    private string Assertion(params (string Name, string? Value)[] changes) =>
        Sign(Payload(changes), new SigningCredentials(Provider.ClientKey, "ES256"));

    private JsonObject Payload(params (string Name, string? Value)[] changes)
    {
        var claims = new JsonObject
        {
            ["iss"] = Provider.Keyed,
            ["sub"] = Provider.Keyed,
            ["aud"] = _provider.Server.Options.Issuer,
            ["jti"] = Guid.NewGuid().ToString(),
            ["exp"] = _provider.Server.Clock.GetUtcNow().ToUnixTimeSeconds() + 60,
        };
        foreach (var (name, value) in changes)
        {
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = long.TryParse(value, out var number) ? number : value;
        }
        return claims;
    }

    private static string Sign(JsonObject claims, SigningCredentials credentials) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), credentials);
}
