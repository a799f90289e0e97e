using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Web.Tests.SignIn;

/// <summary>A small OpenID Connect provider that signs in whomever it is told to, and can be told to misbehave.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "casetracker-web",
        Secret = "a secret of +/% the client";

    private readonly WebApplication _app;
    private readonly Dictionary<string, Dictionary<string, string>> _codes = [],
        _pushed = [];

    private TestProvider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => IsAway ? Results.StatusCode(503) : Results.Json(Description));
        _app.MapGet("/keys", () => Results.Json(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(k => k.Public)]) }));
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/par", (Delegate)Push);
        _app.MapPost("/token", (Delegate)Exchange);
        _app.MapPost("/invitations", (Delegate)Invite);
    }

    /// <summary>How the ID tokens are signed, and by what.</summary>
    public TestKey Key => Keys[^1];

    public List<TestKey> Keys { get; } = [new("first"), new("second")];

    public Uri Address { get; private set; } = null!;

    public string Subject { get; set; } = "desk@example.org";

    public string Session { get; set; } = "provider-session";

    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    public DateTimeOffset SignedInAt { get; set; } = TimeProvider.System.GetUtcNow();

    public bool IsAway { get; set; }

    public bool OffersPushing { get; set; }

    /// <summary>Whether it has an address for invitations.</summary>
    public bool OffersInvitations { get; set; }

    /// <summary>How it answers to invitations.</summary>
    public int InvitationStatus { get; set; } = StatusCodes.Status202Accepted;

    /// <summary>What it was asked to invite, in order.</summary>
    public ConcurrentQueue<JsonObject> Invited { get; } = [];

    /// <summary>What is amiss with the next ID tokens.</summary>
    public Action<JsonObject> Spoil { get; set; } = _ => { };

    public Func<TestProvider, JsonObject, string> Sign { get; set; } = (provider, payload) => provider.Key.Sign(payload);

    /// <summary>What is amiss with the answers to the browser.</summary>
    public Action<Dictionary<string, string?>> SpoilAnswer { get; set; } = _ => { };

    public Dictionary<string, string> LastRequest { get; private set; } = [];

    public int Pushes { get; private set; }

    public static async Task<TestProvider> Start()
    {
        var provider = new TestProvider();
        await provider._app.StartAsync();
        provider.Address = new Uri(provider._app.Urls.First());
        return provider;
    }

    public JsonObject Claims(string audience, string? type = null) =>
        new()
        {
            ["iss"] = Address.ToString().TrimEnd('/'),
            ["aud"] = audience,
            ["sub"] = Subject,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["exp"] = Now.AddMinutes(10).ToUnixTimeSeconds(),
            ["auth_time"] = SignedInAt.ToUnixTimeSeconds(),
            ["amr"] = new JsonArray("pwd", "otp", "mfa"),
            ["jti"] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(12)),
            ["test"] = type,
        };

    public string AccessToken(string subject, Action<JsonObject>? change = null, string? type = "at+jwt", TestKey? key = null)
    {
        var claims = Claims("casetracker");
        (claims["sub"], claims["client_id"], claims["scope"]) = (subject, "some-client", "openid casetracker");
        change?.Invoke(claims);
        return (key ?? Key).Sign(claims, type);
    }

    public string LogoutToken(Action<JsonObject>? change = null, string? type = "logout+jwt")
    {
        var claims = Claims(Client);
        foreach (var name in new[] { "auth_time", "amr", "sub" })
            claims.Remove(name);
        claims["sid"] = Session;
        claims["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() };
        change?.Invoke(claims);
        return Key.Sign(claims, type);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private JsonObject Description
    {
        get
        {
            var description = new JsonObject
            {
                ["issuer"] = Address.ToString().TrimEnd('/'),
                ["authorization_endpoint"] = $"{Address}authorize",
                ["token_endpoint"] = $"{Address}token",
                ["jwks_uri"] = $"{Address}keys",
                ["end_session_endpoint"] = $"{Address}end",
                ["authorization_response_iss_parameter_supported"] = true,
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            };
            if (OffersInvitations)
                description["invitation_endpoint"] = $"{Address}invitations";
            if (OffersPushing)
                description["pushed_authorization_request_endpoint"] = $"{Address}par";
            return description;
        }
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (asked.TryGetValue("request_uri", out var name))
            asked = _pushed[name];
        LastRequest = asked;
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        _codes[code] = asked;
        var answer = new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = asked["state"],
            ["iss"] = Address.ToString().TrimEnd('/'),
        };
        SpoilAnswer(answer);
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"], answer));
    }

    private async Task<IResult> Push(HttpContext context)
    {
        if (!IsClient(context))
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var form = await context.Request.ReadFormAsync();
        var name = $"urn:ietf:params:oauth:request_uri:{++Pushes}";
        _pushed[name] = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        return Results.Json(new { request_uri = name, expires_in = 60 }, statusCode: 201);
    }

    private async Task<IResult> Exchange(HttpContext context)
    {
        if (!IsClient(context))
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] == "client_credentials")
            return Results.Json(
                new
                {
                    access_token = $"for {form["scope"]}",
                    token_type = "Bearer",
                    expires_in = 600,
                }
            );
        if (
            !_codes.Remove(form["code"].ToString(), out var asked)
            || asked["redirect_uri"] != form["redirect_uri"]
            || asked["code_challenge"]
                != WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
        )
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (asked.ContainsKey("max_age"))
            SignedInAt = Now;
        var claims = Claims(Client);
        (claims["nonce"], claims["sid"]) = (asked["nonce"], Session);
        var access = AccessToken(Subject);
        claims["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(access))[..16]);
        Spoil(claims);
        return Results.Json(
            new
            {
                access_token = access,
                token_type = "Bearer",
                expires_in = 600,
                id_token = Sign(this, claims),
            }
        );
    }

    private async Task<IResult> Invite(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer for invitations")
            return Results.StatusCode(401);
        Invited.Enqueue((JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!);
        return Results.StatusCode(InvitationStatus);
    }

    private static bool IsClient(HttpContext context) =>
        context.Request.Headers.Authorization
        == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(Client)}:{Uri.EscapeDataString(Secret)}"));
}

