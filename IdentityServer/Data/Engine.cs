using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Data;

/// <summary>The two databases that accounts can be kept in, and what they spell differently.</summary>
internal sealed partial class Engine
{
    private readonly string _connectionString;

    private Engine(bool isSqlServer, string connectionString)
    {
        IsSqlServer = isSqlServer;
        _connectionString = connectionString;
    }

    public bool IsSqlServer { get; }

    public string TableExists =>
        IsSqlServer
            ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = @table"
            : "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    /// <summary>Chooses by <c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>.</summary>
    /// <exception cref="FormatException">The text names neither.</exception>
    public static Engine For(string database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var colon = database.IndexOf(':', StringComparison.Ordinal);
        var rest = colon < 0 ? "" : database[(colon + 1)..];
        return (colon < 0 ? "" : database[..colon], rest) switch
        {
            ("sqlite", { Length: > 0 }) => new Engine(
                false,
                new SqliteConnectionStringBuilder
                {
                    DataSource = rest,
                    ForeignKeys = true,
                    DefaultTimeout = 30,
                }.ToString()
            ),
            ("sqlserver", { Length: > 0 }) => new Engine(true, rest),
            // The text may hold a password and is not repeated.
            _ => throw new FormatException("The identity database is named by sqlite:PATH or sqlserver:CONNECTION STRING."),
        };
    }

    public void Use(DbContextOptionsBuilder builder)
    {
        if (IsSqlServer)
            builder.UseSqlServer(_connectionString);
        else
            builder.UseSqlite(_connectionString);
    }

    /// <summary>Makes the folder of a database file; SQL Server's database must exist.</summary>
    public void Prepare()
    {
        if (IsSqlServer)
            return;
        var path = new SqliteConnectionStringBuilder(_connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
    }

    /// <summary>Replaces the words of a migration script that the engines spell differently: <c>{code:40}</c> (text compared by its code
    /// points), <c>{text}</c>, <c>{nonclustered}</c>.</summary>
    public string Ddl(string script) =>
        IsSqlServer
            ? Code()
                .Replace(script, "NVARCHAR($1) COLLATE Latin1_General_BIN2")
                .Replace("{text}", "NVARCHAR(MAX)", StringComparison.Ordinal)
                .Replace("{nonclustered}", "NONCLUSTERED", StringComparison.Ordinal)
            : Code()
                .Replace(script, "NVARCHAR($1)")
                .Replace("{text}", "TEXT", StringComparison.Ordinal)
                .Replace(" {nonclustered}", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\{code:(\d+)\}")]
    private static partial Regex Code();
}
