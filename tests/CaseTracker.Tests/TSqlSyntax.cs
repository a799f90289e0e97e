using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CaseTracker.Tests;

/// <summary>SQL Server's own grammar, without a server.</summary>
public static partial class TSqlSyntax
{
    private static readonly ConcurrentDictionary<string, bool> Checked = new();

    /// <summary>Fails the test that runs a statement which SQL Server would refuse; what Dapper and the engine put in later is put in
    /// here.</summary>
    public static void Check(string sql)
    {
        if (!Checked.TryAdd(sql, true))
            return;
        var statement = Limit().Replace(List().Replace(sql, " IN (@$1)"), " OFFSET 0 ROWS FETCH NEXT $1 ROWS ONLY");
        Assert.That(Errors(statement), Is.Empty, statement);
    }

    /// <summary>What SQL Server 2019 would refuse about the syntax of this text, one message an error; empty when it parses.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}")];
    }

    [GeneratedRegex(@" IN @(\w+)")]
    private static partial Regex List();

    [GeneratedRegex(@" LIMIT (\d+)$")]
    private static partial Regex Limit();
}
