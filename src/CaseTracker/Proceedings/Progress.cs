using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>How far a proceeding came: which stage each statement says that it reached.</summary>
public static class Progress
{
    /// <summary>The furthest stage of all that moves the proceeding; null when nothing does.</summary>
    public static Stage? Furthest(Proceeding proceeding)
    {
        var stages = proceeding.Live.Where(s => s.Moves).Select(StageOf).OfType<Stage>().ToList();
        if (proceeding.Counted.Any())
            stages.Add(Stage.SuspectIdentified);
        return stages.Count == 0 ? null : stages.Max();
    }

    /// <summary>Null for what says nothing of how far the proceeding came.</summary>
    public static Stage? StageOf(Statement statement) =>
        statement.Fact switch
        {
            StepStated s => s.Step switch
            {
                ProceedingStep.InvestigationOpened
                or ProceedingStep.EvidenceRequested
                or ProceedingStep.MissionInvestigatorsJoined
                or ProceedingStep.ContributorInvestigatorsJoined
                or ProceedingStep.Concluded => Stage.Investigation,
                ProceedingStep.TrialOpened => Stage.Trial,
                ProceedingStep.Judgment => Stage.FirstInstanceVerdict,
                ProceedingStep.AppealLodged or ProceedingStep.AppealDecided or ProceedingStep.RetrialOrdered => Stage.Appeal,
                ProceedingStep.Final => Stage.Final,
                ProceedingStep.Suspended or ProceedingStep.Resumed or ProceedingStep.Discontinued or ProceedingStep.Transferred => null,
            },
            AccusedStated s => s.Status switch
            {
                SuspectStatus.Identified
                or SuspectStatus.Wanted
                or SuspectStatus.Warrant
                or SuspectStatus.AtLarge
                or SuspectStatus.Deceased => Stage.SuspectIdentified,
                SuspectStatus.Arrested
                or SuspectStatus.Remand
                or SuspectStatus.Bail
                or SuspectStatus.Escaped
                or SuspectStatus.Released
                or SuspectStatus.Extradited => Stage.Arrest,
                SuspectStatus.Charged => Stage.Charged,
                SuspectStatus.TriedPresent or SuspectStatus.TriedInAbsentia => Stage.Trial,
                SuspectStatus.Acquitted or SuspectStatus.ConvictedNotFinal or SuspectStatus.Serving or SuspectStatus.Pardoned =>
                    Stage.FirstInstanceVerdict,
                SuspectStatus.ConvictedFinal => Stage.Final,
            },
            ChargeStated s => s.Step is ChargeStep.Brought or ChargeStep.Confirmed ? Stage.Charged : null,
            VerdictStated s => s.Instance is Instance.Appeal or Instance.Cassation ? Stage.Appeal : Stage.FirstInstanceVerdict,
            SentenceStated or SentenceExecuted => Stage.FirstInstanceVerdict,
            _ => null,
        };

    /// <summary>Whether the proceeding is suspended or has ended; what comes later in the world prevails.</summary>
    public static (bool IsSuspended, bool HasEnded) RunOf(Proceeding proceeding)
    {
        var (suspended, ended) = (false, false);
        foreach (var step in proceeding.Moving.Select(s => s.Fact).OfType<StepStated>().Where(s => s.AccusedId is null))
        {
            (suspended, ended) = step.Step switch
            {
                ProceedingStep.Suspended => (true, ended),
                ProceedingStep.Discontinued or ProceedingStep.Transferred or ProceedingStep.Final => (false, true),
                ProceedingStep.Resumed
                or ProceedingStep.InvestigationOpened
                or ProceedingStep.TrialOpened
                or ProceedingStep.RetrialOrdered => (false, false),
                _ => (suspended, ended),
            };
        }
        return (suspended, ended);
    }
}
