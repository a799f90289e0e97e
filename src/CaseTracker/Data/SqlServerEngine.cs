using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace CaseTracker.Data;

/// <summary>The production database.</summary>
public sealed partial class SqlServerEngine(string connectionString) : Engine
{
    private static readonly HashSet<int> Passing =
    [
        -2,
        20,
        64,
        233,
        1205,
        3960,
        4060,
        10053,
        10054,
        10060,
        10928,
        10929,
        40197,
        40501,
        40613,
        49918,
        49919,
        49920,
    ];

    public override string TableExists => "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = @table";

    public override async Task<DbConnection> Open(CancellationToken cancellation)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> Begin(DbConnection connection, bool writing, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    public override bool IsDuplicateKey(Exception failure) => failure is SqlException { Number: 2601 or 2627 };

    public override bool IsTransient(Exception failure) => failure is SqlException sql && Passing.Contains(sql.Number);

    public override bool IsUndone(Exception failure) => failure is SqlException { Number: 1205 or 3960 };

    public override string First(int count) => string.Create(CultureInfo.InvariantCulture, $" OFFSET 0 ROWS FETCH NEXT {count} ROWS ONLY");

    public override object Stored(Guid id) => id;

    public override string Ddl(string script) =>
        Code()
            .Replace(
                AppendOnly()
                    .Replace(
                        Statistics().Replace(DropIndex().Replace(script, "DROP INDEX $2 ON $1"), ""),
                        """
                        CREATE TRIGGER $1_refuses_change ON $1 INSTEAD OF UPDATE, DELETE AS THROW 51000, '$1 is append-only', 1
                        """
                    ),
                "NVARCHAR($1) COLLATE Latin1_General_BIN2"
            )
            .Replace("{key64}", "BIGINT", StringComparison.Ordinal)
            .Replace("{text}", "NVARCHAR(MAX)", StringComparison.Ordinal)
            .Replace("{binary}", "VARBINARY(8000)", StringComparison.Ordinal)
            .Replace("{origin-hash}", $"0x{new string('0', 64)}", StringComparison.Ordinal)
            .Replace("{clustered}", "", StringComparison.Ordinal);

    public override async Task Insert(
        DbConnection connection,
        DbTransaction transaction,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken cancellation
    )
    {
        using var copy = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction)transaction)
        {
            DestinationTableName = table,
        };
        using var data = new DataTable();
        foreach (var column in columns)
        {
            data.Columns.Add(column, typeof(object));
            copy.ColumnMappings.Add(column, column);
        }
        foreach (var row in rows)
            data.Rows.Add(Array.ConvertAll(row, value => value ?? DBNull.Value));
        await copy.WriteToServerAsync(data, cancellation);
    }

    [GeneratedRegex(@"\{statistics[^}]*\}")]
    private static partial Regex Statistics();

    [GeneratedRegex(@"\{drop-index:(\w+)\.(\w+)\}")]
    private static partial Regex DropIndex();

    [GeneratedRegex(@"\{append-only:(\w+)\}")]
    private static partial Regex AppendOnly();

    [GeneratedRegex(@"\{code:(\d+)\}")]
    private static partial Regex Code();
}
