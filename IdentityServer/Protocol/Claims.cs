using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityServer.Accounts;
using IdentityServer.Clients;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Protocol;

/// <summary>What tokens and the userinfo endpoint say of a person (OpenID Connect Core 1.0, sections 2 and 5.1), each by its
/// scope.</summary>
internal static class Claims
{
    public static IReadOnlyList<string> Supported { get; } =
    ["sub", "name", "locale", "email", "email_verified", "auth_time", "amr", "acr", "sid", "nonce", "at_hash"];

    /// <summary>When and how the person proved who it is (RFC 9068, section 2.2.1; RFC 8176).</summary>
    public static void AddAuthentication(JsonObject claims, TokenGrant grant)
    {
        claims["auth_time"] = new DateTimeOffset(grant.AuthenticatedAt).ToUnixTimeSeconds();
        claims["amr"] = new JsonArray([.. grant.Methods.Split(' ').Select(m => JsonValue.Create(m))]);
        claims["acr"] = grant.Acr;
    }

    public static void AddPerson(JsonObject claims, Account account, IReadOnlyList<string> scopes)
    {
        claims["sub"] = account.Id;
        if (scopes.Contains(Scopes.Profile))
        {
            claims["name"] = account.Name;
            claims["locale"] = account.Language;
        }
        if (!scopes.Contains(Scopes.Email))
            return;
        claims["email"] = account.Email;
        claims["email_verified"] = account.EmailConfirmed;
    }

    /// <summary>Ties an id token to the access token beside it: the left half of its hash (OpenID Connect Core 1.0, section
    /// 3.1.3.6).</summary>
    public static string HalfHash(string token) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token))[..16]);

    public static string Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var value) ? value ?? "" : "";
}
