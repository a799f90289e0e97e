using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Clocks;

/// <summary>Gives more time than the policy does, with the reason; a time limit is never shortened.</summary>
public static class ExtendClock
{
    private const int MaxUnits = 1000;

    /// <param name="Units">In the unit in which the clock is counted.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid ClockId, int Units, string Reason) : IClockCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Units).InclusiveBetween(1, MaxUnits).WithMessage(_ => Text.UnitsNotValid(MaxUnits));
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same clock and command always give the same event.</summary>
    internal static Event Decide(ClockAtHand at, Command command) =>
        new ClockExtended(
            command.ClockId,
            command.Units,
            command.Reason,
            at.Book.Again(at.Clock.Start, at.Clock.Pauses, [.. at.Clock.Extensions, command.Units])
        );

    internal sealed class Handler(ClockDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
