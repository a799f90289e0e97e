using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>How sure and how complete the record of a case is; pure.</summary>
public static class Completeness
{
    /// <summary>Whether a statement about the case, its proceedings or the detention of its persons stands that nobody confirmed.</summary>
    public static bool IsUnconfirmed(CaseFile file) =>
        file.Milestones.Any(m => m.Confidence == Confidence.Unconfirmed)
        || file.Influences.Any(i => i.IsUnconfirmed)
        || file.Persons.Any(p => p.Detention.Any(d => d.Confidence == Confidence.Unconfirmed));

    /// <summary>
    /// Whether a mandatory date is not known: the day of the incident, the day on which a host State was notified of a case that has come
    /// further than being reported (resolution 2589 (2021), paragraph 8), or the date of a step by which it came further.
    /// </summary>
    public static bool LacksDates(CaseFile file) =>
        file.Incident.OccurredOn.Precision != DatePrecision.Day
        || Movements.Of(file).Any(m => m.On is null)
        || (
            Status.StageOf(file) > Stage.Reported
            && !file.Incident.Hosts.Any(h => file.Notified.GetValueOrDefault(h)?.On is { Precision: DatePrecision.Day })
        );
}
