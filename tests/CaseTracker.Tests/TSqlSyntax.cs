using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CaseTracker.Tests;

/// <summary>SQL Server's own grammar, without a server.</summary>
public static class TSqlSyntax
{
    /// <summary>What SQL Server 2019 would refuse about the syntax of this text, one message an error; empty when it parses.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}")];
    }
}
