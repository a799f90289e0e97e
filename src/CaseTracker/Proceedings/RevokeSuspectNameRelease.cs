using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Takes the name of an accused back from a State to which it was released, with the reason; that State finds no trace of
/// it.</summary>
public static class RevokeSuspectNameRelease
{
    [Needs(Right.Release)]
    public sealed record Command(string Reference, int? Version, Guid AccusedId, string State, string Reason) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        if (!proceeding.Require(command.AccusedId).NameReleasedTo.Contains(command.State))
            throw new RuleBrokenException(Text.NotReleased, nameof(Command.State));
        yield return new SuspectNameReleaseRevoked(command.AccusedId, command.State, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
