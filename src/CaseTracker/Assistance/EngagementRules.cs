using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;

namespace CaseTracker.Assistance;

/// <summary>A command that says who assists whom, and with what.</summary>
internal interface IEngagementFacts : ICommand
{
    AssistanceKind Kind { get; }
    string Host { get; }
    HostAuthority Authority { get; }
    AssistanceProvider Provider { get; }
    string? Entity { get; }
    string? State { get; }
    string? Mission { get; }
    string? Summary { get; }
}

/// <summary>What the commands on engagements share.</summary>
internal static class EngagementRules
{
    private const int MostPersons = 10_000;

    public static void StatesFacts<T>(this AbstractValidator<T> rules)
        where T : IEngagementFacts
    {
        rules
            .RuleFor(c => c.Host)
            .NotEmpty()
            .WithMessage(_ => Text.StateMissing)
            .Must(h => States.Find(h) is not null)
            .WithMessage((_, h) => Text.StateUnknown(h))
            .When(c => c.Host.OrNull() is not null, ApplyConditionTo.CurrentValidator);
        rules.RuleFor(c => c.Entity).AtMost(200);
        rules
            .RuleFor(c => c.Entity)
            .NotEmpty()
            .WithMessage(_ => Text.EntityMissing)
            .When(c => c.Provider == AssistanceProvider.RegionalOrganization);
        rules
            .RuleFor(c => c.Entity)
            .Empty()
            .WithMessage(_ => Text.PartNotWanted)
            .When(c => c.Provider == AssistanceProvider.ContributingState);
        rules
            .RuleFor(c => c.State)
            .Empty()
            .WithMessage(_ => Text.PartNotWanted)
            .When(c => c.Provider != AssistanceProvider.ContributingState);
        rules
            .RuleFor(c => c.State)
            .NotEmpty()
            .WithMessage(_ => Text.StateMissing)
            .Must(s => s.OrNull() is null || States.Find(s) is not null)
            .WithMessage((_, s) => Text.StateUnknown(s!))
            .Must((c, s) => s != c.Host)
            .WithMessage(_ => Text.AssistsItself)
            .When(c => c.Provider == AssistanceProvider.ContributingState);
        rules
            .RuleFor(c => c.Kind)
            .Equal(AssistanceKind.Investigation)
            .WithMessage(_ => Text.InvestigatorsOnly)
            .When(c => c.Provider == AssistanceProvider.ContributingState);
        rules.RuleFor(c => c.Summary).AtMost(2000);
    }

    public static void CountsPersons<T>(this IRuleBuilder<T, int?> rule) =>
        rule.InclusiveBetween(1, MostPersons).WithMessage(_ => Text.PersonsNotValid);

    public static EngagementFacts FactsOf(this IEngagementFacts command, string mission) =>
        new()
        {
            Kind = command.Kind,
            Host = command.Host,
            Authority = command.Authority,
            Provider = command.Provider,
            Entity = command.Entity.OrNull(),
            State = command.State.OrNull(),
            Mission = mission,
            Summary = command.Summary.OrNull(),
        };

    /// <summary>Of investigators that a State lends it is said how many, and of nothing else.</summary>
    /// <exception cref="RuleBrokenException">The number is missing, or does not belong there.</exception>
    public static void RequireNumber(this EngagementFacts facts, AssistanceStep step, int? persons)
    {
        var counts =
            facts.Provider == AssistanceProvider.ContributingState
            && step is (AssistanceStep.Requested or AssistanceStep.Offered or AssistanceStep.Delivered);
        if (counts && persons is null)
            throw new RuleBrokenException(Text.PersonsMissing, "Persons");
        if (!counts && persons is not null)
            throw new RuleBrokenException(Text.PersonsNotWanted, "Persons");
    }
}
