using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Somebody says how it stands with a person who is held; statements stand side by side.</summary>
/// <param name="By">Who holds the person, where the step says that.</param>
/// <param name="Place">Where the person is held, where the step says that.</param>
public sealed record DetentionStated(Guid StatementId, Guid PersonId, DetentionStep Step, Perpetrator? By = null, string? Place = null)
    : Event;

/// <summary>The statement was recorded wrongly; all of it is stated again.</summary>
public sealed record DetentionCorrected(Guid StatementId, Guid PersonId, Perpetrator? By, string? Place, string Reason) : Event;

/// <summary>The statement was never to be recorded; no figure counts it any more, and history keeps it.</summary>
public sealed record DetentionWithdrawn(Guid StatementId, Guid PersonId, string Reason) : Event;
