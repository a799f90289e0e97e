using IdentityServer.Data;
using IdentityServer.SecondFactors;
using IdentityServer.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Sessions;

/// <summary>Once a minute: ends sessions whose time is over and forgets who never finished signing in.</summary>
internal sealed partial class ExpirySweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpirySweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AccountSessions>().EndExpired(stoppingToken);
                var (store, now) = (scope.ServiceProvider.GetRequiredService<IdentityStore>(), clock.GetUtcNow().UtcDateTime);
                await store.Set<Entrance>().Where(e => e.ExpiresAt <= now).ExecuteDeleteAsync(stoppingToken);
                await store.Set<AnsweredChallenge>().Where(c => c.ExpiresAt <= now).ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One sweep that fails (database away) must not end all later ones.
                Failed(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sessions whose time is over could not be ended; tried again in a minute.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
