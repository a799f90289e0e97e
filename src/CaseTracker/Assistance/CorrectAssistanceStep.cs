using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Corrects the date, the number or the wording of a step, with the reason; what is left out stays as it is.</summary>
public static class CorrectAssistanceStep
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid StepId, PartialDate? On, int? Persons, string? What, string Reason)
        : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.Persons).CountsPersons();
            RuleFor(c => c.What).AtMost(2000);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command)
    {
        var step = engagement.Require(command.StepId);
        var (on, persons, what) = (command.On ?? step.On, command.Persons ?? step.Persons, command.What.OrNull() ?? step.What);
        if ((on, persons, what) == (step.On, step.Persons, step.What))
            throw new RuleBrokenException(Text.NothingChanged);
        engagement.Facts.RequireNumber(step.Step, persons);
        yield return new AssistanceStepCorrected(step.Id, command.On, command.Persons, command.What.OrNull(), command.Reason);
    }

    internal sealed class Handler(AssistanceDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
