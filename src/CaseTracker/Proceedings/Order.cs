using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Proceedings;

/// <summary>
/// Which orders of events are impossible: a verdict before the trial, a sentence without conviction, a release before custody, final while
/// an appeal is open. Dates that are only less precise contradict nothing, and what is recorded as disputed may say anything.
/// </summary>
public static class Order
{
    private static readonly SuspectStatus[] _held = [SuspectStatus.Arrested, SuspectStatus.Remand, SuspectStatus.Serving];

    /// <summary>A statement that cannot stand, and why in the user's words.</summary>
    private sealed record Conflict(Guid StatementId, string Reason);

    /// <exception cref="RuleBrokenException">The change would make an impossible order, or leave one that was not there before; names the
    /// conflicting event.</exception>
    /// <param name="placeOf">Where in the command a statement stands; null where the command makes only one.</param>
    public static void Require(Proceeding before, Proceeding after, Func<Guid, string?>? placeOf = null)
    {
        var known = Conflicts(before).Select(c => c.StatementId).ToHashSet();
        if (Conflicts(after).FirstOrDefault(c => !known.Contains(c.StatementId)) is { } conflict)
            throw new RuleBrokenException(conflict.Reason, placeOf?.Invoke(conflict.StatementId));
    }

    private static IEnumerable<Conflict> Conflicts(Proceeding proceeding)
    {
        var live = proceeding.Live.ToList();
        return from subject in live
            where subject.Confidence != Confidence.Disputed
            let reason = Earlier(proceeding, live, subject) ?? Appeal(proceeding, live, subject) ?? Death(proceeding, live, subject)
            where reason is not null
            select new Conflict(subject.Id, reason);
    }

    /// <summary>What must have come first is missing, or certainly came later.</summary>
    private static string? Earlier(Proceeding proceeding, List<Statement> live, Statement subject)
    {
        if (Needs(subject) is not { } need)
            return null;
        var candidates = live.Where(s =>
                s.Id != subject.Id && need.Is(s) && (s.AccusedId is null || subject.AccusedId is null || s.AccusedId == subject.AccusedId)
            )
            .ToList();
        if (candidates.Any(c => !(subject.On is { } on && c.On is { } other && on.LiesBefore(other))))
            return null;
        if (candidates.Count > 0)
            return Text.CannotComeBefore(StatementWording.Of(proceeding, subject), StatementWording.Of(proceeding, candidates[0]));
        return need.IsOptional ? null : Text.NeedsFirst(StatementWording.Of(proceeding, subject), need.Name());
    }

    private static string? Appeal(Proceeding proceeding, List<Statement> live, Statement subject)
    {
        if (subject.Fact is not (StepStated { Step: ProceedingStep.Final } or AccusedStated { Status: SuspectStatus.ConvictedFinal }))
            return null;
        var open = live.FirstOrDefault(a =>
            a is { Moves: true, Fact: StepStated { Step: ProceedingStep.AppealLodged } }
            && (a.AccusedId is null || subject.AccusedId is null || a.AccusedId == subject.AccusedId)
            && !live.Any(s => Decides(s, a))
        );
        return open is null ? null : Text.AppealIsOpen(StatementWording.Of(proceeding, subject), StatementWording.Of(proceeding, open));
    }

    private static bool Decides(Statement s, Statement appeal)
    {
        var lodged = (StepStated)appeal.Fact;
        if (s.AccusedId is not null && appeal.AccusedId is not null && s.AccusedId != appeal.AccusedId)
            return false;
        if (s.On is { } on && appeal.On is { } since && on.LiesBefore(since))
            return false;
        return s.Fact switch
        {
            StepStated { Step: ProceedingStep.AppealDecided } decided => decided.By is null || decided.By == lodged.By,
            StepStated { Step: ProceedingStep.RetrialOrdered } => true,
            VerdictStated { Instance: Instance.Appeal or Instance.Cassation } => true,
            _ => false,
        };
    }

    private static string? Death(Proceeding proceeding, List<Statement> live, Statement subject) =>
        subject is { Fact: AccusedStated { Status: not SuspectStatus.Deceased }, On: { } on }
        && live.FirstOrDefault(d =>
            d.Fact is AccusedStated { Status: SuspectStatus.Deceased }
            && d.AccusedId == subject.AccusedId
            && d.Moves
            && d.On is { } died
            && died.LiesBefore(on)
        )
            is { } death
            ? Text.CannotComeAfter(StatementWording.Of(proceeding, subject), StatementWording.Of(proceeding, death))
            : null;

    /// <summary>What must have come before a statement.</summary>
    /// <param name="IsOptional">It need not be on record, but where it is, it cannot lie after.</param>
    private sealed record Need(Func<Statement, bool> Is, Func<string> Name, bool IsOptional = false);

    private static Need? Needs(Statement subject) =>
        subject.Fact switch
        {
            VerdictStated => Trial,
            SentenceStated => Conviction,
            SentenceExecuted => new(
                s => s.Fact is SentenceStated p && p.Parts.Any(x => x.Kind == SentenceKind.Death),
                () => Terms.Of(SentenceKind.Death)
            ),
            StepStated step => step.Step switch
            {
                ProceedingStep.TrialOpened => new(
                    s => s.Fact is StepStated { Step: ProceedingStep.InvestigationOpened },
                    () => Terms.Of(ProceedingStep.InvestigationOpened),
                    IsOptional: true
                ),
                ProceedingStep.Judgment => Trial,
                ProceedingStep.AppealLodged or ProceedingStep.RetrialOrdered or ProceedingStep.Final => Judgment,
                ProceedingStep.AppealDecided => Step(ProceedingStep.AppealLodged),
                ProceedingStep.Resumed => Step(ProceedingStep.Suspended),
                _ => null,
            },
            AccusedStated stated => stated.Status switch
            {
                SuspectStatus.Bail or SuspectStatus.Escaped => Custody(_held),
                SuspectStatus.Released => Custody([.. _held, SuspectStatus.Bail]),
                SuspectStatus.Acquitted or SuspectStatus.ConvictedNotFinal or SuspectStatus.ConvictedFinal => Trial,
                SuspectStatus.Serving or SuspectStatus.Pardoned => Conviction,
                _ => null,
            },
            _ => null,
        };

    private static Need Trial { get; } =
        new(
            s =>
                s.Fact
                    is StepStated { Step: ProceedingStep.TrialOpened }
                        or AccusedStated { Status: SuspectStatus.TriedPresent or SuspectStatus.TriedInAbsentia },
            () => Terms.Of(ProceedingStep.TrialOpened)
        );

    private static Need Judgment { get; } =
        new(s => s.Fact is StepStated { Step: ProceedingStep.Judgment } or VerdictStated, () => Terms.Of(ProceedingStep.Judgment));

    private static Need Conviction { get; } =
        new(
            s =>
                s.Fact
                    is VerdictStated { Verdict: Verdict.Convicted }
                        or AccusedStated { Status: SuspectStatus.ConvictedNotFinal or SuspectStatus.ConvictedFinal },
            () => Terms.Of(Verdict.Convicted)
        );

    private static Need Step(ProceedingStep step) => new(s => s.Fact is StepStated found && found.Step == step, () => Terms.Of(step));

    private static Need Custody(SuspectStatus[] held) =>
        new(s => s.Fact is AccusedStated a && held.Contains(a.Status), () => Terms.Of(SuspectStatus.Arrested));
}
