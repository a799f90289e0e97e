using CaseTracker.Data;

namespace CaseTracker.Tests.Data;

/// <summary>Each script runs once, whole or not at all, whoever starts at the same time, and is never edited afterwards.</summary>
public sealed class MigratorTests
{
    private static readonly Migrator.Script _first = new(
        "0001-a.sql",
        "CREATE TABLE A (Id INT NOT NULL)\nGO\nINSERT INTO A (Id) VALUES (1)"
    );
    private static readonly Migrator.Script _second = new("0002-b.sql", "CREATE TABLE B (Id INT NOT NULL)");
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("casetracker-migrator").FullName;

    [TearDown]
    public void RemoveFolder()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Runs_what_is_missing_in_order_and_then_nothing()
    {
        using var database = Open();
        Assert.That(await Migrate(database, _first), Is.EqualTo((string[])["0001-a.sql"]));
        Assert.That(await Migrate(database, _first, _second), Is.EqualTo((string[])["0002-b.sql"]));
        Assert.That(await Migrate(database, _first, _second), Is.Empty);
    }

    [Test]
    public async Task Refuses_a_script_that_was_edited_after_it_ran()
    {
        using var database = Open();
        await Migrate(database, _first);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Migrate(database, _first with { Text = _first.Text + " " }, _second)
        );
        Assert.That(refusal!.Message, Does.Contain("0001-a.sql"));
        Assert.That(await Exists(database, "B"), Is.False);
    }

    [Test]
    public async Task Takes_other_line_ends_for_the_same_script()
    {
        using var database = Open();
        await Migrate(database, _first);
        Assert.That(await Migrate(database, _first with { Text = _first.Text.ReplaceLineEndings("\r\n") }), Is.Empty);
    }

    [Test]
    public async Task Refuses_a_database_of_a_newer_version()
    {
        using var database = Open();
        await Migrate(database, _first, _second);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrate(database, _first));
        Assert.That(refusal!.Message, Does.Contain("0002-b.sql").And.Contain("newer"));
    }

    [Test]
    public async Task A_script_that_fails_leaves_nothing_behind_and_can_be_mended()
    {
        using var database = Open();
        var broken = _second with
        {
            Text = "CREATE TABLE B (Id INT NOT NULL)\nGO\nINSERT INTO B (Id) VALUES (1)\nGO\nINSERT INTO Missing (Id) VALUES (1)",
        };
        await Assert.CatchAsync<System.Data.Common.DbException>(() => Migrate(database, _first, broken));
        Assert.That((await Exists(database, "A"), await Exists(database, "B")), Is.EqualTo((true, false)));
        Assert.That(await Migrate(database, _first, _second), Is.EqualTo((string[])["0002-b.sql"]));
    }

    /// <summary>Each has a connection pool and a lock of its own, as separate processes have.</summary>
    [Test]
    public async Task Many_that_start_at_once_run_each_script_once()
    {
        var databases = Enumerable.Range(0, 6).Select(_ => Open()).ToList();
        var ran = await Task.WhenAll(databases.Select(d => Task.Run(() => Migrate(d, _first, _second))));
        Assert.That(ran.SelectMany(r => r).Order(), Is.EqualTo((string[])["0001-a.sql", "0002-b.sql"]));
        Assert.That(await databases[0].Read(s => s.QuerySingle<int>("SELECT COUNT(*) FROM A")), Is.EqualTo(1));
        databases.ForEach(d => d.Dispose());
    }

    private Database Open() => new(new SqliteEngine(Path.Combine(_folder, "test.db")));

    private static Task<IReadOnlyList<string>> Migrate(Database database, params Migrator.Script[] scripts) =>
        new Migrator(database, TimeProvider.System).Migrate(scripts);

    private static async Task<bool> Exists(Database database, string table) =>
        await database.Read(s => s.QuerySingle<int>(database.Engine.TableExists, new { table })) > 0;
}
