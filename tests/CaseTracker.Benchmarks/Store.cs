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

/// <summary>A migrated database of its own, deleted afterwards, in which one State is concerned by about 3,000 cases.</summary>
internal sealed class Store : IAsyncDisposable
{
    /// <summary>Concerned by the cases that are meant for it and by no others.</summary>
    public const string Liaison = "LUX";

    private const int OwnCases = 3000, Seed = 1;
    private static readonly DateOnly Until = new(2025, 12, 31);
    private readonly string _folder;
    private readonly ServiceProvider _services;

    private Store(string folder)
    {
        _folder = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(_folder);
        _services = new ServiceCollection().AddCaseTracker(Engine.For(Address), Key, TimeProvider.System).BuildServiceProvider();
    }

    public static MasterKey Key { get; } = new(new byte[32]);

    public static Caller Desk { get; } = new("desk@benchmark", "Desk officer", Role.DeskOfficer, Audience.Un, null);

    public string Address => $"sqlite:{Path.Combine(_folder, "benchmark.db")}";

    public Database Database => _services.GetRequiredService<Database>();

    public static Caller LiaisonOf(string state) => new($"liaison-{state}@benchmark", "Liaison", Role.Liaison, Audience.Of(state), null);

    public static async Task<Store> New(Settings settings)
    {
        var store = new Store(settings.Folder);
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
        Directory.Delete(_folder, recursive: true);
    }
}
