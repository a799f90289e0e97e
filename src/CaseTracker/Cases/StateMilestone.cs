using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records who says that a case reached a stage, and how sure that is; statements stand side by side, and <see cref="Status"/> says which move the case.</summary>
public static class StateMilestone
{
    /// <param name="Stage">From investigation on: that the host was notified and answered has commands of its own.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Stage Stage, PartialDate ReachedOn, Source Source, Confidence Confidence) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Stage).Must(stage => stage >= Stage.Investigation).WithMessage(_ => Text.NotAMilestone);
            RuleFor(c => c.ReachedOn).NotInTheFuture(clock);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        file.RequireNotBeforeIncident(command.ReachedOn, nameof(Command.ReachedOn));
        if (file.Milestones.Any(new Milestone(command.Stage, command.ReachedOn, command.Source, command.Confidence).SaysTheSameAs))
            throw new RuleBrokenException(Text.AlreadyStated, nameof(Command.Stage));
        yield return new MilestoneStated(command.Stage) { EffectiveOn = command.ReachedOn, Source = command.Source, Confidence = command.Confidence };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) => desk.Change(request, Decide, cancellationToken);
    }
}
