using System.Data.Common;
using Polly;
using Polly.Retry;

namespace CaseTracker.Data;

/// <summary>Runs work in a transaction and tries again when a fault passes by itself; the work must therefore change nothing but the
/// database.</summary>
public sealed class Database : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ResiliencePipeline _retry;

    static Database() => TypeHandlers.Register();

    public Database(Engine engine)
    {
        Engine = engine;
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(engine.IsTransient),
                    MaxRetryAttempts = 5,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(50),
                }
            )
            .Build();
    }

    public Engine Engine { get; }

    /// <summary>Sees each statement before it runs; the tests parse it as T-SQL.</summary>
    public Action<string>? Inspect { get; set; }

    public async Task<T> Read<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default) =>
        await _retry.ExecuteAsync(async token => await Run(work, writing: false, token), cancellation);

    /// <summary>For work that sends on what it reads: it is not begun again, which would send it twice.</summary>
    public Task<T> ReadOnce<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default) =>
        Run(work, writing: false, cancellation);

    /// <summary>Commits when the work returns; nothing is stored when it throws.</summary>
    /// <exception cref="CommitUncertainException">The connection broke during the commit.</exception>
    public async Task<T> Write<T>(Func<Session, Task<T>> work, CancellationToken cancellation = default)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return await _retry.ExecuteAsync(async token => await Run(work, writing: true, token), cancellation);
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task Write(Func<Session, Task> work, CancellationToken cancellation = default) =>
        Write(
            async session =>
            {
                await work(session);
                return true;
            },
            cancellation
        );

    public void Dispose() => _writer.Dispose();

    private async Task<T> Run<T>(Func<Session, Task<T>> work, bool writing, CancellationToken cancellation)
    {
        await using var connection = await Engine.Open(cancellation);
        await using var session = new Session(
            Engine,
            connection,
            await Engine.Begin(connection, writing, cancellation),
            Inspect,
            cancellation
        );
        var result = await work(session);
        cancellation.ThrowIfCancellationRequested();
        if (writing)
            await Commit(session);
        return result;
    }

    private async Task Commit(Session session)
    {
        try
        {
            await session.Commit();
        }
        catch (DbException failure) when (!Engine.IsUndone(failure))
        {
            throw new CommitUncertainException(failure);
        }
    }
}

/// <summary>The connection broke while the work was being committed: whether it was stored is not known, and trying again might do it
/// twice.</summary>
public sealed class CommitUncertainException(Exception inner) : Exception("It is not known whether the change was stored.", inner);
