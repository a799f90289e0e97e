using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Stops a clock while what it waits for cannot be done, with the reason; what has run out cannot be stopped any more.</summary>
public static class PauseClock
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid ClockId, string Reason) : IClockCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same clock, time and command always give the same event.</summary>
    internal static Event Decide(ClockAtHand at, Command command)
    {
        if (at.Clock.Standing == ClockStanding.Paused)
            throw new RuleBrokenException(Text.ClockIsPaused);
        if (at.IsOverdue)
            throw new RuleBrokenException(Text.ClockHasRunOut);
        return new ClockPaused(command.ClockId, at.Now, at.Today, command.Reason);
    }

    internal sealed class Handler(ClockDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
