using System.Diagnostics.CodeAnalysis;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>A grant lives as long as the session it rests on, twelve hours at most, and ends at once when something of it is used
/// twice.</summary>
internal sealed partial class Grants(IDbContextFactory<IdentityStore> stores, ISessions sessions, TimeProvider clock, ILogger<Grants> log)
{
    public static RefusedException Refused() =>
        new(Errors.InvalidGrant, "The code or token is unknown, used, expired or not for this client.");

    /// <summary>As the database knows it now: it may have ended since the grant was read.</summary>
    public async Task<bool> IsAlive(TokenGrant grant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.Set<TokenGrant>().AnyAsync(g => g.Id == grant.Id && g.EndedAt == null && g.ExpiresAt > now, cancellation)
            && await sessions.IsRunning(grant.SessionId, cancellation);
    }

    public async Task End(string grantId, CancellationToken cancellation)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await store
            .Set<TokenGrant>()
            .Where(g => g.Id == grantId && g.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.EndedAt, now), cancellation);
    }

    /// <summary>One of the two who showed it stole it, and nobody knows which (RFC 9700, sections 4.5.3.2 and 4.14.2).</summary>
    [DoesNotReturn]
    public async Task EndForReplay(TokenGrant grant, string what, CancellationToken cancellation)
    {
        await End(grant.Id, cancellation);
        LogReplay(log, what, grant.ClientId, grant.Subject);
        throw Refused();
    }

    [LoggerMessage(LogLevel.Warning, "A {What} of client {ClientId} for {Subject} was shown a second time: the grant has ended.")]
    private static partial void LogReplay(ILogger log, string what, string clientId, string subject);
}
