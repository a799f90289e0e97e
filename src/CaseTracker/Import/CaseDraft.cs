using CaseTracker.Cases;
using CaseTracker.Ledger;

namespace CaseTracker.Import;

/// <summary>A case that an import begins or changes: what it was, and the events to be added.</summary>
internal sealed class CaseDraft(Guid caseId, CaseFile? file, Incident incident)
{
    private readonly List<Event> _events = [];

    public Guid CaseId { get; } = caseId;

    /// <summary>The case as it stands; null for a new one.</summary>
    public CaseFile? File { get; } = file;

    /// <summary>The incident as it is after the import.</summary>
    public Incident Incident { get; set; } = incident;

    /// <summary>A new case gets one before its events are decided.</summary>
    public string Reference { get; set; } = file?.Reference ?? "";

    /// <summary>How a person finds the case: a new one has its reference only once it is recorded.</summary>
    public string Label => File?.Reference ?? $"{Incident.Mission} {Incident.OccurredOn}";

    /// <summary>Persons of the case after the import.</summary>
    public int Persons { get; private set; } = file?.Persons.Count ?? 0;

    public IReadOnlyList<Event> Events => _events;

    public void Add(Event e)
    {
        _events.Add(e);
        Persons += e switch
        {
            PersonAdded => 1,
            PersonWithdrawn => -1,
            _ => 0,
        };
    }
}
