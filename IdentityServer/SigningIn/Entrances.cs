using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SigningIn;

/// <summary>Remembers for ten minutes who has proven a passphrase at which browser and owes the second factor.</summary>
internal sealed class Entrances(IdentityStore store, IdentityServiceOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    private readonly SessionCookie _cookie = new(options, "account-entrance");

    public async Task Begin(HttpContext context, Account account, string method)
    {
        await End(context);
        var secret = Secret.New();
        store.Add(
            new Entrance
            {
                SecretHash = Secret.Hash(secret),
                AccountId = account.Id,
                Methods = method,
                ExpiresAt = (clock.GetUtcNow() + Holds).UtcDateTime,
            }
        );
        await store.SaveChangesAsync(context.RequestAborted);
        _cookie.Write(context, secret);
    }

    /// <summary>Whose entrance this browser holds; null where there is none or its time is over.</summary>
    public async Task<Account?> Current(HttpContext context)
    {
        if (_cookie.Read(context) is not { } secret)
            return null;
        var (hash, now) = (Secret.Hash(secret), clock.GetUtcNow().UtcDateTime);
        return await store
            .Set<Entrance>()
            .Where(e => e.SecretHash == hash && e.ExpiresAt > now)
            .Join(store.Users, e => e.AccountId, a => a.Id, (_, account) => account)
            .SingleOrDefaultAsync(context.RequestAborted);
    }

    public async Task End(HttpContext context)
    {
        if (_cookie.Read(context) is not { } secret)
            return;
        var hash = Secret.Hash(secret);
        await store.Set<Entrance>().Where(e => e.SecretHash == hash).ExecuteDeleteAsync(context.RequestAborted);
        _cookie.Remove(context);
    }
}
