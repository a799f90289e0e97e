using CaseTracker.Briefing;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>A desk officer put tables together for publication, from the record as it stood at a position.</summary>
/// <param name="Draft">From 1, in the order in which drafts were begun; an edition has no number before it is approved.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="Filter">What limits the tables beside the period, as parameters of an address; empty: nothing.</param>
/// <param name="Address">Of the web service under which readers open the rows behind a figure; null where figures lead nowhere.</param>
public sealed record EditionComposed(
    int Draft,
    IReadOnlyList<TableId> Tables,
    DateOnly From,
    DateOnly To,
    string Filter,
    long Position,
    string? Address
) : Event;

/// <summary>What people wrote goes with a table, or with the whole where no table is named.</summary>
public sealed record EditionNarrativeSet(TableId? Table, string? English, string? French) : Event;

/// <summary>A second person approved: the edition got its number, its seal, and stays as it is.</summary>
public sealed record EditionApproved(EditionSeal Seal) : Event;

/// <summary>A draft will not be published.</summary>
public sealed record EditionWithdrawn(string Reason) : Event;
