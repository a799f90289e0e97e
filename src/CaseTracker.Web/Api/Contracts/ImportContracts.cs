namespace CaseTracker.Web.Api.Contracts;

/// <summary>What an import did, or, as a dry run, would do; the counts of rows are of the file.</summary>
public sealed record ImportOutcome
{
    public bool IsDryRun { get; init; }

    /// <summary>Day of the edition, where the file states it.</summary>
    public string? Edition { get; init; }
    public int Rows { get; init; }
    public int Cases { get; init; }
    public int Persons { get; init; }
    public int OutOfScope { get; init; }
    public int Rejected { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Rows that the database has from this series and the file lacks.</summary>
    public int Gone { get; init; }

    /// <summary>Last position of the ledger after it.</summary>
    public long Position { get; init; }
    public required IReadOnlyList<ImportFinding> Findings { get; init; }

    /// <summary>Everything that is recorded, a line each.</summary>
    public required IReadOnlyList<string> Plan { get; init; }
}

/// <summary>A row that a person should look at.</summary>
public sealed record ImportFinding(string Severity, int? Line, string? Key, string Column, string Value, string Reason);
