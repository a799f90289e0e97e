using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Believes a token only if the provider signed it with one of its published keys, for this audience, and it is valid now. A key that is
/// unknown makes the provider's description be read again, because keys are replaced.
/// </summary>
internal sealed class Tokens(Provider provider, TimeProvider clock)
{
    /// <summary>How far the provider's clock may differ from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Signatures that need the provider's private key: never <c>none</c>, and never a secret that others have, too.</summary>
    private static readonly string[] Asymmetric =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>What every kind of token must be.</summary>
    /// <param name="types">Of the header; the empty text stands for none.</param>
    /// <exception cref="SignInRefusedException">It is not to be believed.</exception>
    /// <exception cref="ProviderAwayException">The provider's keys are not known.</exception>
    public async Task<JsonWebToken> Check(string text, string[] types, string audience, CancellationToken cancellation)
    {
        var description = await provider.Describe(cancellation);
        var token = Parse(text);
        if (!types.Contains(token.Typ ?? "", StringComparer.OrdinalIgnoreCase))
            throw new SignInRefusedException("the token is of another type");
        if (!Asymmetric.Contains(token.Alg))
            throw new SignInRefusedException("the token is not signed as it must be");
        var key =
            KeyOf(description, token)
            ?? KeyOf(description = await provider.DescribeAgain(cancellation), token)
            ?? throw new SignInRefusedException("the token is signed with an unknown key");
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = description.Issuer,
                ValidAudience = audience,
                IssuerSigningKey = key,
                ValidAlgorithms = Asymmetric,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = (from, until, _, _) => IsWithin(from, until),
            }
        );
        return result.IsValid ? token : throw new SignInRefusedException($"the token is not valid ({result.Exception.GetType().Name})");
    }

    /// <summary>An ID token that answers this request (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
    /// <exception cref="SignInRefusedException">It is not to be believed.</exception>
    public async Task<JsonWebToken> CheckIdToken(
        string text,
        string clientId,
        string? accessToken,
        string nonce,
        TimeSpan? maxAge,
        CancellationToken cancellation
    )
    {
        var description = await provider.Describe(cancellation);
        var token = await Check(text, ["", "JWT"], clientId, cancellation);
        var now = clock.GetUtcNow();
        var offered = description.IdTokenSigningAlgValuesSupported;
        if (offered.Count > 0 && !offered.Contains(token.Alg))
            throw new SignInRefusedException("the ID token's signature is of a kind that the provider does not announce");
        if (token.Azp is { Length: > 0 } party ? party != clientId : token.Audiences.Count() > 1)
            throw new SignInRefusedException("the ID token was made for another client");
        if (!token.TryGetPayloadValue<string>("nonce", out var answered) || answered != nonce)
            throw new SignInRefusedException("the ID token answers another request");
        if (MomentOf(token, "iat") is not { } issued || issued > now + Skew)
            throw new SignInRefusedException("the ID token's time of issue is missing or in the future");
        if (token.TryGetPayloadValue<string>("at_hash", out var hash) && (accessToken is null || hash != HashOf(accessToken, token.Alg)))
            throw new SignInRefusedException("the ID token belongs to another access token");
        if (maxAge is { } age && (MomentOf(token, "auth_time") is not { } at || now - at > age + Skew))
            throw new SignInRefusedException("the sign-in is older than was asked");
        return token;
    }

    /// <summary>A claim that holds seconds since 1970; null when it is absent or no such number.</summary>
    public static DateTimeOffset? MomentOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<long>(claim, out var seconds) && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The members of a claim that is a list, or a text alone.</summary>
    public static IEnumerable<string> ListOf(JsonWebToken token, string claim) =>
        token.Claims.Where(c => c.Type == claim).Select(c => c.Value);

    private JsonWebToken Parse(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException or FormatException)
        {
            throw new SignInRefusedException("the token cannot be read");
        }
    }

    /// <summary>By its name; a token that names none is believed only where there is one key and no other.</summary>
    private static SecurityKey? KeyOf(OpenIdConnectConfiguration description, JsonWebToken token) =>
        string.IsNullOrEmpty(token.Kid)
            ? description.SigningKeys.Count == 1
                ? description.SigningKeys.First()
                : null
            : description.SigningKeys.FirstOrDefault(k => k.KeyId == token.Kid);

    private bool IsWithin(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is null || now >= from - Skew);
    }

    private static string HashOf(string accessToken, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken);
        var hash = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(bytes),
            "512" => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
        return Base64UrlEncoder.Encode(hash[..(hash.Length / 2)]);
    }
}
