using System.Data.Common;
using Dapper;

namespace CaseTracker.Data;

/// <summary>One connection inside one transaction; every statement of the product passes here.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Action<string>? _inspect;
    private readonly CancellationToken _cancellation;

    internal Session(
        Engine engine,
        DbConnection connection,
        DbTransaction transaction,
        Action<string>? inspect,
        CancellationToken cancellation
    )
    {
        (Engine, _connection, _transaction, _inspect, _cancellation) = (engine, connection, transaction, inspect, cancellation);
    }

    internal Engine Engine { get; }

    /// <summary>Ids for <c>IN @ids</c>.</summary>
    public IReadOnlyList<object> Ids(IEnumerable<Guid> ids) => ids.Select(Engine.Stored).ToList();

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? arguments = null) =>
        (await _connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    /// <summary>The first <paramref name="count"/> rows of an ordered query.</summary>
    public Task<IReadOnlyList<T>> QueryFirst<T>(int count, string sql, object? arguments = null) =>
        Query<T>(sql + Engine.First(count), arguments);

    public async Task<T?> QuerySingle<T>(string sql, object? arguments = null) =>
        await _connection.QuerySingleOrDefaultAsync<T>(Command(sql, arguments));

    /// <summary>Rows one by one as the database yields them, so that a large result never stands in memory.</summary>
    public IAsyncEnumerable<T> Stream<T>(string sql, object? arguments = null)
    {
        _inspect?.Invoke(sql);
        return _connection.QueryUnbufferedAsync<T>(sql, arguments, _transaction);
    }

    /// <summary>Untyped rows exactly as they are stored, for checks that must not forgive a changed type.</summary>
    public async IAsyncEnumerable<object[]> StreamValues(string sql)
    {
        _inspect?.Invoke(sql);
        await using var command = _connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, _transaction);
        await using var reader = await command.ExecuteReaderAsync(_cancellation);
        while (await reader.ReadAsync(_cancellation))
        {
            var values = new object[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
                values[i] = Engine.Exact(reader, i);
            yield return values;
        }
    }

    public Task<int> Execute(string sql, object? arguments = null) => _connection.ExecuteAsync(Command(sql, arguments));

    public Task Insert(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        Engine.Insert(_connection, _transaction, table, columns, rows, _cancellation);

    /// <summary>Not to be cancelled half way: whether it was stored would not be known.</summary>
    internal Task Commit() => _transaction.CommitAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private CommandDefinition Command(string sql, object? arguments)
    {
        _inspect?.Invoke(sql);
        return new CommandDefinition(sql, arguments, _transaction, cancellationToken: _cancellation);
    }
}
