using System.Text.Json.Nodes;
using IdentityServer.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Protocol;

/// <summary>Signs and checks this server's own tokens; the <c>typ</c> keeps one kind from passing as another (RFC 8725, section
/// 3.11).</summary>
internal sealed class TokenSigning(KeyRing keys, IdentityServiceOptions options, TimeProvider clock)
{
    public const string AccessToken = "at+jwt",
        IdToken = "JWT",
        LogoutToken = "logout+jwt";

    private static readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Adds <c>iss</c>, <c>iat</c> and <c>exp</c> and signs.</summary>
    public async Task<string> Sign(string type, JsonObject claims, TimeSpan life, CancellationToken cancellation)
    {
        claims["iss"] = options.Issuer;
        claims["iat"] = Now.ToUnixTimeSeconds();
        claims["exp"] = (Now + life).ToUnixTimeSeconds();
        var current = await keys.Current(cancellation);
        return _handler.CreateToken(claims.ToJsonString(), current.Credentials, new Dictionary<string, object> { ["typ"] = type });
    }

    /// <summary>A token of this server and kind; null for anything else. Whether it has expired is asked only where it matters.</summary>
    public async Task<JsonWebToken?> Read(string type, string text, CancellationToken cancellation, bool expiredToo = false)
    {
        if (text.Length > 16384 || Parse(text) is not { } token)
            return null;
        var known = await keys.Knowing(token.Kid, cancellation);
        if (!known.Knows(token.Kid))
            return null;
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SigningKey.Algorithm],
                ValidTypes = [type],
                IssuerSigningKeys = known.Published,
                ValidIssuer = options.Issuer,
                ValidateAudience = false,
                LifetimeValidator = (_, expires, _, _) => expires is { } at && (expiredToo || at > Now.UtcDateTime),
            }
        );
        return result.IsValid ? token : null;
    }

    private static JsonWebToken? Parse(string text)
    {
        if (!_handler.CanReadToken(text))
            return null;
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }
}
