using System.Text.Json.Nodes;
using IdentityServer.Clients;

namespace IdentityServer.Protocol;

/// <summary>A client ends its own tokens (RFC 7009) and asks about them (RFC 7662); another client's are, for it, unknown.</summary>
internal sealed class TokenManagement(
    ClientAuthentication authentication,
    RefreshTokens refreshTokens,
    AccessTokens accessTokens,
    Grants grants
)
{
    /// <summary>Answers 200 for what is unknown, too (RFC 7009, section 2.2). A refresh token takes its whole grant with it.</summary>
    public async Task<object?> Revoke(HttpContext context)
    {
        var form = await Parameters.Form(context);
        var client = await authentication.Require(context, form);
        var token = form.Require("token");
        if (await refreshTokens.Find(client, token, context.RequestAborted) is var (grant, _))
            await grants.End(grant.Id, context.RequestAborted);
        else if (
            await accessTokens.Read(token, context.RequestAborted) is { } access
            && Claims.Text(access, "client_id") == client.ClientId
        )
            await accessTokens.Revoke(access, context.RequestAborted);
        return null;
    }

    public async Task<object?> Introspect(HttpContext context)
    {
        var form = await Parameters.Form(context);
        var client = await authentication.Require(context, form, publicToo: false);
        var token = form.Require("token");
        if (await refreshTokens.Find(client, token, context.RequestAborted) is var (grant, isUsed))
        {
            if (isUsed || !await grants.IsAlive(grant, context.RequestAborted))
                return new { active = false };
            return new JsonObject
            {
                ["active"] = true,
                ["client_id"] = client.ClientId,
                ["sub"] = grant.Subject,
                ["scope"] = string.Join(' ', grant.ScopesOf(client)),
                ["exp"] = new DateTimeOffset(grant.ExpiresAt).ToUnixTimeSeconds(),
            };
        }
        if (await accessTokens.Read(token, context.RequestAborted) is not { } access || Claims.Text(access, "client_id") != client.ClientId)
            return new { active = false };
        return new JsonObject
        {
            ["active"] = true,
            ["client_id"] = client.ClientId,
            ["sub"] = access.Subject,
            ["scope"] = Claims.Text(access, "scope"),
            ["token_type"] = "Bearer",
            ["aud"] = access.Audiences.Single(),
            ["iss"] = access.Issuer,
            ["jti"] = access.Id,
            ["iat"] = new DateTimeOffset(access.IssuedAt).ToUnixTimeSeconds(),
            ["exp"] = new DateTimeOffset(access.ValidTo).ToUnixTimeSeconds(),
        };
    }
}
