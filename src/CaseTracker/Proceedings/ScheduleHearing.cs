using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records on which day a hearing is to take place, so that it appears among the dates to come.</summary>
public static class ScheduleHearing
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, PartialDate On, Source Source, Confidence Confidence) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.On).NotEmpty().WithMessage(_ => Text.DateNotValid);
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid hearingId)
    {
        if (
            proceeding.Hearings.Any(h =>
                h.State == HearingState.Scheduled && (h.On, h.Source, h.Confidence) == (command.On, command.Source, command.Confidence)
            )
        )
            throw new RuleBrokenException(Text.AlreadyScheduled, nameof(Command.On));
        yield return new HearingScheduled(hearingId)
        {
            EffectiveOn = command.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId()), cancellationToken);
    }
}
