using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Seeding;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks;

/// <summary>A migrated database, deleted afterwards unless it is to be kept, in which one State is concerned by about 3,000
/// cases.</summary>
internal sealed class Store : IAsyncDisposable
{
    /// <summary>Concerned by the cases that are meant for it and by no others.</summary>
    public const string Liaison = "LUX";

    private const int OwnCases = 3000,
        Seed = 1;
    private static readonly DateOnly Until = new(2025, 12, 31);
    private readonly string? _folder;
    private readonly ServiceProvider _services;

    private Store(string? folder, string file)
    {
        (_folder, Address) = (folder, $"sqlite:{file}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _services = new ServiceCollection().AddCaseTracker(Engine.For(Address), Key, TimeProvider.System).BuildServiceProvider();
    }

    public static MasterKey Key { get; } = new(new byte[32]);

    public static Caller Desk { get; } = new("desk@benchmark", "Desk officer", Role.DeskOfficer, Audience.Un, null);

    public string Address { get; }

    public Database Database => _services.GetRequiredService<Database>();

    public static Caller LiaisonOf(string state) => new($"liaison-{state}@benchmark", "Liaison", Role.Liaison, Audience.Of(state), null);

    public static Task<Store> New(Settings settings)
    {
        var folder = Path.Combine(settings.Folder, Guid.NewGuid().ToString("N"));
        return Opened(new Store(folder, Path.Combine(folder, "benchmark.db")));
    }

    /// <summary>One that is kept; filled when it is new.</summary>
    public static async Task<Store> Kept(string file, int count)
    {
        if (File.Exists(file))
            return await Opened(new Store(null, file));
        var store = await Opened(new Store(null, file));
        await store.Fill(count);
        return store;
    }

    private static async Task<Store> Opened(Store store)
    {
        await store._services.GetRequiredService<Migrator>().Migrate();
        await store.InScope(Desk, s => s.GetRequiredService<MissionLoader>().Load());
        return store;
    }

    public async Task<SyntheticCases> Synthetic(int count) =>
        new(await _services.GetRequiredService<MissionDirectory>().Read(), Seed, Until, (Liaison, Math.Max(1, count / OwnCases)));

    public async Task Fill(int count)
    {
        var cases = await Synthetic(count);
        await InScope(Desk, s => s.GetRequiredService<Seeder>().Seed(Desk.Author, cases, count));
    }

    public Task<T> Send<T>(Caller caller, IRequest<T> request) => InScope(caller, s => s.GetRequiredService<IMediator>().Send(request));

    public async Task<T> InScope<T>(Caller caller, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof) = (caller, Proof.Local);
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
