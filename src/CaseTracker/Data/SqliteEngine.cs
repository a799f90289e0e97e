using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CaseTracker.Data;

/// <summary>The embedded default: one file, write-ahead log, every acknowledged commit on disk.</summary>
public sealed partial class SqliteEngine : Engine
{
    private const int Busy = 5,
        Locked = 6,
        Constraint = 19;

    /// <summary>What is deleted is overwritten: an erased person's name must not stay behind in the file.</summary>
    private const string Settings = """
        PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 30000;
        PRAGMA cache_size = -65536; PRAGMA mmap_size = 134217728; PRAGMA temp_store = MEMORY;
        """;

    // Connections are pooled; each keeps its settings for as long as its handle lives.
    private readonly ConditionalWeakTable<sqlite3, SqliteEngine> _prepared = [];
    private readonly string _connectionString;

    public SqliteEngine(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        if (folder is not null)
            Directory.CreateDirectory(folder);
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    public string Path { get; }

    public override string TableExists => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    public override async Task<DbConnection> Open(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            if (_prepared.TryGetValue(connection.Handle!, out _))
                return connection;
            using var settings = connection.CreateCommand();
            settings.CommandText = Settings;
            await settings.ExecuteNonQueryAsync(cancellation);
            _prepared.TryAdd(connection.Handle!, this);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> Begin(DbConnection connection, bool writing, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: !writing));

    public override bool IsDuplicateKey(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1555 or 2067 };

    public override bool IsTransient(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsUndone(Exception failure) => IsTransient(failure);

    public override string First(int count) => string.Create(CultureInfo.InvariantCulture, $" LIMIT {count}");

    public override object Exact(DbDataReader reader, int column)
    {
        var value = reader.GetValue(column);
        if (value is not string text)
            return value;
        var bytes = reader.GetFieldValue<byte[]>(column);
        return bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)) ? text : new ReadOnlyMemory<byte>(bytes);
    }

    /// <summary>Empties the write-ahead log, in which the pages as they were before still stand.</summary>
    public override async Task Scrub(CancellationToken cancellation)
    {
        await using var connection = await Open(cancellation);
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint(TRUNCATE);";
        await checkpoint.ExecuteNonQueryAsync(cancellation);
    }

    public override object Stored(Guid id) => StoredId.Format(id);

    public override string Ddl(string script) =>
        Code()
            .Replace(
                AppendOnly()
                    .Replace(
                        Statistics()
                            .Replace(
                                DropIndex().Replace(script, "DROP INDEX $2"),
                                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('$1', '$2', '$3')"
                            ),
                        """
                        CREATE TRIGGER $1_refuses_update BEFORE UPDATE ON $1 BEGIN SELECT RAISE(ABORT, '$1 is append-only'); END
                        GO
                        CREATE TRIGGER $1_refuses_delete BEFORE DELETE ON $1 BEGIN SELECT RAISE(ABORT, '$1 is append-only'); END
                        """
                    ),
                "NVARCHAR($1)"
            )
            .Replace("{key64}", "INTEGER", StringComparison.Ordinal)
            .Replace("{text}", "TEXT", StringComparison.Ordinal)
            .Replace("{binary}", "BLOB", StringComparison.Ordinal)
            .Replace("{origin-hash}", $"X'{new string('0', 64)}'", StringComparison.Ordinal)
            .Replace("{clustered}", "WITHOUT ROWID", StringComparison.Ordinal)
            .Replace("{statistics}", "ANALYZE sqlite_schema", StringComparison.Ordinal);

    /// <summary>Binds through SQLite's own interface: binding by name, row by row, would take most of the time of a bulk insert.</summary>
    public override Task Insert(
        DbConnection connection,
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        var handle = ((SqliteConnection)connection).Handle!;
        var sql = new StringBuilder("INSERT INTO ")
            .Append(table)
            .Append(" (")
            .AppendJoin(", ", columns)
            .Append(") VALUES (")
            .AppendJoin(", ", Enumerable.Repeat("?", columns.Count))
            .Append(')')
            .ToString();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, sql, out var statement), handle);
        using (statement)
        {
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                    Bind(statement, i + 1, row[i]);
                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, handle);
                raw.sqlite3_reset(statement);
            }
        }
        return Task.CompletedTask;
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => raw.sqlite3_bind_text(statement, index, text),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int(statement, index, number),
            bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, index, number),
            Guid id => raw.sqlite3_bind_blob(statement, index, StoredId.Format(id)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            DateTime time => raw.sqlite3_bind_text(statement, index, StoredTime.Format(time)),
            _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
        };
    }

    [GeneratedRegex(@"\{statistics:(\w+)\.(\w+):([\d ]+)\}")]
    private static partial Regex Statistics();

    [GeneratedRegex(@"\{drop-index:(\w+)\.(\w+)\}")]
    private static partial Regex DropIndex();

    [GeneratedRegex(@"\{append-only:(\w+)\}")]
    private static partial Regex AppendOnly();

    [GeneratedRegex(@"\{code:(\d+)\}")]
    private static partial Regex Code();
}
