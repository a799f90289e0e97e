using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Data;

/// <summary>Brings the tables up to date: each numbered script of <c>db/identity</c> runs once, in one transaction, and is never edited
/// afterwards.</summary>
internal sealed class Migrator(IDbContextFactory<IdentityStore> stores, Engine engine, TimeProvider clock)
{
    private const string Journal = "SchemaJournal";

    /// <summary>A numbered script; statements stand between lines that hold only <c>GO</c>.</summary>
    public sealed record Script(string Name, string Text)
    {
        public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));
    }

    public static IReadOnlyList<Script> Scripts { get; } = Load();

    /// <summary>The statements of a script as the engine spells them.</summary>
    public static IEnumerable<string> Statements(Engine engine, Script script) =>
        engine.Ddl(script.Text.ReplaceLineEndings("\n")).Split("\nGO\n").Select(s => s.Trim()).Where(s => s.Length > 0);

    /// <summary>Applies what is missing and returns the names of the scripts that ran.</summary>
    /// <exception cref="InvalidOperationException">A script that was applied has been edited or removed since.</exception>
    public async Task<IReadOnlyList<string>> Migrate(IReadOnlyList<Script>? scripts = null, CancellationToken cancellation = default)
    {
        scripts ??= Scripts;
        engine.Prepare();
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await store.Database.OpenConnectionAsync(cancellation);
        var connection = store.Database.GetDbConnection();
        await EnsureJournal(connection, cancellation);
        var ran = new List<string>();
        foreach (var script in scripts)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (!await Apply(connection, transaction, script, scripts, cancellation))
                continue;
            await transaction.CommitAsync(cancellation);
            ran.Add(script.Name);
        }
        return ran;
    }

    private async Task<bool> Apply(
        DbConnection connection,
        DbTransaction transaction,
        Script script,
        IReadOnlyList<Script> scripts,
        CancellationToken cancellation
    )
    {
        // The update makes a second node that starts at the same time wait here until this one has committed.
        await Execute(connection, transaction, $"UPDATE {Journal} SET Hash = Hash WHERE Script = ''", cancellation);
        var applied = await Applied(connection, transaction, cancellation);
        var names = scripts.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        if (applied.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new InvalidOperationException(
                $"The database was migrated by {unknown}, which this version does not have: it is newer than this program."
            );
        if (applied.TryGetValue(script.Name, out var hash))
        {
            return hash == script.Hash
                ? false
                : throw new InvalidOperationException(
                    $"{script.Name} was applied and has been edited since: restore it and put the change into a new script."
                );
        }
        foreach (var statement in Statements(engine, script))
            await Execute(connection, transaction, statement, cancellation);
        await Execute(
            connection,
            transaction,
            $"INSERT INTO {Journal} (Script, Hash, AppliedAt) VALUES (@name, @hash, @at)",
            cancellation,
            ("name", script.Name),
            ("hash", script.Hash),
            ("at", clock.GetUtcNow().UtcDateTime)
        );
        return true;
    }

    private async Task EnsureJournal(DbConnection connection, CancellationToken cancellation)
    {
        if (!engine.IsSqlServer)
            await Execute(connection, null, "PRAGMA journal_mode = WAL", cancellation);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            using var look = Command(connection, transaction, engine.TableExists, [("table", Journal)]);
            if (Convert.ToInt32(await look.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) > 0)
                return;
            await Execute(
                connection,
                transaction,
                $"CREATE TABLE {Journal} (Script NVARCHAR(100) NOT NULL PRIMARY KEY, Hash NVARCHAR(64) NOT NULL, AppliedAt DATETIME2(7) NOT NULL)",
                cancellation
            );
            await Execute(
                connection,
                transaction,
                $"INSERT INTO {Journal} (Script, Hash, AppliedAt) VALUES ('', '', @at)",
                cancellation,
                ("at", clock.GetUtcNow().UtcDateTime)
            );
            await transaction.CommitAsync(cancellation);
        }
        catch (DbException)
        {
            // Another node may have created it between the look and the creation; any other fault shows again here.
            await Execute(connection, null, $"SELECT COUNT(*) FROM {Journal}", cancellation);
        }
    }

    private static async Task<Dictionary<string, string>> Applied(
        DbConnection connection,
        DbTransaction transaction,
        CancellationToken cancellation
    )
    {
        using var command = Command(connection, transaction, $"SELECT Script, Hash FROM {Journal} WHERE Script <> ''", []);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Execute(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        CancellationToken cancellation,
        params (string Name, object Value)[] values
    )
    {
        using var command = Command(connection, transaction, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static List<Script> Load()
    {
        const string folder = "db/identity/";
        var assembly = typeof(Migrator).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Script(name[folder.Length..], Read(assembly, name)))
            .ToList();
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
