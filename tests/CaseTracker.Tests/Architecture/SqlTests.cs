using System.Text.RegularExpressions;
using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Architecture;

/// <summary>One SQL text for both engines, and one door to what is written for audiences.</summary>
public sealed class SqlTests
{
    public static IEnumerable<string> Scripts => Migrator.Scripts.Select(s => s.Name);

    [Test]
    public void There_are_statements_to_look_at() => Assert.That(Sources.Statements().Count(), Is.GreaterThan(30));

    /// <summary>Whoever could name such a table past the reader would read what was written for others.</summary>
    [Test]
    public void Rows_of_audiences_are_named_in_braces_outside_Disclosure()
    {
        var tables = string.Join('|', RowTable.All.Where(t => t.IsPerAudience).Select(t => t.Name));
        Assert.That(
            from file in Sources.Product
            where !file.StartsWith("src/CaseTracker/Disclosure/", StringComparison.Ordinal)
            from literal in Sources.Literals(file)
            where Regex.IsMatch(literal, $@"\b(FROM|JOIN|INTO|UPDATE|TABLE)\s+({tables})\b", RegexOptions.IgnoreCase)
            select $"{file}: {literal}",
            Is.Empty
        );
    }

    /// <summary>A table's name that comes from a value would pass every check of the text.</summary>
    [Test]
    public void Names_of_tables_are_put_into_statements_in_Data_and_Disclosure_alone() =>
        Assert.That(
            from s in Sources.Statements()
            where
                !s.File.StartsWith("src/CaseTracker/Disclosure/", StringComparison.Ordinal)
                && !s.File.StartsWith("src/CaseTracker/Data/", StringComparison.Ordinal)
            where
                Regex.IsMatch(s.Sql, @"\b(JOIN|INTO|UPDATE)\s+\{(?!\{?\w+Row\})")
                || Regex.IsMatch(s.Sql, @"\bFROM\s+\{(?!\{?\w+Row\}|table\})")
            select $"{s.File}: {s.Sql}",
            Is.Empty
        );

    /// <summary>Design, section 4: what one of the engines does not know, or knows otherwise.</summary>
    [TestCase(@"\bTOP\s*\(?\d|\bTOP\s+\w+\s")]
    [TestCase(@"\bLIMIT\b|\bOFFSET\b|\bFETCH NEXT\b")]
    [TestCase(@"\bGETUTCDATE\b|\bSYSUTCDATETIME\b|\bCURRENT_TIMESTAMP\b|\bGETDATE\b|\bdatetime\(")]
    [TestCase(@"\bMERGE\b|\bRETURNING\b|\bOUTPUT\b|\bON CONFLICT\b|\bINSERT OR\b")]
    [TestCase(@"\|\||'\s*\+|\+\s*'")]
    [TestCase(@"\bN'|\bdbo\.|\bCREATE OR ALTER\b")]
    [TestCase(
        @"\bRECURSIVE\b|\bROWVERSION\b|\bIDENTITY\b|\bNOLOCK\b|\bUPDLOCK\b|\bJSON_VALUE\b|\bISNULL\(|\bIFNULL\(|\bLEN\(|\bLENGTH\(|\bSUBSTR\(|\bSUBSTRING\("
    )]
    public void No_statement_uses_a_word_of_one_engine(string words) =>
        Assert.That(
            from s in Sources.Statements()
            where !s.File.StartsWith("src/CaseTracker/Data/", StringComparison.Ordinal) && Regex.IsMatch(s.Sql, words)
            select $"{s.File}: {s.Sql}",
            Is.Empty
        );

    [TestCaseSource(nameof(Scripts))]
    public void Every_script_is_understood_by_SQL_Server(string name)
    {
        var script = Migrator.Scripts.Single(s => s.Name == name);
        Assert.That(Migrator.Statements(new SqlServerEngine("Server=nowhere"), script).SelectMany(TSqlSyntax.Errors), Is.Empty);
        Assert.That(Migrator.Statements(new SqlServerEngine("Server=nowhere"), script), Has.None.Match(@"\{\w"));
        Assert.That(
            Migrator.Statements(new SqliteEngine(Path.Combine(Path.GetTempPath(), "casetracker-tests", "none.db")), script),
            Has.None.Match(@"\{\w")
        );
    }

    /// <summary>A column is found by the name of its property and no other.</summary>
    [Test]
    public async Task Every_row_has_a_column_for_each_of_its_values()
    {
        await using var world = await World.New();
        foreach (var table in RowTable.All)
            Assert.That(
                await world.Database.Read(s =>
                    s.Query<int>(
                        $"SELECT 1 FROM (SELECT {string.Join(", ", table.Columns)}, FromSeq, ToSeq FROM {table.Name}) AS t WHERE 1 = 0"
                    )
                ),
                Is.Empty
            );
    }

    /// <summary>A liaison's list must begin at its own rows and a focal point's at its missions, however many rows others have.</summary>
    [Test]
    public async Task Lists_go_by_their_indexes()
    {
        await using var world = await World.New();
        // EXPLAIN is SQLite's own.
        world.Database.Inspect = null;
        var plans = new List<string>();
        foreach (var viewpoint in (Viewpoint[])[new(Audience.Of("MAR")), Viewpoint.Un, new(Audience.Un, ["MINUSCA"])])
        {
            var (sql, arguments) = await world.Database.Read(s =>
                Task.FromResult(
                    new AudienceReader(s, viewpoint).Bound(
                        "SELECT c.Reference FROM {CaseRow} AS c WHERE c.Scope = 'peacekeeping' AND c.Standing = 'counted' ORDER BY c.IncidentOn DESC, c.Reference DESC"
                    )
                )
            );
            var plan = await world.Database.Read(s => s.Query<Plan>("EXPLAIN QUERY PLAN " + sql, arguments));
            plans.Add(string.Join('\n', plan.Select(p => p.Detail)));
        }
        Assert.Multiple(() =>
        {
            Assert.That(
                plans[0],
                Does.Contain("INDEX IX_CaseRow_List (Audience=? AND ToSeq=? AND Scope=? AND Standing=?)").And.Not.Contain("TEMP B-TREE")
            );
            Assert.That(plans[1], Does.Contain("INDEX IX_CaseRow_List").And.Not.Contain("TEMP B-TREE"));
            Assert.That(
                plans[2],
                Does.Contain("INDEX IX_CaseRow_Mission (Audience=? AND ToSeq=? AND Scope=? AND Standing=? AND Mission=?)")
            );
            Assert.That(plans, Has.None.Contain("SCAN CaseRow").And.None.Contain("MATERIALIZE").And.None.Contain("CO-ROUTINE"));
        });
    }

    private sealed record Plan
    {
        public string Detail { get; init; } = "";
    }
}
