using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>That a named officer chose a statement over the others about the same thing.</summary>
public sealed record Choice(string By, string Reason, int Ordinal);

/// <summary>What a source says of a proceeding, with what became of the statement since.</summary>
/// <param name="Ordinal">Its place among the events of the proceeding, in the order in which they were recorded.</param>
public sealed record Statement(Stated Fact, int Ordinal, DateTime RecordedAt)
{
    public Guid Id => Fact.StatementId;

    /// <summary>When it was true in the world, as last corrected.</summary>
    public PartialDate? On { get; init; } = Fact.EffectiveOn;

    /// <summary>Of a figure: the number, as last corrected.</summary>
    public int? Count { get; init; } = (Fact as FigureStated)?.Count;
    public bool IsWithdrawn { get; init; }
    public bool IsCorrected { get; init; }
    public Choice? Choice { get; init; }
    public Source Source => Fact.Source;
    public Confidence Confidence => Fact.Confidence;

    /// <summary>Whether stage and status follow it: confirmed by other than the media, or chosen by a named officer; the media alone never
    /// move anything.</summary>
    public bool Moves => !IsWithdrawn && Source != Source.Media && (Confidence == Confidence.Confirmed || Choice is not null);

    /// <summary>Whether it may be the one that counts; a number of the press counts once an officer chose it.</summary>
    public bool MayCount => Moves || (!IsWithdrawn && Choice is not null && Fact is FigureStated);

    /// <summary>Whether concerned States may know of it: confirmed, or disputed and marked so.</summary>
    public bool IsOpen => !IsWithdrawn && (Confidence != Confidence.Unconfirmed || Choice is not null);

    /// <summary>The accused whom it is about; null where it is about the proceeding.</summary>
    public Guid? AccusedId =>
        Fact switch
        {
            StepStated s => s.AccusedId,
            AccusedStated s => s.AccusedId,
            ChargeStated s => s.AccusedId,
            VerdictStated s => s.AccusedId,
            SentenceStated s => s.AccusedId,
            SentenceExecuted s => s.AccusedId,
            _ => null,
        };

    /// <summary>What it is about: of statements about the same thing one counts.</summary>
    public object Topic =>
        Fact switch
        {
            StepStated s => (s.Step, s.By, s.AccusedId, Repeated(s.Step)),
            AccusedStated s => (s.AccusedId, IsCustody(s.Status), On),
            ChargeStated s => (s.AccusedId, s.Step, s.Article, s.Offence.ToUpperInvariant()),
            VerdictStated s => (s.AccusedId, "verdict", s.Instance),
            SentenceStated s => (s.AccusedId, "sentence", s.Instance),
            SentenceExecuted s => (s.AccusedId, "executed"),
            FigureStated s => s.Figure,
            _ => throw new InvalidOperationException($"{Fact.GetType().Name} is about nothing."),
        };

    /// <summary>How far it is to be trusted before others about the same thing; the smallest first.</summary>
    public int Rank =>
        Choice is not null
            ? 0
            : Source switch
            {
                Source.CourtRecord => 1,
                Source.HostOfficial => 2,
                Source.MissionMonitoring => 3,
                _ => 4,
            };

    /// <summary>By which rule it counts, once it does.</summary>
    public Adoption Adoption => (Adoption)Rank;

    /// <summary>Whether a status says where the accused is, rather than how far the court has come with him.</summary>
    public static bool IsCustody(SuspectStatus status) =>
        status
            is not (
                SuspectStatus.Charged
                or SuspectStatus.TriedPresent
                or SuspectStatus.TriedInAbsentia
                or SuspectStatus.Acquitted
                or SuspectStatus.ConvictedNotFinal
                or SuspectStatus.ConvictedFinal
            );

    /// <summary>Of steps that may come several times, each date is a thing of its own.</summary>
    private PartialDate? Repeated(ProceedingStep step) =>
        step
            is ProceedingStep.Suspended
                or ProceedingStep.Resumed
                or ProceedingStep.Judgment
                or ProceedingStep.EvidenceRequested
                or ProceedingStep.AppealLodged
                or ProceedingStep.AppealDecided
                or ProceedingStep.RetrialOrdered
            ? On
            : null;
}

/// <summary>Puts statements in the order in which things happened; where partial dates leave that open, in the order in which they were
/// recorded.</summary>
internal static class Chronology
{
    public static IReadOnlyList<Statement> Of(IEnumerable<Statement> statements)
    {
        var ordered = new List<Statement>();
        foreach (var statement in statements.OrderBy(s => s.Ordinal))
        {
            var place = ordered.Count;
            while (place > 0 && ComesBefore(statement, ordered[place - 1]))
                place--;
            ordered.Insert(place, statement);
        }
        return ordered;
    }

    /// <summary>What is said of the same day by the better source comes last, and so prevails.</summary>
    private static bool ComesBefore(Statement one, Statement other) =>
        one.On is { } on
        && other.On is { } otherOn
        && (on.LiesBefore(otherOn) || (on == otherOn && one.AccusedId == other.AccusedId && one.Rank > other.Rank));
}
