using CaseTracker.Access;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Withdraws a statement on a person who is held that should never have been recorded; the history keeps it.</summary>
public static class WithdrawDetention
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, Guid StatementId, string Reason) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        var statements = file.Person(command.PersonId).Detention;
        if (statements.All(s => s.StatementId != command.StatementId))
            throw new NotFoundException();
        StateDetention.RequireOneStory(statements.Where(s => s.StatementId != command.StatementId), nameof(Command.StatementId));
        yield return new DetentionWithdrawn(command.StatementId, command.PersonId, command.Reason);
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
