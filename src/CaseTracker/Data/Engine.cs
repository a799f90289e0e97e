using System.Data.Common;

namespace CaseTracker.Data;

/// <summary>The only seam between the two databases: everything else is one SQL text for both.</summary>
public abstract class Engine
{
    /// <summary>Opens a connection that is ready for use (settings of the engine applied).</summary>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public abstract Task<DbConnection> Open(CancellationToken cancellation);

    /// <summary>Begins a transaction; a writing one waits for its turn here, so that it never fails half way for want of a lock.</summary>
    public abstract Task<DbTransaction> Begin(DbConnection connection, bool writing, CancellationToken cancellation);

    public abstract bool IsDuplicateKey(Exception failure);

    /// <summary>True for faults that pass by themselves (busy, dead-locked, connection lost), so that the work may be tried
    /// again.</summary>
    public abstract bool IsTransient(Exception failure);

    /// <summary>True when a commit that failed so has certainly stored nothing; only then may it be tried again.</summary>
    public abstract bool IsUndone(Exception failure);

    /// <summary>Inserts many rows of one table in the running transaction; the values stand in the order of <paramref
    /// name="columns"/>.</summary>
    public abstract Task Insert(
        DbConnection connection,
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken cancellation
    );

    /// <summary>The clause behind an ORDER BY that ends a result after <paramref name="count"/> rows.</summary>
    public abstract string First(int count);

    /// <summary>An id as the engine stores it, for lists of ids: Dapper does not ask type handlers about the members of a list.</summary>
    public abstract object Stored(Guid id);

    /// <summary>A value as it is stored; text whose bytes are not exactly those of the text that is read comes back as <see
    /// cref="ReadOnlyMemory{T}"/>, which no column holds.</summary>
    public virtual object Exact(DbDataReader reader, int column) => reader.GetValue(column);

    /// <summary>Removes what was deleted from wherever the engine still keeps a copy of it in the database's own files.</summary>
    public virtual Task Scrub(CancellationToken cancellation) => Task.CompletedTask;

    public abstract string TableExists { get; }

    /// <summary>Replaces the few words of a migration script that the engines spell differently: <c>{key64}</c>, <c>{text}</c>,
    /// <c>{binary}</c>, <c>{clustered}</c>, <c>{origin-hash}</c>, <c>{append-only:Table}</c>, <c>{code:40}</c> (text compared by its code
    /// points), <c>{drop-index:Table.Index}</c>, <c>{statistics:Table.Index:figures}</c> between two <c>{statistics}</c>.</summary>
    public abstract string Ddl(string script);

    /// <summary>Chooses the engine: <c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>.</summary>
    /// <exception cref="FormatException">The text names neither engine.</exception>
    public static Engine For(string database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var colon = database.IndexOf(':', StringComparison.Ordinal);
        var rest = colon < 0 ? "" : database[(colon + 1)..];
        return (colon < 0 ? "" : database[..colon], rest) switch
        {
            ("sqlite", { Length: > 0 }) => new SqliteEngine(rest),
            ("sqlserver", { Length: > 0 }) => new SqlServerEngine(rest),
            _ => throw new FormatException($"'{database}' names no database: write sqlite:PATH or sqlserver:CONNECTION STRING."),
        };
    }
}
