using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records that a host State confirmed that it was notified.</summary>
public static class AcknowledgeNotification
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string State, PartialDate AcknowledgedOn) : ICaseCommand, IAcceptable
    {
        // Nobody but the State itself can say so.
        IAcceptable IAcceptable.SaidBy(Source source) => this;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.AcknowledgedOn).NotInTheFuture(clock);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (!file.Incident.Hosts.Contains(command.State))
            throw new RuleBrokenException(Text.NotAHostOfCase, nameof(Command.State));
        if (file.Acknowledged.ContainsKey(command.State))
            throw new RuleBrokenException(Text.AlreadyAcknowledged, nameof(Command.State));
        if (!file.Notified.TryGetValue(command.State, out var notified))
            throw new RuleBrokenException(Text.NotNotified, nameof(Command.State));
        if (notified.On is { } on && command.AcknowledgedOn.LiesBefore(on))
            throw new RuleBrokenException(Text.DateBeforeNotification, nameof(Command.AcknowledgedOn));
        yield return new StateAcknowledged(command.State) { EffectiveOn = command.AcknowledgedOn, Source = Source.HostOfficial };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
