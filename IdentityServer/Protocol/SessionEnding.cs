using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>With a session end all grants that rest on it, and each client that took part is to be told (OpenID Connect Back-Channel Logout
/// 1.0, section 2.3).</summary>
internal sealed class SessionEnding(IDbContextFactory<IdentityStore> stores, ClientRegister clients, LogoutBell bell, TimeProvider clock)
    : ISessionEnd
{
    public async Task Ended(string subject, string sessionId, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await store
            .Set<TokenGrant>()
            .Where(g => g.SessionId == sessionId && g.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.EndedAt, (DateTime?)now), cancellation);
        var tookPart = await store
            .Set<TokenGrant>()
            .Where(g => g.SessionId == sessionId && g.CodeUsedAt != null)
            .Select(g => g.ClientId)
            .Distinct()
            .ToListAsync(cancellation);
        var waiting = await store
            .Set<LogoutDelivery>()
            .Where(d => d.SessionId == sessionId)
            .Select(d => d.ClientId)
            .ToListAsync(cancellation);
        store.AddRange(
            tookPart
                .Except(waiting)
                .Where(id => clients.Find(id)?.BackChannelLogoutUri is not null)
                .Select(id => new LogoutDelivery
                {
                    SessionId = sessionId,
                    ClientId = id,
                    Subject = subject,
                    NextAt = now,
                })
        );
        if (await store.SaveChangesAsync(cancellation) > 0)
            bell.Ring();
    }
}

/// <summary>Wakes the delivery of logout tokens before its time.</summary>
internal sealed class LogoutBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    public void Dispose() => _rung.Dispose();

    public async Task Wait(TimeSpan atMost, CancellationToken cancellation)
    {
        await _rung.WaitAsync(atMost, cancellation);
        while (await _rung.WaitAsync(0, cancellation)) { }
    }
}
