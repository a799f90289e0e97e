using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>Refresh tokens (RFC 6749, section 6): each is used once and replaced; one that comes back ends its whole family (RFC 9700,
/// section 4.14.2).</summary>
internal sealed class RefreshTokens(Grants grants, IDbContextFactory<IdentityStore> stores, TimeProvider clock)
{
    public async Task<string> Issue(TokenGrant grant, CancellationToken cancellation)
    {
        var token = Secret.New();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.Add(new RefreshToken { Hash = Secret.Hash(token), GrantId = grant.Id });
        await store.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>The grant of a token of this client, used or not; null where there is none.</summary>
    public async Task<(TokenGrant Grant, bool IsUsed)?> Find(Client client, string token, CancellationToken cancellation)
    {
        var hash = Secret.Hash(token);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var found = await store
            .Set<RefreshToken>()
            .Where(t => t.Hash == hash)
            .Join(store.Set<TokenGrant>(), t => t.GrantId, g => g.Id, (t, g) => new { Grant = g, t.UsedAt })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        return found is null || found.Grant.ClientId != client.ClientId ? null : (found.Grant, found.UsedAt is not null);
    }

    /// <param name="scopes">Some of the scopes that were granted; all for none.</param>
    /// <exception cref="RefusedException"><c>invalid_grant</c>, whatever was wrong; <c>invalid_scope</c> for more than was granted, which
    /// leaves the token as it is.</exception>
    public async Task<TokenGrant> Redeem(Client client, string token, IReadOnlyList<string> scopes, CancellationToken cancellation)
    {
        if (await Find(client, token, cancellation) is not var (grant, isUsed))
            throw Grants.Refused();
        if (!isUsed && scopes.Except(grant.ScopesOf(client)).Any())
            throw new RefusedException(Errors.InvalidScope, "More was asked for than was granted.");
        var isAlive = await grants.IsAlive(grant, cancellation);
        if (isUsed || !await Take(token, cancellation))
            await grants.EndForReplay(grant, "refresh token", cancellation);
        if (isAlive)
            return grant;
        await grants.End(grant.Id, cancellation);
        throw Grants.Refused();
    }

    /// <summary>Of two attempts at the same moment this statement lets one pass.</summary>
    private async Task<bool> Take(string token, CancellationToken cancellation)
    {
        var hash = Secret.Hash(token);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store
                .Set<RefreshToken>()
                .Where(t => t.Hash == hash && t.UsedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), cancellation) == 1;
    }
}
