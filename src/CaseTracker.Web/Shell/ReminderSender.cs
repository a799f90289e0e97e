using CaseTracker.Notifications;

namespace CaseTracker.Web.Shell;

/// <summary>Sends the reminders that need no decision: at start, and every ten minutes for as long as the service runs.</summary>
internal sealed partial class ReminderSender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderSender> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AutomaticReminders>().Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away, or a case may have changed between the two looks at it; what is due stays due, and the service
                // runs on.
                Failed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Reminders could not be sent; trying again.")]
    private partial void Failed(Exception failure);
}
