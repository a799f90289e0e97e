using System.Data.Common;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Ledger;

/// <summary>What an administrator can do who opens the database past the product: triggers dropped, any statement, each taken back after
/// the check.</summary>
internal sealed class Tampering : IAsyncDisposable
{
    private readonly World _world;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Session _session;

    private Tampering(World world, DbConnection connection, DbTransaction transaction)
    {
        (_world, _connection, _transaction) = (world, connection, transaction);
        _session = new Session(world.Database.Engine, connection, transaction, null, CancellationToken.None);
    }

    public static MasterKey Master { get; } = new(new byte[32]);

    /// <summary>The last position.</summary>
    public long Last { get; private set; }

    /// <summary>A ledger of commands, sealed at <paramref name="seals"/> places.</summary>
    public static async Task<Tampering> Of(World world, int commands = 25, int seals = 2)
    {
        for (var i = 0; i < commands; i++)
        {
            await world
                .As(World.Desk)
                .Send(
                    RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM") with
                    {
                        Narrative = $"Told twice \uFFFD; é, 中文 and \"quotes\" {i}",
                    }
                );
            if (i % (commands / seals) == commands / seals / 2)
                await world.Services.GetRequiredService<LedgerVerifier>().Seal(world.Clock.GetUtcNow().UtcDateTime);
            world.Clock.Advance(TimeSpan.FromSeconds(1.25));
        }
        var connection = await world.Database.Engine.Open(CancellationToken.None);
        var tampering = new Tampering(
            world,
            connection,
            await world.Database.Engine.Begin(connection, writing: true, CancellationToken.None)
        );
        foreach (
            var trigger in await connection.QueryAsync<string>(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'",
                transaction: tampering._transaction
            )
        )
            await connection.ExecuteAsync($"DROP TRIGGER {trigger}", transaction: tampering._transaction);
        tampering.Last = await tampering.Value<long>("SELECT MAX(Seq) FROM Ledger");
        return tampering;
    }

    public Task<T?> Value<T>(string sql, object? arguments = null) => _connection.ExecuteScalarAsync<T>(sql, arguments, _transaction);

    public Task<Soundness> Verify((long Seq, byte[] Hash)? expected = null) => LedgerVerifier.Verify(_session, Master, expected);

    /// <summary>What the verifier says after these statements, which are then taken back.</summary>
    public async Task<Soundness> After(string sql, object? arguments = null, (long Seq, byte[] Hash)? expected = null)
    {
        await _connection.ExecuteAsync("SAVEPOINT tampering", transaction: _transaction);
        try
        {
            await _connection.ExecuteAsync(sql, arguments, _transaction);
            return await Verify(expected);
        }
        finally
        {
            await _connection.ExecuteAsync("ROLLBACK TO tampering; RELEASE tampering", transaction: _transaction);
        }
    }

    public Task<LedgerRow> Row(long seq) =>
        _connection.QuerySingleAsync<LedgerRow>(
            $"SELECT {string.Join(", ", LedgerRow.Columns)} FROM Ledger WHERE Seq = @seq",
            new { seq },
            _transaction
        );

    /// <summary>A value as it lies in the file.</summary>
    public async Task<byte[]> Bytes(string table, string column, long seq) =>
        await Value<byte[]>($"SELECT CAST({column} AS BLOB) FROM {table} WHERE Seq = @seq", new { seq }) ?? [];

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
        await _world.DisposeAsync();
    }
}
