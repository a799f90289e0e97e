using CaseTracker.Evidence;

namespace CaseTracker.Web.Shell;

/// <summary>Removes the files of documents that belong to nothing: at start, and every hour.</summary>
internal sealed partial class DocumentSweeper(Documents documents, TimeProvider clock, ILogger<DocumentSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await documents.Sweep(stoppingToken);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
            {
                // They only take space; the next hour is soon enough.
                Failed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Files that belong to nothing could not be removed; trying again.")]
    private partial void Failed(Exception failure);
}
