using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Adds a person affected to a case.</summary>
public static class AddPerson
{
    /// <summary>What a form or a client says of a person.</summary>
    /// <param name="State">Contributing State of uniformed persons, State of nationality of others; null when not known.</param>
    public sealed record Facts(Personnel Personnel, Sex Sex, string? State, IReadOnlyList<HarmSuffered> Harms, string? Name)
    {
        internal PersonFacts For(Guid personId) =>
            new()
            {
                Personnel = Personnel,
                Sex = Sex,
                Nationality = State,
                ContributingState = Personnel.IsUniformed() ? State : null,
                Harms = Harms,
                Name = string.IsNullOrWhiteSpace(Name) ? null : new Personal(personId, Name.Trim()),
            };
    }

    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Facts Person, Source Source, Confidence Confidence) : ICaseCommand;

    internal sealed class FactsRules : AbstractValidator<Facts>
    {
        public FactsRules(TimeProvider clock)
        {
            RuleFor(p => p.State).Must(s => s is null || States.Find(s) is not null).WithMessage(p => Text.StateUnknown(p.State!));
            RuleFor(p => p.Name).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(p => p.Harms).NotEmpty().WithMessage(_ => Text.HarmMissing);
            RuleFor(p => p.Harms)
                .Must(h => h is null || h.SkipLast(1).All(x => x?.Harm != Harm.Killed))
                .WithMessage(_ => Text.HarmAfterDeath);
            RuleForEach(p => p.Harms)
                .NotNull()
                .WithMessage(_ => Text.HarmMissing)
                .ChildRules(h => h.RuleFor(x => x.On).NotInTheFuture(clock));
        }
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock) => RuleFor(c => c.Person).NotNull().SetValidator(new FactsRules(clock));
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, Guid personId)
    {
        RequireTimely(file.Incident.OccurredOn, command.Person);
        yield return new PersonAdded(personId, command.Person.For(personId))
        {
            EffectiveOn = file.Incident.OccurredOn,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    /// <exception cref="RuleBrokenException">A harm is dated before the incident.</exception>
    internal static void RequireTimely(PartialDate occurredOn, Facts person)
    {
        foreach (var harm in person.Harms)
        {
            if (harm.On is { } on && on.LiesBefore(occurredOn))
                throw new RuleBrokenException(Text.DateBeforeIncident, nameof(Facts.Harms));
        }
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, Guid.CreateVersion7(clock.GetUtcNow())), cancellationToken);
    }
}
