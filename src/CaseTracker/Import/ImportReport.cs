using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>What an import did, or, as a dry run, would do; the counts of rows are of the file, not of the database.</summary>
public sealed record ImportReport
{
    public bool IsDryRun { get; init; }

    /// <summary>Day of the edition, as the file states it; null where it states none.</summary>
    public PartialDate? Edition { get; init; }

    /// <summary>Rows of the file: new, changed, unchanged and rejected ones.</summary>
    public int Rows { get; init; }

    /// <summary>Cases that the rows of the file amount to.</summary>
    public int Cases { get; init; }

    /// <summary>Persons affected in those cases.</summary>
    public int Persons { get; init; }

    /// <summary>Rows that are no malicious act: kept as records, not as cases.</summary>
    public int OutOfScope { get; init; }
    public int Rejected { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }

    /// <summary>Rows that the database has from this series and the file lacks; they stay as they are.</summary>
    public int Gone { get; init; }

    /// <summary>Last position of the ledger after the import; a dry run leaves it where it was.</summary>
    public long Position { get; init; }

    /// <summary>What a person should look at, in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Everything that is recorded, one line each, in the user's language; a dry run gives the lines that the run then
    /// gives.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];
}

/// <summary>What became of a row that is reported.</summary>
public enum Severity
{
    /// <summary>Not imported.</summary>
    Rejected,

    /// <summary>Imported, as far as the reason says.</summary>
    Doubtful,

    /// <summary>In the database, but no longer in the file.</summary>
    Gone,
}

/// <summary>A row that a person should look at.</summary>
/// <param name="Line">Line of the file, from 1; null for a row that is gone from it.</param>
/// <param name="Key">Key of the row in its series, as far as it has one.</param>
/// <param name="Column">Column as the file names it; empty where the row as a whole is meant.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">In the user's language.</param>
public sealed record Finding(Severity Severity, int? Line, string? Key, string Column, string Value, string Reason);

/// <summary>What an import is doing.</summary>
public enum ImportPhase
{
    Reading,
    Comparing,
    Writing,
}

/// <summary>How far a phase has come: rows while reading and comparing, cases and records while writing.</summary>
public readonly record struct ImportProgress(ImportPhase Phase, int Done, int Total);
