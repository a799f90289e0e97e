using System.Text.Json.Nodes;
using IdentityServer.Clients;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>Who the bearer of an access token is, as far as its scopes go (OpenID Connect Core 1.0, section 5.3).</summary>
internal sealed class UserInfoEndpoint(IAccessTokens accessTokens, IDbContextFactory<IdentityStore> stores)
{
    public async Task<object?> Answer(HttpContext context)
    {
        if (await accessTokens.Require(context, Scopes.OpenId) is not { } bearer)
            return null;
        await using var store = await stores.CreateDbContextAsync(context.RequestAborted);
        if (await store.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == bearer.Subject, context.RequestAborted) is not { } account)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return null;
        }
        var claims = new JsonObject();
        Claims.AddPerson(claims, account, bearer.Scopes);
        return claims;
    }
}
