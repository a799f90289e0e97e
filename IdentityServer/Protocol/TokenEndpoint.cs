using System.Text.Json.Nodes;
using IdentityServer.Clients;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>The token endpoint (RFC 6749, section 3.2): a code, a refresh token or the client's own credentials for tokens.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication authentication,
    ClientRegister clients,
    Codes codes,
    RefreshTokens refreshTokens,
    Grants grants,
    AccessTokens accessTokens,
    TokenSigning signing,
    IDbContextFactory<IdentityStore> stores
)
{
    public async Task<object?> Answer(HttpContext context)
    {
        var form = await Parameters.Form(context);
        var client = await authentication.Require(context, form);
        var grantType = form.Require("grant_type");
        if (!GrantTypes.All.Contains(grantType))
            throw new RefusedException(Errors.UnsupportedGrantType, "No such grant type.");
        if (!client.May(grantType))
            throw new RefusedException(Errors.UnauthorizedClient, "The client may not use this grant type.");
        return grantType switch
        {
            GrantTypes.Code => await ForCode(client, form, context.RequestAborted),
            GrantTypes.Refresh => await ForRefreshToken(client, form, context.RequestAborted),
            _ => await ForClient(client, form, context.RequestAborted),
        };
    }

    private async Task<JsonObject> ForCode(Client client, Parameters form, CancellationToken cancellation)
    {
        var grant = await codes.Redeem(
            client,
            form.Require("code"),
            form.Require("redirect_uri"),
            form.Require("code_verifier"),
            cancellation
        );
        return await Tokens(client, grant, grant.ScopesOf(client), grant.Nonce, cancellation);
    }

    private async Task<JsonObject> ForRefreshToken(Client client, Parameters form, CancellationToken cancellation)
    {
        var scopes = form.List("scope");
        var grant = await refreshTokens.Redeem(client, form.Require("refresh_token"), scopes, cancellation);
        return await Tokens(client, grant, scopes.Count > 0 ? scopes : grant.ScopesOf(client), nonce: null, cancellation);
    }

    /// <summary>RFC 6749, section 4.4: no person, so nothing that says who somebody is, and no refresh token.</summary>
    private async Task<JsonObject> ForClient(Client client, Parameters form, CancellationToken cancellation)
    {
        var scopes = form.List("scope");
        if (scopes.Count == 0)
            scopes = [.. client.Scopes.Except(Scopes.Identity)];
        ScopeRules.Require(clients, client, scopes);
        if (scopes.Any(s => Scopes.Identity.Contains(s) || s == Scopes.OfflineAccess))
            throw new RefusedException(Errors.InvalidScope, "A client has no identity.");
        return Bearing(await accessTokens.Make(client, scopes, grant: null, cancellation), scopes);
    }

    private async Task<JsonObject> Tokens(
        Client client,
        TokenGrant grant,
        IReadOnlyList<string> scopes,
        string? nonce,
        CancellationToken cancellation
    )
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        if (
            scopes.Count == 0
            || await store.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == grant.Subject, cancellation) is not { } account
        )
        {
            await grants.End(grant.Id, cancellation);
            throw Grants.Refused();
        }
        var accessToken = await accessTokens.Make(client, scopes, grant, cancellation);
        var answer = Bearing(accessToken, scopes);
        if (client.May(GrantTypes.Refresh))
            answer["refresh_token"] = await refreshTokens.Issue(grant, cancellation);
        if (!scopes.Contains(Scopes.OpenId))
            return answer;
        var claims = new JsonObject
        {
            ["aud"] = client.ClientId,
            ["sid"] = grant.SessionId,
            ["at_hash"] = Claims.HalfHash(accessToken),
        };
        if (nonce is not null)
            claims["nonce"] = nonce;
        Claims.AddAuthentication(claims, grant);
        Claims.AddPerson(claims, account, scopes);
        answer["id_token"] = await signing.Sign(TokenSigning.IdToken, claims, Lifetimes.IdToken, cancellation);
        return answer;
    }

    private static JsonObject Bearing(string accessToken, IReadOnlyList<string> scopes) =>
        new()
        {
            ["access_token"] = accessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetimes.AccessToken.TotalSeconds,
            ["scope"] = string.Join(' ', scopes),
        };
}
