using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>A statement on a person who is, or was, held.</summary>
public sealed record DetentionStatement(
    Guid StatementId,
    DetentionStep Step,
    PartialDate On,
    Perpetrator? By,
    string? Place,
    Source Source,
    Confidence Confidence
)
{
    /// <summary>As with the stages of a case, neither the media nor what is unconfirmed or disputed says that somebody is held or
    /// free.</summary>
    public bool Counts => Confidence == Confidence.Confirmed && Source != Source.Media;

    /// <summary>After it the person is held no more.</summary>
    public bool Ends => Step is DetentionStep.Released or DetentionStep.Died;
}

/// <summary>The time from the day on which a person was taken to the release or death; open while the person is held.</summary>
/// <param name="Steps">What is known of that time, in order; the first is <see cref="DetentionStep.Held"/>.</param>
public sealed record CustodySpell(IReadOnlyList<DetentionStatement> Steps)
{
    public PartialDate Since => Steps[0].On;

    public DetentionStatement? End => Steps[^1].Ends ? Steps[^1] : null;

    /// <summary>The day on which it counts as begun: the first that the date leaves open.</summary>
    public DateOnly From => Since.First;

    /// <summary>The day on which it counts as ended; a date that is less precise does not end it before it began.</summary>
    public DateOnly? Until =>
        End is not { On.First: var day } ? null
        : day < From ? From
        : day;

    /// <summary>When something was last known to have happened; null when it is not known to have.</summary>
    public PartialDate? Last(DetentionStep step) => Steps.LastOrDefault(s => s.Step == step)?.On;
}

/// <summary>The track of detention and abduction that runs beside a case's stages; pure.</summary>
public static class Custody
{
    /// <summary>The times for which a person was held, by the statements that count.</summary>
    public static IReadOnlyList<CustodySpell> Spells(IEnumerable<DetentionStatement> statements)
    {
        var spells = new List<List<DetentionStatement>>();
        foreach (var statement in InOrder(statements.Where(s => s.Counts)))
        {
            var isHeld = spells is [.., [.., { Ends: false }]];
            if (statement.Step == DetentionStep.Held && !isHeld)
                spells.Add([statement]);
            else if (statement.Step != DetentionStep.Held && isHeld)
                spells[^1].Add(statement);
        }
        return spells.ConvertAll(s => new CustodySpell(s));
    }

    /// <summary>The statement that does not fit to those before it, and the one it contradicts; null when they tell one story.</summary>
    internal static (DetentionStatement Statement, DetentionStatement? Before)? Contradiction(IEnumerable<DetentionStatement> statements)
    {
        DetentionStatement? before = null;
        foreach (var statement in InOrder(statements.Where(s => s.Counts)))
        {
            var isFree = before is null || before.Ends;
            if (isFree != (statement.Step == DetentionStep.Held) || before is { Step: DetentionStep.Died })
                return (statement, before);
            before = statement;
        }
        return null;
    }

    /// <summary>By date; where the dates, as far as they are known, leave it open, what happens to a person who is held before the end, and
    /// else as recorded.</summary>
    private static List<DetentionStatement> InOrder(IEnumerable<DetentionStatement> statements)
    {
        var ordered = new List<DetentionStatement>();
        foreach (var statement in statements)
        {
            var later = ordered.FindIndex(s =>
                statement.On.LiesBefore(s.On)
                || (s.Ends && !statement.Ends && statement.Step != DetentionStep.Held && !s.On.LiesBefore(statement.On))
            );
            ordered.Insert(later < 0 ? ordered.Count : later, statement);
        }
        return ordered;
    }
}
