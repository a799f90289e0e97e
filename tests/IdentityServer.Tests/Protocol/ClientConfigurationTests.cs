using System.Security.Cryptography;
using System.Text.Json;
using IdentityServer.Clients;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>A mistake in the configuration of clients keeps the server from starting and is named.</summary>
public sealed class ClientConfigurationTests
{
    private static readonly Client _right = Provider.Clients[0];

    private static readonly string _privateKey = JsonSerializer.Serialize(
        new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC",
                    crv = "P-256",
                    x = Base64UrlEncoder.Encode(new byte[32]),
                    y = Base64UrlEncoder.Encode(new byte[32]),
                    d = Base64UrlEncoder.Encode(new byte[32]),
                },
            },
        }
    );

    private static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Mistake("has a fragment", c => c with { RedirectUris = ["https://web.example/callback#here"] });
        yield return Mistake("has a wildcard", c => c with { RedirectUris = ["https://*.web.example/callback"] });
        yield return Mistake("http on another host", c => c with { RedirectUris = ["http://web.example/callback"] });
        yield return Mistake("no absolute address", c => c with { RedirectUris = ["callback"] });
        yield return Mistake("scheme other than https", c => c with { RedirectUris = ["javascript:alert(1)"] });
        yield return Mistake("user name", c => c with { RedirectUris = ["https://web@attacker.example/"] });
        yield return Mistake("has a wildcard", c => c with { PostLogoutRedirectUris = ["https://web.example/*"] });
        yield return Mistake("http on another host", c => c with { BackChannelLogoutUri = "http://web.example/logout" });
        yield return Mistake("needs a redirect address", c => c with { RedirectUris = [] });
        yield return Mistake("no use without authorization_code", c => c with { GrantTypes = ["client_credentials"] });
        yield return Mistake("grant type 'implicit' does not exist", c => c with { GrantTypes = ["authorization_code", "implicit"] });
        yield return Mistake("has no grant types", c => c with { GrantTypes = [], RedirectUris = [] });
        yield return Mistake(
            "refresh_token needs authorization_code",
            c => c with { GrantTypes = ["client_credentials", "refresh_token"], RedirectUris = [] }
        );
        yield return Mistake(
            "client_credentials needs a secret or a key",
            c => c with { GrantTypes = ["client_credentials"], SecretHashes = [], RedirectUris = [] }
        );
        yield return Mistake(
            "authorization_code only",
            c =>
                c with
                {
                    GrantTypes = ["authorization_code", "refresh_token"],
                    SecretHashes = [],
                    RedirectUris = ["http://127.0.0.1/back"],
                }
        );
        yield return Mistake("not on the loopback", c => c with { GrantTypes = ["authorization_code"], SecretHashes = [] });
        yield return Mistake("has no scopes", c => c with { Scopes = [] });
        yield return Mistake("scope 'everything' does not exist", c => c with { Scopes = ["everything"] });
        yield return Mistake("not the base64 of 32 bytes", c => c with { SecretHashes = ["secret"] });
        yield return Mistake("both secrets and keys", c => c with { Jwks = Provider.Jwks(Provider.ClientKey) });
        yield return Mistake("no JSON Web Key Set", c => c with { SecretHashes = [], Jwks = "a secret" });
        yield return Mistake("private key", c => c with { SecretHashes = [], Jwks = _privateKey });
        yield return Mistake(
            "cannot prove a client",
            c => c with { SecretHashes = [], Jwks = """{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""" }
        );
        yield return Mistake("less than 2048 bits", c => c with { SecretHashes = [], Jwks = ShortKey() });
        yield return Mistake("visible ASCII", c => c with { ClientId = "a web" });
    }

    [TestCaseSource(nameof(Mistakes))]
    public void Names_the_mistake(string text, Func<Client, Client> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var fault = Assert.Throws<InvalidOperationException>(() => IdentityService.Build(Options(change(_right))));
        Assert.That(fault!.Message, Does.Contain(text).And.Not.Contain("a secret\""));
    }

    [Test]
    public void Names_every_mistake_at_once()
    {
        var fault = Assert.Throws<InvalidOperationException>(() =>
            IdentityService.Build(Options(_right with { Scopes = [] }, _right with { GrantTypes = ["password"] }))
        );
        Assert.That(fault!.Message, Does.Contain("there twice").And.Contain("no scopes").And.Contain("'password'"));
    }

    [TestCase("http://identity.example")]
    [TestCase("https://identity.example/")]
    [TestCase("https://identity.example?x")]
    [TestCase("identity")]
    public void Refuses_an_issuer_that_tokens_cannot_carry(string issuer)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => IdentityService.Build(Options(_right) with { Issuer = issuer }));
        Assert.That(fault!.Message, Does.Contain("issuer"));
    }

    [Test]
    public async Task Starts_without_mistakes()
    {
        await using var app = IdentityService.Build(Options([.. Provider.Clients]));
        Assert.That(app, Is.Not.Null);
    }

    private static TestCaseData Mistake(string text, Func<Client, Client> change) =>
        new TestCaseData(text, change).SetArgDisplayNames(text);

    private static IdentityServiceOptions Options(params Client[] clients) =>
        new()
        {
            Database = "sqlite:nowhere.db",
            MasterKey = new byte[32],
            Issuer = "http://localhost",
            Clients = clients,
        };

    private static string ShortKey()
    {
        using var rsa = RSA.Create(1024);
        var key = rsa.ExportParameters(false);
        return JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        n = Base64UrlEncoder.Encode(key.Modulus),
                        e = Base64UrlEncoder.Encode(key.Exponent),
                    },
                },
            }
        );
    }
}
