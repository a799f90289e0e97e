using System.Data.Common;
using CaseTracker.Access;
using CaseTracker.Ledger;

namespace CaseTracker.Web.Shell;

/// <summary>Has everybody invited who may act and was not invited yet, for as long as the service runs; what fails is tried again, ever
/// less often.</summary>
internal sealed partial class Inviter(IServiceScopeFactory scopes, IInvitations invitations, TimeProvider clock, ILogger<Inviter> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10),
        LongestPause = TimeSpan.FromHours(1);
    private readonly Dictionary<Guid, (int Failures, DateTimeOffset NotBefore)> _failed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                if (await invitations.AreOffered(stoppingToken))
                    await Run(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException)
            {
                // The database may be away for a while; nobody may stay without an invitation because of that.
                NotRead(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pending = scope.ServiceProvider.GetRequiredService<PendingInvitations>();
        foreach (var one in await pending.List(cancellation))
        {
            if (_failed.TryGetValue(one.DesignationId, out var before) && clock.GetUtcNow() < before.NotBefore)
                continue;
            try
            {
                await invitations.Send(one.Subject, one.Name, one.Email, one.Language, one.Asked, cancellation);
                await pending.Record(one, cancellation);
                _failed.Remove(one.DesignationId);
            }
            catch (StaleException)
            {
                // Another node recorded it, or it was ended meanwhile: the next look tells.
            }
            catch (InvitationFailedException failure)
            {
                var pause = Pause * Math.Pow(2, Math.Min(before.Failures, 10));
                _failed[one.DesignationId] = (before.Failures + 1, clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));
                NotSent(failure, one.DesignationId);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Pending invitations could not be read or recorded; trying again.")]
    private partial void NotRead(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The invitation for designation {Designation} was not taken; trying again later.")]
    private partial void NotSent(Exception failure, Guid designation);
}