/// <summary>A key of the test provider.</summary>
internal sealed class TestKey(string id)
{
    private readonly RSA _rsa = RSA.Create(2048);

    public JsonObject Public
    {
        get
        {
            var key = _rsa.ExportParameters(false);
            return new()
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = id,
                ["n"] = WebEncoders.Base64UrlEncode(key.Modulus!),
                ["e"] = WebEncoders.Base64UrlEncode(key.Exponent!),
            };
        }
    }

    public string Sign(JsonObject payload, string? type = "JWT") => Signed(Header("RS256", id, type), payload, Rsa);

    public string SignWithoutName(JsonObject payload) => Signed(Header("RS256", null, "JWT"), payload, Rsa);

    public static string Unsigned(JsonObject payload) => Signed(Header("none", null, "JWT"), payload, _ => []);

    /// <summary>The public key, which everybody has, as if it were a secret.</summary>
    public string SignWithPublicKey(JsonObject payload) =>
        Signed(
            Header("HS256", id, "JWT"),
            payload,
            text => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), text)
        );

    private byte[] Rsa(byte[] text) => _rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static JsonObject Header(string algorithm, string? id, string? type)
    {
        var header = new JsonObject { ["alg"] = algorithm };
        if (id is not null)
            header["kid"] = id;
        if (type is not null)
            header["typ"] = type;
        return header;
    }

    private static string Signed(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var text =
            $"{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{text}.{WebEncoders.Base64UrlEncode(sign(Encoding.ASCII.GetBytes(text)))}";
    }
}
