using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Adds accused to a proceeding, many at once; who has no name is known by a number.</summary>
public static class AddAccused
{
    /// <param name="Name">Null where it is not known.</param>
    /// <param name="NameSuppliedBy">The State that gave the name itself and so may read it; null where none did.</param>
    public sealed record Suspect(string? Name, string? NameSuppliedBy);

    /// <param name="On">When they were identified.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        IReadOnlyList<Suspect> Accused,
        PartialDate? On,
        Source Source,
        Confidence Confidence
    ) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.Accused)
                .NotEmpty()
                .WithMessage(_ => Text.AccusedMissing)
                .Must(a => a is null || a.Count <= 200)
                .WithMessage(_ => Text.TooManyAccused(200));
            RuleForEach(c => c.Accused).NotNull().WithMessage(_ => Text.AccusedMissing).SetValidator(new SuspectRules());
        }
    }

    internal sealed class SuspectRules : AbstractValidator<Suspect>
    {
        public SuspectRules()
        {
            RuleFor(a => a.Name).AtMost(200);
            RuleFor(a => a.NameSuppliedBy)
                .Must(s => s.OrNull() is null || States.Find(s) is { HasLiaison: true })
                .WithMessage(a => Text.StateUnknown(a.NameSuppliedBy!));
            RuleFor(a => a.NameSuppliedBy)
                .Must((a, s) => s.OrNull() is null || a.Name.OrNull() is not null)
                .WithMessage(_ => Text.NameMissing);
        }
    }

    /// <summary>Pure: the same command always gives the same events.</summary>
    internal static IEnumerable<Event> Decide(Command command, Func<Guid> newId) =>
        command.Accused.Select(a =>
            Added(a, newId()) with
            {
                EffectiveOn = command.On,
                Source = command.Source,
                Confidence = command.Confidence,
            }
        );

    internal static Event Added(Suspect suspect, Guid id) =>
        new AccusedAdded(id, suspect.Name.OrNull() is { } name ? new Personal(id, name) : null, suspect.NameSuppliedBy.OrNull());

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (_, command) => Decide(command, clock.NewId), cancellationToken);
    }
}
