using CaseTracker.Cases;

namespace CaseTracker.Web.Shell;

/// <summary>Ends grants whose last day is over: at start, and every ten seconds for as long as the service runs.</summary>
internal sealed partial class GrantSweeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<GrantSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<GrantSweep>().Run(stoppingToken);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
            {
                // The database may be away or need a rebuild for a while; a grant must still end after that, and the service go on.
                Failed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Grants that are over could not be ended; trying again.")]
    private partial void Failed(Exception failure);
}
