using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>How many accused a proceeding has of each kind: the adopted number of a source where one is stated, else the number of
/// individual accused.</summary>
public sealed class Tally
{
    private readonly Dictionary<Figure, Statement> _stated;
    private readonly List<Standing> _individuals;

    private Tally(Dictionary<Figure, Statement> stated, List<Standing> individuals, bool isFinal) =>
        (_stated, _individuals, IsFinal) = (stated, individuals, isFinal);

    /// <summary>Whether the judgment is final for all.</summary>
    public bool IsFinal { get; }

    public static Tally Of(Proceeding proceeding) => Of(proceeding, Standing.Of(proceeding));

    internal static Tally Of(Proceeding proceeding, IReadOnlyDictionary<Guid, Standing> standings) =>
        new(
            proceeding.Adopted.Where(a => a.Key is Figure).ToDictionary(a => (Figure)a.Key, a => a.Value),
            [.. proceeding.Counted.Select(a => standings[a.AccusedId])],
            proceeding.Moving.Aggregate(
                false,
                (final, s) =>
                    s.Fact switch
                    {
                        StepStated { Step: ProceedingStep.Final, AccusedId: null } => true,
                        StepStated { Step: ProceedingStep.RetrialOrdered, AccusedId: null } => false,
                        _ => final,
                    }
            )
        );

    /// <summary>Null when nobody says anything of it: that is not none.</summary>
    public int? this[Figure figure] =>
        _stated.TryGetValue(figure, out var stated) ? stated.Count
        : figure == Figure.ConvictedFinal && IsFinal && _stated.TryGetValue(Figure.Convicted, out var convicted) ? convicted.Count
        : Individuals(figure);

    /// <summary>
    /// Counted one by one; null when the proceeding has no individual accused. As long as the sentence of somebody convicted is not on
    /// record nobody can say how many there are of a kind, but a death sentence that is known is never left out.
    /// </summary>
    public int? Individuals(Figure figure)
    {
        if (_individuals.Count == 0)
            return null;
        var count = _individuals.Count(s => Holds(s, figure));
        var isOpen =
            figure is Figure.DeathSentences or Figure.LifeSentences or Figure.TermSentences
            && _individuals.Exists(s => s is { IsConvicted: true, Sentence.Count: 0 });
        return isOpen && (figure != Figure.DeathSentences || count == 0) ? null : count;
    }

    private static bool Holds(Standing standing, Figure figure) =>
        figure switch
        {
            Figure.Accused => true,
            Figure.AtLarge => standing.IsAtLarge,
            Figure.InCustody => standing.IsInCustody,
            Figure.OnBail => standing.IsOnBail,
            Figure.Charged => standing.IsCharged,
            Figure.Tried => standing.IsTried,
            Figure.TriedInAbsentia => standing is { IsTried: true, InAbsentia: true },
            Figure.Convicted => standing.IsConvicted,
            Figure.ConvictedFinal => standing is { IsConvicted: true, IsFinal: true },
            Figure.Acquitted => standing.Verdict is Verdict.Acquitted or Verdict.NotACrime,
            Figure.Deceased => standing.IsDeceased,
            Figure.DeathSentences => standing.Sentence.Any(p => p.Kind == SentenceKind.Death),
            Figure.LifeSentences => standing.Sentence.Any(p => p.Kind == SentenceKind.Life),
            Figure.TermSentences => standing.Sentence.Any(p => p.Kind is SentenceKind.Term or SentenceKind.Suspended),
        };
}
