namespace CaseTracker.Web.Api.Contracts;

/// <summary>An edition of the tables, or a draft of one.</summary>
/// <param name="Number">Absent before the edition is approved.</param>
/// <param name="Position">Of the ledger, as of which the tables are made.</param>
public sealed record EditionSummary(
    int? Number,
    int Draft,
    string State,
    IReadOnlyList<string> Tables,
    DateOnly From,
    DateOnly To,
    string Filter,
    long Position,
    string ComposedBy,
    DateTime ComposedAt,
    string? ApprovedBy,
    DateOnly? ApprovedOn
);

/// <summary>What changed since an edition.</summary>
/// <param name="Other">The edition as of which it is compared; absent: as of now.</param>
/// <param name="Events">All that the changes name by their positions.</param>
public sealed record EditionChanges(
    int Number,
    int? Other,
    long From,
    long To,
    IReadOnlyList<FigureChange> NewFacts,
    IReadOnlyList<FigureChange> Corrections,
    IReadOnlyList<DefinitionChange> Definitions,
    IReadOnlyList<EventBehind> Events
);

/// <summary>A figure that is another.</summary>
/// <param name="Label">The row in words.</param>
/// <param name="Before">Absent where the row did not stand.</param>
/// <param name="After">Absent where the row stands no more.</param>
/// <param name="Events">Positions of the events behind it; none where time alone changed it.</param>
public sealed record FigureChange(
    string Table,
    string Row,
    IReadOnlyList<string> Keys,
    string Label,
    string Column,
    string? Before,
    string? After,
    IReadOnlyList<long> Events
);

/// <summary>A table that is defined otherwise: versions of its definition.</summary>
public sealed record DefinitionChange(string Table, int Before, int After);

/// <summary>An event between two editions.</summary>
/// <param name="Kind">Whether it is a new fact or a correction.</param>
public sealed record EventBehind(
    long Position,
    string? Reference,
    string Type,
    string Kind,
    string? EffectiveOn,
    DateTime RecordedAt,
    string Author
);
