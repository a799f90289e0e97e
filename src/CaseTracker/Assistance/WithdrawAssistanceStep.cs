using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Withdraws a step that was recorded in error, with the reason; the history keeps it.</summary>
public static class WithdrawAssistanceStep
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid StepId, string Reason) : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command)
    {
        yield return new AssistanceStepWithdrawn(engagement.Require(command.StepId).Id, command.Reason);
    }

    internal sealed class Handler(AssistanceDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
