using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityServer.Accounts;
using IdentityServer.Clients;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Tests.Protocol;

/// <summary>The identity server with a few clients, a person and a browser, spoken to as a client does: by addresses from discovery and
/// plain HTTP.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Person = "amina.haddad@un.example";
    public const string Web = "web",
        Other = "other",
        Machine = "machine",
        Keyed = "keyed",
        Native = "native",
        Pushing = "pushing";
    public const string Callback = "https://web.example/callback",
        OtherCallback = "https://other.example/callback",
        SignedOut = "https://web.example/signed-out";
    public const string Secret = "q9F2mW7xL4vT0zKc8RbN3yHs6JdPgUea";

    /// <summary>An example of RFC 7636, appendix B.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private Provider(Server server)
    {
        Server = server;
        Browser = server.Browser();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
    }

    public Server Server { get; }

    /// <summary>The person's.</summary>
    public HttpClient Browser { get; }

    /// <summary>The clients' own.</summary>
    public HttpClient Http { get; }

    public static ECDsaSecurityKey ClientKey { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "client-key" };

    public static IReadOnlyList<Client> Clients { get; } =
    [
        new()
        {
            ClientId = Web,
            Name = "Web",
            SecretHashes = [Hash(Secret)],
            GrantTypes = ["authorization_code", "refresh_token", "client_credentials"],
            RedirectUris = [Callback],
            PostLogoutRedirectUris = [SignedOut],
            Scopes = ["openid", "profile", "email", "casetracker", "invitations"],
        },
        new()
        {
            ClientId = Other,
            SecretHashes = [Hash(Secret)],
            GrantTypes = ["authorization_code", "refresh_token"],
            RedirectUris = [OtherCallback],
            Scopes = ["openid", "casetracker"],
        },
        new()
        {
            ClientId = Machine,
            SecretHashes = [Hash("an older secret that is being replaced"), Hash(Secret)],
            GrantTypes = ["client_credentials"],
            Scopes = ["casetracker"],
        },
        new()
        {
            ClientId = Keyed,
            Jwks = Jwks(ClientKey),
            GrantTypes = ["client_credentials"],
            Scopes = ["casetracker"],
        },
        new()
        {
            ClientId = Native,
            GrantTypes = ["authorization_code"],
            RedirectUris = ["http://127.0.0.1/back"],
            Scopes = ["openid"],
        },
        new()
        {
            ClientId = Pushing,
            SecretHashes = [Hash(Secret)],
            GrantTypes = ["authorization_code"],
            RedirectUris = ["https://pushing.example/callback"],
            Scopes = ["openid"],
            RequirePushedRequests = true,
        },
    ];

    public static async Task<Provider> Start(Func<IdentityServiceOptions, IdentityServiceOptions>? change = null)
    {
        var server = await Server.Start(o => (change ?? (c => c))(o with { Clients = Clients }), AddSignIn);
        await server.AddAccount(passphrase: null);
        return new Provider(server);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Http.Dispose();
        await Server.DisposeAsync();
    }

    public static string Hash(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string Jwks(ECDsaSecurityKey key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(
            new ECDsaSecurityKey(ECDsa.Create(key.ECDsa.ExportParameters(false))) { KeyId = key.KeyId }
        );
        return JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = jwk.Kty,
                        crv = jwk.Crv,
                        x = jwk.X,
                        y = jwk.Y,
                        kid = jwk.Kid,
                    },
                },
            }
        );
    }

    /// <summary>The person has proven both factors at this browser.</summary>
    public async Task SignIn(HttpClient? browser = null, string methods = "pwd otp mfa", string subject = Person)
    {
        using var answer = await (browser ?? Browser).GetAsync(
            new Uri($"/test/sign-in?subject={Uri.EscapeDataString(subject)}&methods={Uri.EscapeDataString(methods)}", UriKind.Relative)
        );
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    public async Task EndSessions() =>
        await Server.InScope(async services =>
        {
            await services.GetRequiredService<AccountSessions>().EndAll(Person);
            return true;
        });

    /// <summary>An authorization request that is in order, with changes; null takes a parameter away.</summary>
    public static Dictionary<string, string?> Request(params (string Name, string? Value)[] changes)
    {
        var request = new Dictionary<string, string?>
        {
            ["client_id"] = Web,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid profile email casetracker",
            ["state"] = "a state",
            ["nonce"] = "a nonce",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            request[name] = value;
        return request;
    }

    public Task<HttpResponseMessage> Authorize(params (string Name, string? Value)[] changes) =>
        Browser.GetAsync(new Uri(QueryHelpers.AddQueryString("/connect/authorize", Request(changes)), UriKind.Relative));

    /// <summary>What the redirect to the client says.</summary>
    public async Task<Dictionary<string, string>> Redirected(params (string Name, string? Value)[] changes)
    {
        using var answer = await Authorize(changes);
        return Query(answer);
    }

    public static Dictionary<string, string> Query(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return QueryHelpers
            .ParseQuery(new Uri(new Uri("http://server"), answer.Headers.Location!).Query)
            .ToDictionary(p => p.Key, p => p.Value.ToString());
    }

    public async Task<string> Code(params (string Name, string? Value)[] changes)
    {
        await SignIn();
        return (await Redirected(changes))["code"];
    }

    public static (string, string?)[] ForCode(string code, params (string Name, string? Value)[] changes) =>
        [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("code_verifier", Verifier), .. changes];

    public Task<Answer> Token(params (string Name, string? Value)[] form) => Post("/connect/token", form);

    public async Task<JsonElement> Tokens()
    {
        var answer = await Token(ForCode(await Code()));
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        return answer.Body;
    }

    public Task<Answer> Refresh(string token, params (string Name, string? Value)[] changes) =>
        Token([("grant_type", "refresh_token"), ("refresh_token", token), .. changes]);

    /// <summary>As the client <c>web</c> with its secret in the header, unless the form names a client; a later value replaces an earlier
    /// one.</summary>
    public async Task<Answer> Post(string path, params (string Name, string? Value)[] form)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in form)
            values[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(
                values.Where(v => v.Value is not null).Select(v => new KeyValuePair<string, string>(v.Key, v.Value!))
            ),
        };
        if (!values.ContainsKey("client_id") && !values.ContainsKey("client_assertion"))
            request.Headers.Authorization = Basic(Web, Secret);
        using var answer = await Http.SendAsync(request);
        return await Answer.Of(answer);
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));

    public async Task<Answer> UserInfo(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/connect/userinfo", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", token) },
        };
        using var answer = await Http.SendAsync(request);
        return await Answer.Of(answer);
    }

    public static JsonWebToken Read(JsonElement tokens, string name) => new(tokens.GetProperty(name).GetString());

    private static void AddSignIn(WebApplication app) =>
        app.MapGet(
                "/test/sign-in",
                async (HttpContext context, UserManager<Account> accounts, AccountSessions sessions, string subject, string methods) =>
                {
                    await sessions.Start(context, (await accounts.FindByIdAsync(subject))!, methods.Split(' '));
                    return "ok";
                }
            )
            .AllowAnonymous();
}
