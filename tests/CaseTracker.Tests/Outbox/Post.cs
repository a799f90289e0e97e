using System.Collections.Concurrent;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Outbox;
using CaseTracker.Tests.Access;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Tests.Outbox;

/// <summary>A node that sends, over the database of a world, to a relay that does what the test wants.</summary>
internal sealed class Post : IMailSender, ILogger<Dispatcher>
{
    public static readonly OutboxOptions Options = new() { Address = new Uri("https://cases.example.org") };

    private readonly ConcurrentQueue<string> _log = new();

    public Post(World world, OutboxOptions? options = null)
    {
        var chosen = options ?? Options;
        Queue = new OutboxQueue(world.Database, chosen, world.Clock);
        Dispatcher = new Dispatcher(
            Queue,
            [new Alerts(world.Services.GetRequiredService<IServiceScopeFactory>(), chosen, world.Clock, this)],
            chosen,
            world.Clock,
            this
        );
    }

    public OutboxQueue Queue { get; }

    public Dispatcher Dispatcher { get; }

    public ConcurrentQueue<Letter> Taken { get; } = new();

    public IEnumerable<string> Log => _log;

    /// <summary>What the relay does before it takes a mail.</summary>
    public Func<Letter, CancellationToken, Task> Relay { get; set; } = (_, _) => Task.CompletedTask;

    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        await Relay(letter, cancellation);
        Taken.Enqueue(letter);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _log.Enqueue($"{formatter(state, exception)} {exception}");
}

internal static class Posting
{
    public const string Number = "NV-CAF-2024-7QK4";

    /// <summary>A case whose host State has these liaisons, and a message to them that waits.</summary>
    public static async Task<(string Reference, IReadOnlyList<Guid> Liaisons)> Alerted(
        this World world,
        params (string Name, string Language)[] liaisons
    )
    {
        var (reference, _) = await world.Killing("MAR");
        var ids = new List<Guid>();
        foreach (var (name, language) in liaisons)
            ids.Add(await world.Designate(DesignatedPersons.Of(Role.Liaison, "CAF", $"{name}@state.example") with { Language = language }));
        await world.Alert(reference, Number);
        return (reference, ids);
    }

    internal sealed record Message(string State, string Number) : IAlertState;

    public static async Task Alert(this World world, string reference, string number)
    {
        var file = await world.File(reference);
        await world.InScope(
            World.Desk,
            s =>
                s.GetRequiredService<Recorder>()
                    .Record(
                        Author.System,
                        async recording =>
                        {
                            await OutboxQueue.Add(
                                recording.Session,
                                await Alerts.For(
                                    recording.Session,
                                    file.CaseId,
                                    new Message("CAF", number),
                                    world.Clock.GetUtcNow().UtcDateTime
                                )
                            );
                            return true;
                        }
                    )
        );
    }

    public static Task<ListOutbox.Result> Outbox(this World world) => world.As(World.Desk).Send(new ListOutbox.Query());

    public static async Task<int> DeliveriesRecorded(this World world, string reference, string number = Number)
    {
        var file = await world.File(reference);
        return await world.Database.Read(async session =>
            (await new LedgerSession(session, new MasterKey(new byte[32])).Load(file.CaseId)).Count(r =>
                r.Event is AlertDelivered delivered && delivered.Number == number
            )
        );
    }
}
