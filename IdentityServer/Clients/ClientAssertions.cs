using IdentityServer.Protocol;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityServer.Clients;

/// <summary>
/// <c>private_key_jwt</c> (RFC 7523, section 3; OpenID Connect Core 1.0, section 9): issuer and subject are the client, the one audience is
/// this server, it holds for minutes and is taken once.
/// </summary>
internal sealed class ClientAssertions(ClientRegister clients, IdentityServiceOptions options, SpentTokens spent, TimeProvider clock)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly JsonWebTokenHandler _handler = new();

    /// <summary>The client that the assertion proves; null where it proves none.</summary>
    public async Task<Client?> Prove(Parameters form, string path, CancellationToken cancellation)
    {
        var assertion = form.Require("client_assertion");
        if (form["client_assertion_type"] != Type)
            throw new RefusedException(Errors.InvalidRequest, "client_assertion_type is missing or unknown.");
        if (Read(assertion) is not { } token)
            return null;
        if (clients.Find(token.Subject) is not { Jwks: { } jwks } client || (form["client_id"] is { } named && named != client.ClientId))
            return null;
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidAlgorithms = ClientKeys.Algorithms,
                IssuerSigningKeys = ClientKeys.Read(jwks),
                TryAllIssuerSigningKeys = true,
                ValidIssuer = client.ClientId,
                ValidAudiences = Audiences(path),
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
            }
        );
        if (!result.IsValid)
            return null;
        // The jti is kept until the assertion has expired on the slowest clock.
        return await spent.Spend($"assertion {client.ClientId} {token.Id}", token.ValidTo + Lifetimes.Skew, cancellation) ? client : null;
    }

    private static JsonWebToken? Read(string assertion)
    {
        if (assertion.Length > 8192 || !_handler.CanReadToken(assertion))
            return null;
        try
        {
            var token = new JsonWebToken(assertion);
            var isComplete = token.Id is { Length: > 0 and <= 256 } && token.Subject is { Length: > 0 } && token.Audiences.Count() == 1;
            return isComplete && token.Typ is null or "" or "JWT" or "client-authentication+jwt" ? token : null;
        }
        catch (Exception e)
            when (e
                    is ArgumentException
                        or SecurityTokenException
                        or System.Text.Json.JsonException
                        or FormatException
                        or InvalidCastException
            )
        {
            return null;
        }
    }

    /// <summary>The issuer and the token endpoint; at the endpoint for pushed requests also its own address (RFC 9126, section
    /// 2).</summary>
    private IEnumerable<string> Audiences(string path)
    {
        yield return options.Issuer;
        yield return options.Issuer + Paths.Token;
        if (path == Paths.Par)
            yield return options.Issuer + Paths.Par;
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - Lifetimes.Skew
            && expires <= now + Lifetimes.Assertion + Lifetimes.Skew
            && (notBefore is null || notBefore <= now + Lifetimes.Skew);
    }
}
