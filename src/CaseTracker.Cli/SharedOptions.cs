using System.CommandLine;
using CaseTracker.Data;

namespace CaseTracker.Cli;

/// <summary>What every command takes: where the cases are, under which key, and on whose behalf it acts.</summary>
internal sealed class SharedOptions(Surroundings surroundings)
{
    private const string DataFolder = "data";
    private const string Sqlite = "sqlite:";

    public Option<string?> Database { get; } =
        new("--database")
        {
            Description =
                "Where the cases are: sqlite:PATH or sqlserver:CONNECTION STRING. Else CASETRACKER_DATABASE, else sqlite:casetracker.db in the folder 'data'.",
            HelpName = "DATABASE",
            Recursive = true,
        };

    public Option<bool> Demo { get; } =
        new("--demo")
        {
            Description = "For demonstrations: makes a master key in a file beside the database when CASETRACKER_MASTER_KEY is not set.",
            Recursive = true,
        };

    public Option<string?> As { get; } =
        new("--as")
        {
            Description = "Who the ledger says did it; else the user of the operating system. For editions a designated person.",
            HelpName = "NAME",
            Recursive = true,
        };

    public Surroundings Surroundings => surroundings;

    /// <exception cref="UsageException">The text names no database.</exception>
    public string DatabaseOf(ParseResult parsed)
    {
        var database = parsed.GetValue(Database) ?? surroundings.Variable("CASETRACKER_DATABASE");
        if (string.IsNullOrWhiteSpace(database))
            return $"{Sqlite}{Path.Combine(DataFolder, "casetracker.db")}";
        if (database.Split(':', 2) is ["sqlite" or "sqlserver", { Length: > 0 }])
            return database;
        throw new UsageException($"'{database}' names no database: write sqlite:PATH or sqlserver:CONNECTION STRING.");
    }

    /// <summary>What else a demonstration writes lies beside the database and begins with its name.</summary>
    public static string Beside(string database) =>
        database.StartsWith(Sqlite, StringComparison.Ordinal)
            ? Path.ChangeExtension(database[Sqlite.Length..], null)
            : Path.Combine(DataFolder, "casetracker");

    /// <summary>Whether there is a database to look at; of one behind a server it is taken for granted.</summary>
    /// <exception cref="UsageException">The text names no database.</exception>
    public bool HasDatabase(ParseResult parsed) =>
        DatabaseOf(parsed) is var database
        && (!database.StartsWith(Sqlite, StringComparison.Ordinal) || File.Exists(database[Sqlite.Length..]));

    /// <summary>The database, or a refusal where a command that reads would begin an empty one.</summary>
    /// <exception cref="UsageException">The text names no database.</exception>
    /// <exception cref="InvalidOperationException">There is no such database yet.</exception>
    public Product Open(ParseResult parsed, bool mayCreate = false)
    {
        var database = DatabaseOf(parsed);
        var file = database.StartsWith(Sqlite, StringComparison.Ordinal) ? database[Sqlite.Length..] : null;
        if (file is not null && !mayCreate && !File.Exists(file))
            throw new InvalidOperationException($"There is no database '{file}': 'casetracker migrate' makes one.");
        var key = KeySource.Find(surroundings, file ?? Path.Combine(DataFolder, "casetracker"), parsed.GetValue(Demo));
        return new Product(Engine.For(database), database, key, parsed.GetValue(As) ?? Environment.UserName, surroundings);
    }
}
