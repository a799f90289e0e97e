using CaseTracker.Reference;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Outbox;

/// <summary>
/// Sends what waits in the outbox, in the background and at least once. Nothing is ever given up: what is not taken waits longer after each
/// failure, and the page of the outbox shows it.
/// </summary>
internal sealed partial class Dispatcher(
    OutboxQueue queue,
    IEnumerable<Carrier> carriers,
    OutboxOptions options,
    TimeProvider clock,
    ILogger<Dispatcher> log
) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTimeOffset _swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Each kind has rounds of its own: a relay that hangs holds up no machine client.
        await Task.WhenAll(carriers.Where(c => c.IsReady).Select(c => Run(c, stoppingToken)));
    }

    /// <summary>Tries everything that is due.</summary>
    internal async Task Round(CancellationToken cancellation = default)
    {
        foreach (var carrier in carriers.Where(c => c.IsReady))
            await Round(carrier, cancellation);
    }

    private async Task Run(Carrier carrier, CancellationToken stopping)
    {
        using var rounds = new PeriodicTimer(options.Round);
        do
        {
            try
            {
                while (await Round(carrier, stopping))
                {
                    // More may be due than one round takes.
                }
                await Sweep(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while; what is due stays due.
                NotRead(failure);
            }
        } while (await rounds.WaitForNextTickAsync(stopping));
    }

    /// <returns>Whether there may be more that is due.</returns>
    private async Task<bool> Round(Carrier carrier, CancellationToken cancellation)
    {
        var due = await queue.Due(carrier.Kind, AtOnce, cancellation);
        var held = await Task.WhenAll(due.GroupBy(carrier.LaneOf).Select(lane => Follow(carrier, lane, cancellation)));
        return due.Count == AtOnce && held.All(h => !h);
    }

    /// <returns>Whether the lane stopped before its end.</returns>
    private async Task<bool> Follow(Carrier carrier, IEnumerable<OutboxEntry> lane, CancellationToken cancellation)
    {
        foreach (var entry in lane)
        {
            if (await Deliver(carrier, entry, cancellation) is { } fault && !carrier.GoesOnAfter(fault))
                return true;
        }
        return false;
    }

    private async Task<OutboxFault?> Deliver(Carrier carrier, OutboxEntry due, CancellationToken cancellation)
    {
        if (await queue.Take(due, carrier, cancellation) is not { } claim)
            return null;
        var entry = claim.Entry;
        try
        {
            if (claim.Send is { } send)
            {
                await send(cancellation);
                await queue.Accept(entry, carrier.IsRecorded ? OutboxOutcome.Accepted : OutboxOutcome.Delivered);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await queue.Release(entry);
            throw;
        }
        catch (Exception failure)
        {
            var fault = (failure as NotTakenException)?.Fault ?? OutboxFault.Failed;
            // The text of a failure may hold an address; where it happened does not.
            NotTaken(
                Codes.Of(carrier.Kind),
                entry.EntryId,
                entry.Attempts,
                Codes.Of(fault),
                fault == OutboxFault.Failed ? $"{failure.GetType().Name}\n{failure.StackTrace}" : ""
            );
            await queue.Postpone(entry, fault, carrier.PostponesRecipient);
            return fault;
        }
        return carrier.IsRecorded ? await Record(carrier, entry) : null;
    }

    /// <summary>It is not sent again only because it could not be recorded.</summary>
    private async Task<OutboxFault?> Record(Carrier carrier, OutboxEntry entry)
    {
        try
        {
            await carrier.Record(entry);
            return null;
        }
        catch (Exception failure)
        {
            NotRecorded(failure, entry.EntryId);
            await queue.Postpone(entry, OutboxFault.NotRecorded, forRecipient: false);
            return OutboxFault.NotRecorded;
        }
    }

    private async Task Sweep(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - _swept < SweepEvery)
            return;
        _swept = clock.GetUtcNow();
        await queue.Sweep(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "{Kind} {Entry} was not taken at attempt {Attempt}: {Fault}; trying again later. {Where}")]
    private partial void NotTaken(string kind, Guid entry, int attempt, string fault, string where);

    [LoggerMessage(LogLevel.Error, "That {Entry} was delivered could not be recorded; trying again later.")]
    private partial void NotRecorded(Exception failure, Guid entry);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; trying again.")]
    private partial void NotRead(Exception failure);
}
