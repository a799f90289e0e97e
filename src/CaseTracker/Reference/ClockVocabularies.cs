namespace CaseTracker.Reference;

/// <summary>
/// What a clock counts down to; each has one obliged party: the United Nations, or the State that owes an answer.
/// </summary>
public enum ClockKind
{
    NotifyHost,
    NotifyContributor,
    NotifyNationality,
    HostAcknowledgement,
    ProgressReport,
    AnswerSubmission,
    DormantReview,
    ConventionArt12,
    ConventionArt13,
    ConventionArt18,
    Transmission,
}

/// <summary>In what a time limit is counted: hours run through nights and weekends, days end with the day.</summary>
public enum ClockUnit
{
    Hours,
    Days,
    WorkingDays,
}

/// <summary>Where a clock stands; whether a running one has run out is asked when it is read.</summary>
public enum ClockStanding
{
    Running,
    Paused,
    Settled,

    /// <summary>The reason for it is gone: the case was closed, or the State is no longer concerned.</summary>
    Lapsed,
}
