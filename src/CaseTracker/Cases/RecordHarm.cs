using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records a further harm that a person suffered, after those recorded before; nothing comes after death.</summary>
public static class RecordHarm
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        Harm Harm,
        PartialDate? On,
        Source Source,
        Confidence Confidence
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Harm).NotEqual(Reference.Harm.None).WithMessage(_ => Text.HarmMissing);
            RuleFor(c => c.On).NotInTheFuture(clock);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        var suffered = file.Person(command.PersonId).Facts.Harms;
        if (suffered.Any(h => h.Harm == Harm.Killed))
            throw new RuleBrokenException(Text.HarmAfterDeath, nameof(Command.Harm));
        if (command.On is { } on)
        {
            file.RequireNotBeforeIncident(on, nameof(Command.On));
            if (suffered.Any(h => h.On is { } earlier && on.LiesBefore(earlier)))
                throw new RuleBrokenException(Text.HarmOutOfOrder, nameof(Command.On));
        }
        yield return new HarmRecorded(command.PersonId, new HarmSuffered(command.Harm, command.On))
        {
            EffectiveOn = command.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
