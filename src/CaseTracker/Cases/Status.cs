using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>What follows from the events of a case: stage, activity, accountability.</summary>
public static class Status
{
    /// <summary>The furthest stage reached. The media alone never move it, nor does an unconfirmed or disputed statement.</summary>
    public static Stage StageOf(CaseFile file)
    {
        var stages = file.Milestones.Where(Moves).Select(m => m.Stage)
            .Append(file.Incident.Hosts.Any(file.Acknowledged.ContainsKey) ? Stage.HostAcknowledged : Stage.Reported)
            .Append(file.Incident.Hosts.Any(file.Notified.ContainsKey) ? Stage.HostNotified : Stage.Reported);
        return stages.Max();
    }

    public static Activity ActivityOf(CaseFile file) =>
        file.Closure is not null ? Activity.Closed : file.WasReopened ? Activity.Reopened : Activity.Active;

    /// <summary>
    /// No information: the host State never replied, and no court record speaks. Resolved: closed for one of the only three reasons that count.
    /// Partially resolved: a court has given judgment. Everything else is ongoing.
    /// </summary>
    public static Accountability AccountabilityOf(CaseFile file) =>
        file.Closure is { } closure && closure.IsResolved() ? Accountability.Resolved
        : file.Milestones.Any(m => Moves(m) && m.Stage >= Stage.FirstInstanceVerdict) ? Accountability.PartiallyResolved
        : HasReplied(file) ? Accountability.Ongoing
        : Accountability.NoInformation;

    internal static bool Moves(Milestone milestone) => milestone is { Confidence: Confidence.Confirmed, Source: not Source.Media };

    private static bool HasReplied(CaseFile file) =>
        file.Incident.Hosts.Any(file.Acknowledged.ContainsKey) || file.Milestones.Any(m => m is { Confidence: not Confidence.Unconfirmed, Source: Source.HostOfficial or Source.CourtRecord });
}
