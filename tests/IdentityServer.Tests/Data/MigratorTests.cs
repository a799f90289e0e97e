using IdentityServer.Data;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests.Data;

public sealed class MigratorTests
{
    [Test]
    public async Task Applies_each_script_once()
    {
        await using var server = await Server.Start();

        Assert.That(await server.App.Services.GetRequiredService<Migrator>().Migrate(), Is.Empty);
    }

    [Test]
    public async Task Refuses_a_script_that_was_edited_after_it_was_applied()
    {
        await using var server = await Server.Start();
        var edited = Migrator.Scripts.Select((s, i) => i == 0 ? s with { Text = s.Text + "\n-- edited" } : s).ToList();

        await Assert.ThatAsync(
            () => server.App.Services.GetRequiredService<Migrator>().Migrate(edited),
            Throws.InvalidOperationException.With.Message.Contains("0001-accounts.sql was applied and has been edited")
        );
    }

    [Test]
    public async Task Refuses_a_database_of_a_newer_version()
    {
        await using var server = await Server.Start();

        await Assert.ThatAsync(
            () => server.App.Services.GetRequiredService<Migrator>().Migrate([new Migrator.Script("0001-other.sql", "")]),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public async Task Leaves_nothing_of_a_script_that_fails()
    {
        await using var server = await Server.Start();
        var migrator = server.App.Services.GetRequiredService<Migrator>();

        await Assert.ThatAsync(
            () =>
                migrator.Migrate([
                    .. Migrator.Scripts,
                    new Migrator.Script("9999-broken.sql", "CREATE TABLE Half (Id INT NOT NULL)\nGO\nCREATE NONSENSE"),
                ]),
            Throws.InstanceOf<System.Data.Common.DbException>()
        );

        Assert.That(
            await migrator.Migrate([.. Migrator.Scripts, new Migrator.Script("9999-mended.sql", "CREATE TABLE Half (Id INT NOT NULL)")]),
            Is.EqualTo(["9999-mended.sql"])
        );
    }

    [Test]
    public async Task Nodes_that_start_at_the_same_time_apply_each_script_once()
    {
        var folder = Directory.CreateTempSubdirectory("identity-migrator");
        var nodes = Enumerable
            .Range(0, 3)
            .Select(_ =>
                IdentityService.Build(
                    new IdentityServiceOptions
                    {
                        Database = $"sqlite:{Path.Combine(folder.FullName, "new", "identity.db")}",
                        MasterKey = new byte[32],
                        Issuer = "http://localhost",
                    }
                )
            )
            .ToList();

        var ran = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.Services.GetRequiredService<Migrator>().Migrate())));

        Assert.That(ran.SelectMany(r => r).Order(StringComparer.Ordinal), Is.EqualTo(Migrator.Scripts.Select(s => s.Name)));
        foreach (var node in nodes)
            await node.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [TestCase("identity.db")]
    [TestCase("mysql:")]
    [TestCase("postgres:Host=x;Password=y")]
    public void Refuses_a_name_of_no_engine_without_repeating_it(string database) =>
        Assert.That(() => Engine.For(database), Throws.TypeOf<FormatException>().With.Message.Not.Contains(database));
}
