using CaseTracker.Access;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Takes a person out of a case to which that person does not belong, with the reason; what was recorded stays in the
/// history.</summary>
public static class WithdrawPerson
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        yield return new PersonWithdrawn(file.Person(command.PersonId).PersonId, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
