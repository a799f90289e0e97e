using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Withdraws a statement that was never made, or not of this proceeding, with the reason; the history keeps it.</summary>
public static class WithdrawStatement
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid StatementId, string Reason) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        yield return new StatementWithdrawn(proceeding.RequireStatement(command.StatementId).Id, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
