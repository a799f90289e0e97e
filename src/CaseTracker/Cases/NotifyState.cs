using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records that a State concerned was notified (resolution 2589 (2021), paragraph 8): the host State, or that of a person affected.</summary>
public static class NotifyState
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string State, PartialDate NotifiedOn) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.NotifiedOn).NotInTheFuture(clock);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (!file.Concerns(command.State)) throw new RuleBrokenException(Text.NotConcerned, nameof(Command.State));
        if (file.Notified.ContainsKey(command.State)) throw new RuleBrokenException(Text.AlreadyNotified, nameof(Command.State));
        file.RequireNotBeforeIncident(command.NotifiedOn, nameof(Command.NotifiedOn));
        yield return new StateNotified(command.State) { EffectiveOn = command.NotifiedOn };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) => desk.Change(request, Decide, cancellationToken);
    }
}
