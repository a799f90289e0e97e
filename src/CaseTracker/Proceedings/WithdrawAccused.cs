using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Withdraws an accused who was recorded in error or twice, with the reason; what was said of that accused counts no
/// more.</summary>
public static class WithdrawAccused
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid AccusedId, string Reason) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        yield return new AccusedWithdrawn(proceeding.Accused(command.AccusedId), command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
