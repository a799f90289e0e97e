using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records that a person's next of kin are confirmed informed; before that no State reads the person's name.</summary>
public static class ConfirmNextOfKin
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, PartialDate ConfirmedOn) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock) => RuleFor(c => c.ConfirmedOn).NotInTheFuture(clock);
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (file.Person(command.PersonId).NextOfKinInformed)
            throw new RuleBrokenException(Text.NextOfKinAlreadyConfirmed);
        file.RequireNotBeforeIncident(command.ConfirmedOn, nameof(Command.ConfirmedOn));
        yield return new NextOfKinConfirmed(command.PersonId) { EffectiveOn = command.ConfirmedOn };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
