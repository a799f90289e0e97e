using CaseTracker.Access;
using CaseTracker.Cli.Serving;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using MediatR;

namespace CaseTracker.Cli;

/// <summary>The product for the length of one command, which acts as a desk officer; the ledger says that the command line did it, and for
/// whom.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Product(Engine engine, string database, MasterKey key, string user, Surroundings surroundings)
    {
        (Database, Key, Surroundings) = (database, key, surroundings);
        Caller = new Caller(Subjects.OfCommandLine(user), $"{user} (command line)", Role.DeskOfficer, Audience.Un, null);
        _services = new ServiceCollection()
            .AddCaseTracker(
                engine,
                key,
                surroundings.Clock,
                DocumentVariables.Read(surroundings, database),
                DocumentVariables.Scanner(surroundings)
            )
            .BuildServiceProvider();
    }

    public string Database { get; }
    public MasterKey Key { get; }
    public Surroundings Surroundings { get; }
    public Caller Caller { get; private set; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Brings the schema up to date and records the missions that the product is delivered with; returns the scripts that
    /// ran.</summary>
    /// <param name="rebuilds">Writes read tables of another version anew; of a real database, which may be large, the administrator says
    /// when.</param>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation, bool rebuilds = false)
    {
        var ran = await Get<Migrator>().Migrate(cancellation: cancellation);
        await Get<ReadTables>().Begin(cancellation);
        if (rebuilds && !await Get<ReadTables>().AreCurrent(cancellation))
            await Get<ReadTables>().Rebuild(cancellation: cancellation);
        await InScope(services => services.GetRequiredService<MissionLoader>().Load(cancellation));
        await RequireCurrent(cancellation);
        return ran;
    }

    /// <exception cref="InvalidOperationException">The database was never migrated.</exception>
    public async Task RequireSchema(CancellationToken cancellation)
    {
        if (!await Get<Migrator>().HasSchema(cancellation))
            throw new InvalidOperationException("The database is empty: run 'casetracker migrate'.");
    }

    /// <exception cref="InvalidOperationException">The database was never migrated, or its read tables were written by another disclosure
    /// policy.</exception>
    public async Task RequireCurrent(CancellationToken cancellation)
    {
        await RequireSchema(cancellation);
        if (!await Get<ReadTables>().AreCurrent(cancellation))
            throw new InvalidOperationException(
                "The read tables were written by another version of the disclosure policy: run 'casetracker rebuild'."
            );
    }

    /// <summary>From now on acts as a designated person, who holds this right, and not as the command line.</summary>
    /// <param name="person">The subject or e-mail address of a designation.</param>
    /// <exception cref="InvalidOperationException">Nobody of that name is designated for it today.</exception>
    public async Task ActAs(string person, Right right, CancellationToken cancellation)
    {
        var callers = Get<Callers>();
        var known = (await callers.All(cancellation)).FirstOrDefault(d =>
            d.Subject == person || string.Equals(d.Email, person, StringComparison.OrdinalIgnoreCase)
        );
        Caller = known is null
            ? throw new InvalidOperationException($"Nobody is designated by the name '{person}'.")
            : (await callers.Of(known.Subject, cancellation)).Values.FirstOrDefault(c => c.Has(right))
                ?? throw new InvalidOperationException($"'{person}' is not designated for this today.");
    }

    public Task<(long Seq, string Hash)> Seal(CancellationToken cancellation) =>
        Get<LedgerVerifier>().Seal(Surroundings.Clock.GetUtcNow().UtcDateTime, cancellation);

    public Task<T> Send<T>(IRequest<T> request, CancellationToken cancellation) =>
        InScope(services => services.GetRequiredService<IMediator>().Send(request, cancellation));

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof) = (Caller, Proof.Local);
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        // What was taken out is logged before the command ends.
        await Get<AccessLog>().Flush();
        await _services.DisposeAsync();
    }
}
