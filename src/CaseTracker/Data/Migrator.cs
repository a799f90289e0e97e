using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CaseTracker.Data;

/// <summary>Brings the schema up to date: each numbered script runs once, in one transaction, and is never edited afterwards.</summary>
public sealed class Migrator(Database database, TimeProvider clock)
{
    private const string Journal = "SchemaJournal";

    /// <summary>A numbered script: <c>0001-ledger.sql</c>; statements stand between lines that hold only <c>GO</c>.</summary>
    public sealed record Script(string Name, string Text)
    {
        public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));
    }

    private sealed record Applied
    {
        public string Script { get; init; } = "";
        public string Hash { get; init; } = "";
    }

    /// <summary>The product's own scripts, in order.</summary>
    public static IReadOnlyList<Script> Scripts { get; } = Load();

    /// <summary>Applies what is missing and returns the names of the scripts that ran.</summary>
    /// <exception cref="InvalidOperationException">A script that was applied has been edited or removed since.</exception>
    public async Task<IReadOnlyList<string>> Migrate(IReadOnlyList<Script>? scripts = null, CancellationToken cancellation = default)
    {
        await EnsureJournal(cancellation);
        var ran = new List<string>();
        foreach (var script in scripts ?? Scripts)
        {
            if (await database.Write(session => Apply(session, script, scripts ?? Scripts), cancellation))
                ran.Add(script.Name);
        }
        return ran;
    }

    /// <summary>False for a database that was never migrated.</summary>
    public Task<bool> HasSchema(CancellationToken cancellation = default) =>
        database.Read(
            async session => await session.QuerySingle<int>(session.Engine.TableExists, new { table = Journal }) > 0,
            cancellation
        );

    /// <summary>The statements of a script as the engine spells them.</summary>
    public static IEnumerable<string> Statements(Engine engine, Script script) =>
        engine.Ddl(script.Text.ReplaceLineEndings("\n")).Split("\nGO\n").Select(s => s.Trim().TrimEnd(';')).Where(s => s.Length > 0);

    private async Task<bool> Apply(Session session, Script script, IReadOnlyList<Script> scripts)
    {
        // The update makes a second process that starts at the same time wait here until this one has committed.
        await session.Execute($"UPDATE {Journal} SET Hash = Hash WHERE Script = ''");
        var applied = (await session.Query<Applied>($"SELECT Script, Hash FROM {Journal} WHERE Script <> ''")).ToDictionary(
            a => a.Script,
            a => a.Hash
        );
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
        foreach (var statement in Statements(session.Engine, script))
            await session.Execute(statement);
        await session.Execute(
            $"INSERT INTO {Journal} (Script, Hash, AppliedAt) VALUES (@Name, @Hash, @At)",
            new
            {
                script.Name,
                script.Hash,
                At = clock.GetUtcNow().UtcDateTime,
            }
        );
        return true;
    }

    private async Task EnsureJournal(CancellationToken cancellation)
    {
        try
        {
            await database.Write(
                async session =>
                {
                    if (await session.QuerySingle<int>(session.Engine.TableExists, new { table = Journal }) > 0)
                        return;
                    await session.Execute(
                        $"CREATE TABLE {Journal} (Script NVARCHAR(100) NOT NULL PRIMARY KEY, Hash NVARCHAR(64) NOT NULL, AppliedAt DATETIME2(7) NOT NULL)"
                    );
                    await session.Execute(
                        $"INSERT INTO {Journal} (Script, Hash, AppliedAt) VALUES ('', '', @At)",
                        new { At = clock.GetUtcNow().UtcDateTime }
                    );
                },
                cancellation
            );
        }
        catch (System.Data.Common.DbException)
        {
            // Another process may have created it between the look and the creation; any other fault shows again here.
            await database.Read(session => session.QuerySingle<int>($"SELECT COUNT(*) FROM {Journal}"), cancellation);
        }
    }

    private static List<Script> Load()
    {
        var assembly = typeof(Migrator).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Script(name, Read(assembly, name)))
            .ToList();
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
