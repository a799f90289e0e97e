using CaseTracker.Evidence;
using CaseTracker.Ledger;

namespace CaseTracker.Web.Shell;

/// <summary>Has the virus scanner look at what waits, every minute, and a few documents verified again, every hour: those first that were
/// not for longest, none more than once a month.</summary>
internal sealed partial class DocumentKeeper(
    IServiceScopeFactory scopes,
    Quarantine quarantine,
    TimeProvider clock,
    ILogger<DocumentKeeper> logger
) : BackgroundService
{
    private const int Few = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1),
        Between = TimeSpan.FromHours(1),
        Each = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        var verified = clock.GetUtcNow();
        do
        {
            try
            {
                await quarantine.Retry(stoppingToken);
                if (clock.GetUtcNow() - verified < Between)
                    continue;
                verified = clock.GetUtcNow();
                await Verify(verified.UtcDateTime - Each, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database or the place of the documents may be away: what waits goes on waiting, and the service runs on.
                Failed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Verify(DateTime since, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<Verification>()
            .Run(Author.System, since, Few, broken => Broken(broken.FileId, broken.Case ?? "-", broken.Finding.ToString()), cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "Documents could not be looked after; trying again.")]
    private partial void Failed(Exception failure);

    [LoggerMessage(LogLevel.Error, "The file {File} of case {Case} is not what was stored: {Finding}.")]
    private partial void Broken(Guid file, string @case, string finding);
}
