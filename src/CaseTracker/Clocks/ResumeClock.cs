using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Lets a clock that was paused run on, with the reason.</summary>
public static class ResumeClock
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
        if (at.Clock.Standing != ClockStanding.Paused)
            throw new RuleBrokenException(Text.ClockIsNotPaused);
        var pauses = at.Clock.Pauses.SkipLast(1).Append(at.Clock.Pauses[^1] with { To = at.Now }).ToList();
        return new ClockResumed(
            command.ClockId,
            at.Now,
            at.Today,
            command.Reason,
            at.Book.Again(at.Clock.Start, pauses, at.Clock.Extensions)!
        );
    }

    internal sealed class Handler(ClockDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
