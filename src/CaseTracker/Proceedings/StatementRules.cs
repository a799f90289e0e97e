using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Proceedings;

/// <summary>A command that records what a source says.</summary>
public interface IStatement : IProceedingCommand
{
    /// <summary>When it was true in the world; null when not known.</summary>
    PartialDate? On { get; }
    Source Source { get; }
    Confidence Confidence { get; }

    /// <summary>Where it is written.</summary>
    string? Document { get; }
}

/// <summary>Rules that the commands on proceedings share.</summary>
internal static class StatementRules
{
    public static void Says<T>(this AbstractValidator<T> rules, TimeProvider clock)
        where T : IStatement
    {
        rules.RuleFor(c => c.On).NotInTheFuture(clock);
        rules.RuleFor(c => c.Document).AtMost(400);
    }

    /// <summary>The fact as the source of the command states it.</summary>
    /// <exception cref="RuleBrokenException">The same source stated the same already.</exception>
    public static Stated Say(this Proceeding proceeding, IStatement command, Stated fact)
    {
        var stated = fact with { EffectiveOn = command.On, Source = command.Source, Confidence = command.Confidence };
        return proceeding.Knows(stated) ? throw new RuleBrokenException(Text.AlreadyStated) : stated;
    }

    /// <summary>Whether the same was stated of the same day by the same source, just as sure.</summary>
    public static bool Knows(this Proceeding proceeding, Stated stated) =>
        proceeding.Live.Any(s =>
            s.Fact.GetType() == stated.GetType()
            && (s.On, s.Source, s.Confidence, s.AccusedId)
                == (stated.EffectiveOn, stated.Source, stated.Confidence, new Statement(stated, 0, default).AccusedId)
            && Canonical.Plain.Write(s.Fact with { StatementId = default, Document = null })
                == Canonical.Plain.Write(stated with { StatementId = default, Document = null })
        );

    /// <exception cref="RuleBrokenException">The accused is not one of this proceeding.</exception>
    public static Guid Accused(this Proceeding proceeding, Guid accusedId) => proceeding.Require(accusedId).AccusedId;

    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}

/// <summary>What a part of a sentence must hold.</summary>
internal sealed class SentencePartRules : AbstractValidator<SentencePart>
{
    public SentencePartRules()
    {
        RuleFor(p => p.Months).GreaterThan(0).WithMessage(_ => Text.MonthsNotValid);
        RuleFor(p => p.Months)
            .Null()
            .WithMessage(_ => Text.MonthsNotWanted)
            .When(p => p.Kind is not (SentenceKind.Term or SentenceKind.Suspended));
        RuleFor(p => p.To).AtMost(200);
        RuleFor(p => p.To)
            .Null()
            .WithMessage(_ => Text.RecipientNotWanted)
            .When(p => p.Kind is not (SentenceKind.Reparation or SentenceKind.Fine));
    }
}
