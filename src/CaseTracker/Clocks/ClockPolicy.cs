using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>So much time.</summary>
public sealed record TimeLimit(int Amount, ClockUnit Unit);

/// <summary>
/// How long one kind of clock runs, from a day on. The resolution sets no time limits: each is a decision of the office that owns it, or
/// the product's default until that office decides.
/// </summary>
/// <param name="From">The first day whose clocks it governs; clocks anchored before it keep the policy of their anchor. Null: from the
/// beginning.</param>
/// <param name="RemindAfterDays">Days after a missed limit at which the State is to be reminded; null where nobody is.</param>
/// <param name="RemindsItself">Whether the reminder is sent without a person's decision.</param>
public sealed record ClockPolicy(ClockKind Kind, TimeLimit Limit, DateOnly? From, int? RemindAfterDays = null, bool RemindsItself = false)
{
    /// <summary>As delivered (none of them is in the resolution); the kinds without a default do not run until the office sets a
    /// policy.</summary>
    public static IReadOnlyList<ClockPolicy> Defaults { get; } =
    [
        new(ClockKind.NotifyHost, new(24, ClockUnit.Hours), null),
        new(ClockKind.NotifyContributor, new(48, ClockUnit.Hours), null),
        new(ClockKind.NotifyNationality, new(48, ClockUnit.Hours), null),
        new(ClockKind.HostAcknowledgement, new(10, ClockUnit.WorkingDays), null, 14),
        new(ClockKind.ProgressReport, new(90, ClockUnit.Days), null, 14),
        new(ClockKind.AnswerSubmission, new(10, ClockUnit.WorkingDays), null),
        new(ClockKind.DormantReview, new(180, ClockUnit.Days), null),
    ];

    /// <summary>Whether a State is the obliged party; otherwise the United Nations are.</summary>
    public static bool ObligesState(ClockKind kind) =>
        kind
            is ClockKind.HostAcknowledgement
                or ClockKind.ProgressReport
                or ClockKind.ConventionArt12
                or ClockKind.ConventionArt13
                or ClockKind.ConventionArt18;
}
