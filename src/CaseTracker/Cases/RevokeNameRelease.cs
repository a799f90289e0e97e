using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Takes a person's name back from a State to which it was released, with the reason; that State finds no trace of it.</summary>
public static class RevokeNameRelease
{
    [Needs(Right.Release)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, string State, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (!file.Person(command.PersonId).NameReleasedTo.Contains(command.State))
            throw new RuleBrokenException(Text.NotReleased, nameof(Command.State));
        yield return new NameReleaseRevoked(command.PersonId, command.State, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
