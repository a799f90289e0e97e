using CaseTracker.Data;
using Microsoft.Data.SqlClient;

namespace CaseTracker.Tests.Data;

/// <summary>The engines that a suite runs on: SQLite always, SQL Server where <c>CASETRACKER_SQLSERVER</c> holds the connection string of a
/// server.</summary>
internal static class Engines
{
    public const string Sqlite = "SQLite",
        SqlServer = "SQL Server";

    private static readonly string? _server = Environment.GetEnvironmentVariable("CASETRACKER_SQLSERVER");

    public static IReadOnlyList<string> All { get; } = [Sqlite, SqlServer];

    /// <summary>A world on a fresh database; on SQL Server one of its own, which is dropped with it.</summary>
    public static async Task<World> World(string engine)
    {
        if (engine == Sqlite)
            return await Tests.World.New();
        if (string.IsNullOrEmpty(_server))
            Assert.Ignore("no SQL Server");
        var name = $"casetracker_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name}");
        var isMicrosofts = await OnServer("SELECT SERVERPROPERTY('babelfish')") is DBNull;
        // Another server that speaks the protocol knows no such settings: its readers never wait.
        if (isMicrosofts)
            await OnServer($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        return await Tests.World.New(
            _ => new SqlServerEngine(new SqlConnectionStringBuilder(_server) { InitialCatalog = name }.ConnectionString),
            async () =>
            {
                SqlConnection.ClearAllPools();
                if (isMicrosofts)
                    await OnServer($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
                else
                    await Task.Delay(500);
                await OnServer($"DROP DATABASE {name}");
            }
        );
    }

    private static async Task<object?> OnServer(string sql)
    {
        await using var connection = new SqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
