using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records that a scheduled hearing was held or adjourned, and to when.</summary>
public static class RecordHearing
{
    /// <param name="Outcome">Held or adjourned.</param>
    /// <param name="NextOn">The day of the next hearing; null where none is known.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid HearingId,
        HearingState Outcome,
        PartialDate? NextOn,
        Source Source,
        Confidence Confidence
    ) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Outcome).NotEqual(HearingState.Scheduled).WithMessage(_ => Text.HearingOutcomeMissing);
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid nextId, DateOnly today)
    {
        var hearing = proceeding.Hearings.FirstOrDefault(h => h.HearingId == command.HearingId) ?? throw new NotFoundException();
        if (hearing.State != HearingState.Scheduled)
            throw new RuleBrokenException(Text.HearingIsOver);
        if (command.Outcome == HearingState.Held && !hearing.On.IsNotInTheFuture(today))
            throw new RuleBrokenException(Text.HearingIsToCome);
        if (command.NextOn is { } next && next.LiesBefore(hearing.On))
            throw new RuleBrokenException(Text.NextHearingBefore, nameof(Command.NextOn));
        yield return (Event)(
            command.Outcome == HearingState.Held ? new HearingHeld(hearing.HearingId) : new HearingAdjourned(hearing.HearingId)
        ) with
        {
            EffectiveOn = hearing.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
        if (command.NextOn is { } on)
            yield return new HearingScheduled(nextId)
            {
                EffectiveOn = on,
                Source = command.Source,
                Confidence = command.Confidence,
            };
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId(), CaseRules.Today(clock)), cancellationToken);
    }
}
