using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>What a proceeding says of each case that it is about: how far it came, whether it runs, whom it still awaits.</summary>
public sealed class ProceedingInfluence : CaseInfluence
{
    public override string StreamKind => Proceeding.StreamKind;

    public override Influence? Of(Guid caseId, IReadOnlyList<Recorded> history)
    {
        var findings = new Findings(ProceedingFold.Of(history[0].StreamId, history));
        var proceeding = findings.Proceeding;
        if (!proceeding.Cases.Contains(caseId))
            return null;
        var linkedAt = history.Last(r => r.Event is CaseLinked l && l.CaseId == caseId).RecordedAt;
        var (isSuspended, hasEnded) = Progress.RunOf(proceeding);
        var milestones = Identified(findings)
            .Concat(Stated(findings))
            .Select(m =>
                m with
                {
                    Forum = proceeding.Facts.Forum,
                    Proceeding = proceeding.Reference,
                    RecordedAt = m.RecordedAt > linkedAt ? m.RecordedAt : linkedAt,
                }
            );
        return new Influence(
            proceeding.ProceedingId,
            proceeding.Reference,
            // Of many accused who were arrested on one day the case learns once.
            [
                .. milestones
                    .OrderBy(m => m.RecordedAt)
                    .DistinctBy(m => (m.Stage, m.On, m.Source, m.Confidence, m.Outcome, m.Moves, m.IsOpen)),
            ]
        )
        {
            Run =
                hasEnded ? Run.Ended
                : isSuspended ? Run.Suspended
                : Run.Open,
            AwaitsAccused = Awaits(findings),
            Occasions = [.. Occasions(proceeding)],
            IsUnconfirmed =
                findings.Live.Any(s => s.Confidence == Confidence.Unconfirmed)
                || proceeding.Accused.Any(a => a.Confidence == Confidence.Unconfirmed),
        };
    }

    public override IEnumerable<Event> WhenMerged(Guid duplicate, Guid staying, string reason, IReadOnlyList<Recorded> history)
    {
        var cases = ProceedingFold.Of(history[0].StreamId, history).Cases;
        if (!cases.Contains(duplicate))
            yield break;
        yield return new CaseUnlinked(duplicate, reason);
        if (!cases.Contains(staying))
            yield return new CaseLinked(staying, reason);
    }

    /// <summary>The first of each kind: a suspect who got away (article 12), one who was taken into custody (article 13), the final outcome
    /// (article 18).</summary>
    private static IEnumerable<ConventionOccasion> Occasions(Proceeding proceeding)
    {
        if (proceeding.Facts.State is not { } state)
            return [];
        return proceeding
            .Moving.Select(s =>
                (
                    Statement: s,
                    Duty: s.Fact switch
                    {
                        AccusedStated { Status: SuspectStatus.AtLarge or SuspectStatus.Escaped } => MessageKind.ConventionArt12,
                        AccusedStated { Status: SuspectStatus.Arrested or SuspectStatus.Remand } => MessageKind.ConventionArt13,
                        StepStated { Step: ProceedingStep.Final } => MessageKind.ConventionArt18,
                        _ => (MessageKind?)null,
                    }
                )
            )
            .Where(x => x.Duty is not null)
            .DistinctBy(x => x.Duty)
            .Select(x => new ConventionOccasion(x.Duty!.Value, state, x.Statement.On, x.Statement.RecordedAt));
    }

    private static IEnumerable<Milestone> Identified(Findings findings) =>
        findings.Proceeding.Accused.Select(a => new Milestone(Stage.SuspectIdentified, a.IdentifiedOn, a.Source, a.Confidence)
        {
            RecordedAt = a.RecordedAt,
        });

    private static IEnumerable<Milestone> Stated(Findings findings) =>
        from statement in findings.Live
        let stage = Progress.StageOf(statement)
        where stage is not null
        select new Milestone(stage.Value, statement.On, statement.Source, statement.Confidence)
        {
            Outcome = OutcomeOf(findings, statement, stage.Value),
            Moves = statement.Moves,
            IsOpen = statement.IsOpen,
            RecordedAt = statement.RecordedAt,
        };

    private static CourtOutcome OutcomeOf(Findings findings, Statement statement, Stage stage)
    {
        if (statement.Fact is AccusedStated { Status: SuspectStatus.Deceased })
            return findings.Counted.Count > 0 && findings.Counted.All(id => findings.Standings[id].IsDeceased)
                ? CourtOutcome.SuspectsDeceased
                : CourtOutcome.None;
        return stage switch
        {
            Stage.FirstInstanceVerdict or Stage.Appeal => Found(findings, Figure.Convicted),
            Stage.Final => Found(findings, Figure.ConvictedFinal),
            _ => CourtOutcome.None,
        };
    }

    private static CourtOutcome Found(Findings findings, Figure convicted) =>
        findings.Tally[convicted] > 0 ? CourtOutcome.Conviction
        : findings.Standings.Any(s => findings.Counted.Contains(s.Key) && s.Value.Verdict == Verdict.NotACrime) ? CourtOutcome.NotACrime
        : findings.Tally[Figure.Acquitted] > 0 && findings.Tally[Figure.Convicted] is null or 0 ? CourtOutcome.Acquittal
        : CourtOutcome.None;

    private static bool Awaits(Findings findings) =>
        findings.Counted.Any(id => findings.Standings[id] is { IsDeceased: false } standing && !IsDecided(standing))
        || (
            findings.Counted.Count == 0
            && findings.Tally[Figure.Accused]
                > (findings.Tally[Figure.Acquitted] ?? 0)
                    + (findings.Tally[Figure.ConvictedFinal] ?? 0)
                    + (findings.Tally[Figure.Deceased] ?? 0)
        );

    private static bool IsDecided(Standing standing) =>
        standing.Verdict is Verdict.Acquitted or Verdict.NotACrime || standing is { IsConvicted: true, IsFinal: true };
}
