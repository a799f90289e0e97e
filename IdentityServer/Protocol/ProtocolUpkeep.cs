using IdentityServer.Data;
using IdentityServer.Keys;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>Makes the keys before the first request, and every ten minutes the next one when it is due; removes what has expired.</summary>
internal sealed partial class ProtocolUpkeep(
    KeyRing keys,
    IDbContextFactory<IdentityStore> stores,
    TimeProvider clock,
    ILogger<ProtocolUpkeep> log
) : BackgroundService
{
    /// <summary>A grant is kept this much longer, so that a replayed code or refresh token is still noticed.</summary>
    private static readonly TimeSpan _remembered = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.Current(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    internal async Task RemoveExpired(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var forgotten = now - _remembered;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await store.Set<PushedRequest>().Where(r => r.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await store.Set<SpentToken>().Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await store.Set<TokenGrant>().Where(g => g.ExpiresAt <= forgotten).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.Current(stoppingToken);
                await RemoveExpired(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a moment; what has expired is refused whether it was removed or not.
                LogFault(log, failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What has expired could not be removed; tried again in ten minutes.")]
    private static partial void LogFault(ILogger log, Exception exception);
}
