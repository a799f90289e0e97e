using System.Data.Common;
using CaseTracker.Access;

namespace CaseTracker.Web.SignIn;

/// <summary>Writes down four times a minute which sessions were used, and removes what ran out, for as long as the service runs.</summary>
internal sealed partial class SessionKeeper(
    SessionStore store,
    WebSessions sessions,
    KeptForms forms,
    SpentTokens tokens,
    TimeProvider clock,
    ILogger<SessionKeeper> logger
) : BackgroundService
{
    private const int SweepEvery = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15),
        Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        for (var turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn++)
        {
            try
            {
                await store.WriteSeen();
                if (turn % SweepEvery == 0)
                    await Sweep();
            }
            catch (DbException failure)
            {
                // What was not written is kept for the next time.
                Failed(failure);
            }
        }
    }

    private async Task Sweep()
    {
        var longAgo = clock.GetUtcNow().UtcDateTime - Kept;
        await sessions.Sweep(longAgo, longAgo);
        await forms.Sweep();
        await tokens.Sweep();
    }

    [LoggerMessage(LogLevel.Warning, "The use of sessions could not be written down; trying again.")]
    private partial void Failed(Exception failure);
}
