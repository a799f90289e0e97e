using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Links;

/// <summary>Links work once, until they expire, and for the purpose and the address that they were made for; using one ends all others of
/// its purpose.</summary>
internal sealed class MailedLinks(IdentityStore store, TimeProvider clock, IdentityServiceOptions options)
{
    /// <summary>The address to mail, and until when it works. Earlier links stay, because the message that carries one may still
    /// arrive.</summary>
    public async Task<(string Address, DateTime Until)> Create(
        LinkPurpose purpose,
        string accountId,
        string address,
        CancellationToken cancellation = default
    )
    {
        var token = Secret.New();
        var now = clock.GetUtcNow().UtcDateTime;
        var link = new AccountLink
        {
            TokenHash = Secret.Hash(token),
            Purpose = purpose,
            AccountId = accountId,
            Address = address,
            CreatedAt = now,
            ExpiresAt = now + LinkPurposes.LifeOf(purpose),
        };
        store.Add(link);
        await store
            .Set<AccountLink>()
            .Where(l => l.AccountId == accountId && l.ExpiresAt < now.AddDays(-30))
            .ExecuteDeleteAsync(cancellation);
        await store.SaveChangesAsync(cancellation);
        return ($"{options.Issuer}{LinkPurposes.PageOf(purpose)}?token={token}", link.ExpiresAt);
    }

    /// <summary>The link of this token; null where it is unknown, expired or used, which nobody is told apart.</summary>
    public Task<AccountLink?> Find(LinkPurpose purpose, string? token, CancellationToken cancellation = default)
    {
        var (hash, now) = (Secret.Hash(token ?? ""), clock.GetUtcNow().UtcDateTime);
        return store
            .Set<AccountLink>()
            .AsNoTracking()
            .SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, cancellation);
    }

    /// <summary>Uses the link up; false where somebody else was faster. Belongs into the transaction of what the link is used
    /// for.</summary>
    public async Task<bool> Use(AccountLink link, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (
            await store
                .Set<AccountLink>()
                .Where(l => l.TokenHash == link.TokenHash && l.UsedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), cancellation) == 0
        )
            return false;
        await End(link.AccountId, link.Purpose, cancellation);
        return true;
    }

    /// <summary>No link of this purpose works any longer.</summary>
    public Task End(string accountId, LinkPurpose purpose, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return store
            .Set<AccountLink>()
            .Where(l => l.AccountId == accountId && l.Purpose == purpose && l.UsedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), cancellation);
    }

    /// <summary>How many links of this purpose were made for an account in the last hour.</summary>
    public Task<int> Recent(string accountId, LinkPurpose purpose, CancellationToken cancellation = default)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddHours(-1);
        return store
            .Set<AccountLink>()
            .CountAsync(l => l.AccountId == accountId && l.Purpose == purpose && l.CreatedAt > since, cancellation);
    }
}
