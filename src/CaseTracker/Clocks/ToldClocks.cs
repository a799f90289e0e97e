namespace CaseTracker.Clocks;

/// <summary>
/// The new cases whose writer begins their clocks itself, as of the days of which it tells; one for each request. Their clocks do not
/// follow the command that records them.
/// </summary>
public sealed class ToldClocks
{
    private readonly HashSet<Guid> _cases = [];

    public void Add(Guid caseId) => _cases.Add(caseId);

    public bool Contains(Guid caseId) => _cases.Contains(caseId);
}
