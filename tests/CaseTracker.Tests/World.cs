using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests;

/// <summary>The whole product without a face on a fresh, migrated database of its own, with the missions it is delivered with.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "casetracker-tests", Guid.NewGuid().ToString("N"));
    private readonly ServiceProvider _services;
    private Func<Task>? _drop;

    private World(Func<string, Engine> engine, ScannerAddress? scanner)
    {
        Directory.CreateDirectory(_folder);
        Clock = new TestClock();
        _services = new ServiceCollection()
            .AddCaseTracker(engine(_folder), new MasterKey(new byte[32]), Clock, scanner: scanner)
            .BuildServiceProvider();
    }

    public static Caller Desk { get; } = new("desk@example.org", "Desk officer", Role.DeskOfficer, Audience.Un, null);

    public static Caller SecondDesk { get; } = new("second@example.org", "Second desk officer", Role.DeskOfficer, Audience.Un, null);

    public static Caller Senior { get; } = new("senior@example.org", "Senior focal point", Role.SeniorFocalPoint, Audience.Un, null);

    public TestClock Clock { get; }

    public string DatabasePath => Path.Combine(_folder, "test.db");

    public Database Database => _services.GetRequiredService<Database>();

    public IServiceProvider Services => _services;

    public static Caller FocalPoint(params string[] missions) =>
        new("focal@example.org", "Focal point", Role.FocalPoint, Audience.Un, missions);

    public static Caller Liaison(string state) => new($"liaison-{state}@example.org", "Liaison", Role.Liaison, Audience.Of(state), null);

    /// <summary>A fresh world on SQLite.</summary>
    public static Task<World> New() => New(folder => new SqliteEngine(Path.Combine(folder, "test.db")));

    /// <summary>A fresh world on SQLite, in which files are scanned.</summary>
    public static Task<World> New(ScannerAddress scanner) =>
        New(folder => new SqliteEngine(Path.Combine(folder, "test.db")), scanner: scanner);

    /// <param name="drop">Removes the database when the world ends, where it is not in the world's folder.</param>
    public static async Task<World> New(Func<string, Engine> engine, Func<Task>? drop = null, ScannerAddress? scanner = null)
    {
        var world = new World(engine, scanner) { _drop = drop };
        await world._services.GetRequiredService<Migrator>().Migrate();
        world.Database.Inspect = TSqlSyntax.Check;
        await world.InScope(Desk, s => s.GetRequiredService<MissionLoader>().Load());
        return world;
    }

    public Actor As(Caller caller) => new(this, caller);

    public async Task<T> InScope<T>(Caller caller, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof) = (caller, Proof.Local);
        return await work(scope.ServiceProvider);
    }

    /// <summary>All rows of a read table that this viewpoint sees.</summary>
    public Task<IReadOnlyList<T>> Rows<T>(Viewpoint viewpoint, long? position = null) =>
        Database.Read(session =>
            new AudienceReader(session, viewpoint, position).Query<T>($"-- World.Rows\nSELECT * FROM {{{typeof(T).Name}}} AS t")
        );

    public Task<long> Position() =>
        Database.Read(session => new LedgerSession(session, _services.GetRequiredService<MasterKey>()).Position());

    /// <summary>The ledger holds and the read tables are what it amounts to.</summary>
    public async Task AssertSound()
    {
        var verdict = await _services.GetRequiredService<LedgerVerifier>().Verify();
        var differences = await _services.GetRequiredService<ReadTables>().Verify();
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Fault, Is.Null);
            Assert.That(differences, Is.Empty);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_drop is not null)
            await _drop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends requests as one caller, through the real pipeline.</summary>
    internal sealed class Actor(World world, Caller caller)
    {
        /// <param name="proof">When the caller proved who it is; now by default.</param>
        public Task<T> Send<T>(IRequest<T> request, string? idempotencyKey = null, Proof? proof = null) =>
            world.InScope(
                caller,
                services =>
                {
                    var context = services.GetRequiredService<RequestContext>();
                    (context.IdempotencyKey, context.Proof) = (idempotencyKey, proof ?? context.Proof);
                    return services.GetRequiredService<IMediator>().Send(request);
                }
            );
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
