using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>What follows from the events of a case and its proceedings: stage, activity, accountability; pure.</summary>
public static class Status
{
    /// <summary>After so many days without movement an open case is dormant.</summary>
    public const int DormantAfterDays = 180;

    /// <summary>The furthest stage reached. The media alone never move it, nor does what nobody confirmed.</summary>
    public static Stage StageOf(CaseFile file) => Movements.Steps(file).Select(m => m.Stage).Append(Stage.Reported).Max();

    /// <summary>Apart from time: whether an open case is dormant is asked when it is read (<see cref="ActivityAt"/>).</summary>
    public static Activity ActivityOf(CaseFile file) =>
        file.Closure is not null ? Activity.Closed
        : IsSuspended(file) ? Activity.Suspended
        : file.WasReopened ? Activity.Reopened
        : Activity.Active;

    /// <summary>The activity on a day: an open case on which nothing has moved for half a year is dormant.</summary>
    public static Activity ActivityAt(Activity activity, PartialDate lastMovedOn, DateOnly day) =>
        activity is Activity.Active or Activity.Reopened && lastMovedOn.First < day.AddDays(-DormantAfterDays)
            ? Activity.Dormant
            : activity;

    /// <summary>
    /// No information: the host State never replied, and no court record speaks. Resolved: closed for one of the only three reasons that
    /// count. Partially resolved: a court has given judgment. Everything else is ongoing.
    /// </summary>
    public static Accountability AccountabilityOf(CaseFile file) =>
        file.Closure is { } closure && closure.IsResolved() ? Accountability.Resolved
        : file.Milestones.Any(m => m is { Moves: true, Stage: >= Stage.FirstInstanceVerdict }) ? Accountability.PartiallyResolved
        : HasReplied(file) ? Accountability.Ongoing
        : Accountability.NoInformation;

    /// <summary>Whether a final judgment convicted somebody, be the case closed or not.</summary>
    public static bool HasFinalConviction(CaseFile file) =>
        file.Milestones.Any(m => m is { Moves: true, Stage: Stage.Final, Outcome: CourtOutcome.Conviction });

    /// <summary>Every proceeding that has not ended is suspended, and there is one.</summary>
    private static bool IsSuspended(CaseFile file) =>
        file.Influences.Any(i => i.Run == Run.Suspended) && file.Influences.All(i => i.Run != Run.Open);

    private static bool HasReplied(CaseFile file) =>
        file.Incident.Hosts.Any(file.Acknowledged.ContainsKey)
        || file.Incident.Hosts.Any(file.Replied.Contains)
        || file.Submissions.Any(s => file.Incident.Hosts.Contains(s.State))
        || file.Milestones.Any(m => m is { IsOpen: true, Source: Source.HostOfficial or Source.CourtRecord });
}
