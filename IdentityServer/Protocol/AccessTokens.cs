using System.Text.Json.Nodes;
using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IdentityServer.Protocol;

/// <summary>
/// Access tokens of RFC 9068: short-lived, for one audience. This server's own endpoints also refuse one that was revoked or whose grant
/// has ended, which the first part of <c>jti</c> names.
/// </summary>
internal sealed class AccessTokens(TokenSigning signing, ClientRegister clients, SpentTokens spent, IDbContextFactory<IdentityStore> stores)
    : IAccessTokens
{
    /// <summary>For a person through a client, or (without a grant) for the client itself.</summary>
    public Task<string> Make(Client client, IReadOnlyList<string> scopes, TokenGrant? grant, CancellationToken cancellation)
    {
        var claims = new JsonObject
        {
            ["sub"] = grant?.Subject ?? client.ClientId,
            ["client_id"] = client.ClientId,
            ["aud"] = clients.Audience(scopes),
            ["scope"] = string.Join(' ', scopes),
            ["jti"] = grant is null ? Secret.New()[..22] : $"{grant.Id}.{Secret.New()[..22]}",
        };
        if (grant is not null)
            Claims.AddAuthentication(claims, grant);
        return signing.Sign(TokenSigning.AccessToken, claims, Lifetimes.AccessToken, cancellation);
    }

    /// <summary>A token of ours that has neither expired nor been revoked; null for anything else.</summary>
    public async Task<JsonWebToken?> Read(string text, CancellationToken cancellation)
    {
        if (await signing.Read(TokenSigning.AccessToken, text, cancellation) is not { } token)
            return null;
        if (!token.Audiences.Any(clients.IsAudience) || clients.Find(Claims.Text(token, "client_id")) is null)
            return null;
        if (await spent.IsSpent(Revoked(token), cancellation))
            return null;
        if (GrantOf(token) is not { } id)
            return token;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Set<TokenGrant>().AnyAsync(g => g.Id == id && g.EndedAt == null, cancellation) ? token : null;
    }

    /// <summary>RFC 7009: refused from now on by this server; others see it expire within minutes.</summary>
    public Task Revoke(JsonWebToken token, CancellationToken cancellation) => spent.Spend(Revoked(token), token.ValidTo, cancellation);

    public async Task<Bearer?> Require(HttpContext context, string scope)
    {
        context.Response.Headers.CacheControl = "no-store";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Refuse(context, StatusCodes.Status401Unauthorized, "Bearer");
        if (await Read(header[7..].Trim(), context.RequestAborted) is not { } token)
            return Refuse(context, StatusCodes.Status401Unauthorized, "Bearer error=\"invalid_token\"");
        var scopes = Claims.Text(token, "scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!scopes.Contains(scope, StringComparer.Ordinal))
            return Refuse(context, StatusCodes.Status403Forbidden, $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
        return new Bearer(token.Subject, Claims.Text(token, "client_id"), scopes);
    }

    private static Bearer? Refuse(HttpContext context, int status, string challenge)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.WWWAuthenticate = challenge;
        return null;
    }

    private static string Revoked(JsonWebToken token) => $"access {token.Id}";

    private static string? GrantOf(JsonWebToken token) => token.Id.Split('.') is [var grant, _] ? grant : null;
}
