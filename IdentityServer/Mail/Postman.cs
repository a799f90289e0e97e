using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Mail;

/// <summary>
/// Sends what is queued, in the background and at least once: a message leaves the queue only after the relay has taken it, and waits
/// longer after each failure, for three days at most.
/// </summary>
internal sealed partial class Postman(IServiceScopeFactory scopes, IMailSender sender, TimeProvider clock, ILogger<Postman> log)
    : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan _round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(_round);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogRound(log, failure);
            }
        } while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Tries the messages that are due, the longest waiting first.</summary>
    internal async Task Round(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IdentityStore>();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (
            var message in await store
                .Set<OutgoingMessage>()
                .AsNoTracking()
                .Where(m => m.NextAttemptAt <= now)
                .OrderBy(m => m.NextAttemptAt)
                .Take(AtOnce)
                .ToListAsync(cancellation)
        )
        {
            await Deliver(message, cancellation);
        }
    }

    /// <summary>One minute, then four times as long each time, never more than six hours; longer than the sender waits for a
    /// relay.</summary>
    internal static TimeSpan DelayAfter(int attempts) => TimeSpan.FromMinutes(Math.Min(Math.Pow(4, attempts - 1), 360));

    private async Task Deliver(OutgoingMessage message, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IdentityStore>();
        if (!await Claim(store, message, cancellation))
            return;
        try
        {
            if (await scope.ServiceProvider.GetRequiredService<Letters>().Write(message, cancellation) is { } letter)
                await sender.Send(letter, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var isOver = clock.GetUtcNow().UtcDateTime - message.QueuedAt > _longest;
            LogFailure(log, failure, message.Kind, message.Id, message.Attempts + 1, isOver);
            if (!isOver)
                return;
        }
        // What was taken is taken, also while the server stops: nobody should get it twice for that.
        await store.Set<OutgoingMessage>().Where(m => m.Id == message.Id).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>Of several nodes, one tries; should it die meanwhile, the message is due again after the delay.</summary>
    private async Task<bool> Claim(IdentityStore store, OutgoingMessage message, CancellationToken cancellation)
    {
        var next = clock.GetUtcNow().UtcDateTime + DelayAfter(message.Attempts + 1);
        return await store
                .Set<OutgoingMessage>()
                .Where(m => m.Id == message.Id && m.Attempts == message.Attempts)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(m => m.NextAttemptAt, next).SetProperty(m => m.Attempts, message.Attempts + 1),
                    cancellation
                ) == 1;
    }

    [LoggerMessage(LogLevel.Warning, "Message {Kind} {Id} was not taken at attempt {Attempt}; given up: {IsOver}.")]
    private static partial void LogFailure(ILogger log, Exception failure, MessageKind kind, Guid id, int attempt, bool isOver);

    [LoggerMessage(LogLevel.Error, "The mail queue could not be read; it is tried again.")]
    private static partial void LogRound(ILogger log, Exception failure);
}
