using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>Where one accused stands: what follows from the statements that count, in the order in which things happened.</summary>
public sealed record Standing
{
    /// <summary>The last thing that is known of the accused.</summary>
    public SuspectStatus Status { get; init; } = SuspectStatus.Identified;
    public PartialDate? StatusOn { get; init; }

    /// <summary>Where the accused is; null when nothing is known of it.</summary>
    public SuspectStatus? Custody { get; init; }
    public bool IsCharged { get; init; }
    public bool IsTried { get; init; }
    public bool InAbsentia { get; init; }

    /// <summary>Of the last judgment; none once a retrial was ordered.</summary>
    public Verdict? Verdict { get; init; }
    public bool IsFinal { get; init; }
    public IReadOnlyList<SentencePart> Sentence { get; init; } = [];
    public bool IsExecuted { get; init; }
    public IReadOnlyList<ChargeStated> Charges { get; init; } = [];

    public bool IsConvicted => Verdict == Reference.Verdict.Convicted;
    public bool IsAtLarge => Custody is SuspectStatus.Wanted or SuspectStatus.Warrant or SuspectStatus.AtLarge or SuspectStatus.Escaped;
    public bool IsInCustody => Custody is SuspectStatus.Arrested or SuspectStatus.Remand or SuspectStatus.Serving;
    public bool IsOnBail => Custody == SuspectStatus.Bail;
    public bool IsDeceased => Custody == SuspectStatus.Deceased;

    /// <summary>Of each accused of the proceeding.</summary>
    public static IReadOnlyDictionary<Guid, Standing> Of(Proceeding proceeding)
    {
        var adopted = proceeding.Adopted.Values.Select(s => s.Id).ToHashSet();
        // A status is a moment in a history; of verdicts, sentences and charges about the same thing only one counts.
        var counting = proceeding.Moving.Where(s => s.Fact is StepStated or AccusedStated || adopted.Contains(s.Id)).ToList();
        return proceeding.Accused.ToDictionary(
            a => a.AccusedId,
            a =>
                counting
                    .Where(s => s.AccusedId == a.AccusedId || s is { AccusedId: null, Fact: StepStated })
                    .Aggregate(new Standing(), (standing, s) => standing.After(s))
                    .Settled()
        );
    }

    private Standing After(Statement s) =>
        s.Fact switch
        {
            StepStated { Step: ProceedingStep.RetrialOrdered } => this with { Verdict = null, Sentence = [], IsFinal = false },
            StepStated { Step: ProceedingStep.Final } => this with { IsFinal = true },
            StepStated => this,
            AccusedStated a => At(a.Status, s.On),
            ChargeStated { Step: ChargeStep.Brought or ChargeStep.Confirmed } c => this with
            {
                IsCharged = true,
                Charges = [.. Without(c), c],
            },
            ChargeStated c => this with { Charges = [.. Without(c)], IsCharged = Without(c).Any() },
            VerdictStated v => this with
            {
                Verdict = v.Verdict,
                InAbsentia = v.InAbsentia,
                IsTried = true,
                StatusOn = s.On,
                IsFinal = false,
                Status = v.Verdict == Reference.Verdict.Convicted ? SuspectStatus.ConvictedNotFinal : SuspectStatus.Acquitted,
                Sentence = v.Verdict == Reference.Verdict.Convicted ? Sentence : [],
            },
            SentenceStated v => this with { Sentence = v.Parts, InAbsentia = InAbsentia || v.InAbsentia },
            SentenceExecuted => this with
            {
                IsExecuted = true,
                Custody = SuspectStatus.Deceased,
                Status = SuspectStatus.Deceased,
                StatusOn = s.On,
            },
            _ => this,
        };

    private Standing At(SuspectStatus status, PartialDate? on)
    {
        var next = this with
        {
            Status = status,
            StatusOn = on,
            Custody = Statement.IsCustody(status) && status != SuspectStatus.Identified ? status : Custody,
        };
        return status switch
        {
            SuspectStatus.Charged => next with { IsCharged = true },
            SuspectStatus.TriedPresent => next with { IsTried = true, InAbsentia = false },
            SuspectStatus.TriedInAbsentia => next with { IsTried = true, InAbsentia = true },
            SuspectStatus.Acquitted => next with { IsTried = true, Verdict = Reference.Verdict.Acquitted },
            SuspectStatus.ConvictedNotFinal => next with { IsTried = true, Verdict = Reference.Verdict.Convicted, IsFinal = false },
            SuspectStatus.ConvictedFinal => next with { IsTried = true, Verdict = Reference.Verdict.Convicted, IsFinal = true },
            SuspectStatus.Serving => next with { IsTried = true, Verdict = Verdict ?? Reference.Verdict.Convicted },
            _ => next,
        };
    }

    private Standing Settled() =>
        this with
        {
            IsFinal = IsFinal && Verdict is not null,
            IsCharged = IsCharged || IsTried,
            Status = Status == SuspectStatus.ConvictedNotFinal && IsFinal ? SuspectStatus.ConvictedFinal : Status,
        };

    private IEnumerable<ChargeStated> Without(ChargeStated charge) =>
        Charges.Where(c => c.Article != charge.Article || !c.Offence.Equals(charge.Offence, StringComparison.OrdinalIgnoreCase));
}
