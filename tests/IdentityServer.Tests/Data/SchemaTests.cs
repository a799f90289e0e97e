using System.Globalization;
using CaseTracker.Tests;
using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentityServer.Tests.Data;

/// <summary>The scripts make exactly the tables that the model reads and writes, on either engine.</summary>
public sealed class SchemaTests
{
    private static readonly Engine _sqlServer = Engine.For("sqlserver:Server=nowhere");

    [Test]
    public async Task The_scripts_make_the_tables_of_the_model_on_sqlite()
    {
        await using var server = await Server.Start();
        await using var store = await server.App.Services.GetRequiredService<IDbContextFactory<IdentityStore>>().CreateDbContextAsync();
        var columns = await Query(
            store,
            """
            SELECT CONCAT(m.name, '.', c.name, CASE WHEN c.pk > 0 THEN ' key' WHEN c."notnull" = 1 THEN ' not null' ELSE ' null' END)
            FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'SchemaJournal'
            """
        );
        var indexes = await Query(
            store,
            """
            SELECT CONCAT(m.name, ': ', CASE WHEN i."unique" = 1 THEN 'unique ' ELSE '' END, i.name)
                FROM sqlite_master m JOIN pragma_index_list(m.name) i
            WHERE m.type = 'table' AND i.origin = 'c'
            """
        );
        var references = await Query(
            store,
            """
            SELECT CONCAT(m.name, ' -> ', f."table", ' ', LOWER(f.on_delete))
                FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                columns,
                Is.EquivalentTo(
                    Columns(store)
                        .Select(c => $"{c.Table.Name}.{c.Name}{(IsKey(c) ? " key" : c.IsNullable ? " null" : " not null")}")
                )
            );
            Assert.That(
                indexes,
                Is.EquivalentTo(
                    Tables(store).SelectMany(t => t.Indexes).Select(i => $"{i.Table.Name}: {(i.IsUnique ? "unique " : "")}{i.Name}")
                )
            );
            Assert.That(
                references,
                Is.EquivalentTo(
                    Tables(store)
                        .SelectMany(t => t.ForeignKeyConstraints)
                        .Select(f =>
                            $"{f.Table.Name} -> {f.PrincipalTable.Name} {(f.OnDeleteAction == ReferentialAction.Cascade ? "cascade" : "no action")}"
                        )
                )
            );
        });
    }

    [Test]
    public async Task The_scripts_make_the_columns_of_the_model_on_sql_server()
    {
        await using var app = IdentityService.Build(
            new IdentityServiceOptions
            {
                Database = "sqlserver:Server=nowhere",
                MasterKey = new byte[32],
                Issuer = "http://localhost",
            }
        );
        await using var store = await app.Services.GetRequiredService<IDbContextFactory<IdentityStore>>().CreateDbContextAsync();
        var made = new List<string>();
        foreach (
            var create in Migrator
                .Scripts.SelectMany(s => Migrator.Statements(_sqlServer, s))
                .SelectMany(Parse)
                .OfType<CreateTableStatement>()
        )
        {
            foreach (var column in create.Definition.ColumnDefinitions)
            {
                var type = (ParameterizedDataTypeReference)column.DataType;
                var size = type.Parameters.Count == 0 ? "" : $"({string.Join(',', type.Parameters.Select(p => p.Value))})";
                var nullable = column.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable;
                made.Add(
                    $"{create.SchemaObjectName.BaseIdentifier.Value}.{column.ColumnIdentifier.Value} {type.Name.BaseIdentifier.Value}{size}{(nullable ? " null" : "")}".ToLowerInvariant()
                );
            }
        }

        Assert.That(
            made,
            Is.EquivalentTo(
                Columns(store)
                    .Select(c => $"{c.Table.Name}.{c.Name} {WithScale(c.StoreType)}{(c.IsNullable ? " null" : "")}".ToLowerInvariant())
            )
        );
    }

    [Test]
    public void Sql_Server_reads_every_statement() =>
        Assert.That(Migrator.Scripts.SelectMany(s => Migrator.Statements(_sqlServer, s)).SelectMany(TSqlSyntax.Errors), Is.Empty);

    private static IEnumerable<ITable> Tables(IdentityStore store) =>
        store.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;

    private static IEnumerable<IColumn> Columns(IdentityStore store) => Tables(store).SelectMany(t => t.Columns);

    private static bool IsKey(IColumn column) => column.Table.PrimaryKey!.Columns.Contains(column);

    private static string WithScale(string storeType) => storeType == "datetime2" ? "datetime2(7)" : storeType;

    private static IEnumerable<TSqlStatement> Parse(string sql)
    {
        using var reader = new StringReader(sql);
        return ((TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out _)).Batches.SelectMany(b => b.Statements);
    }

    private static async Task<List<string>> Query(IdentityStore store, string sql)
    {
        await store.Database.OpenConnectionAsync();
        await using var command = store.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }
}
