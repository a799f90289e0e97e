using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>
/// Records who says that an engagement took a step: offered, agreed, declined, delivered, ended; each delivery and each deployment of
/// investigators is one.
/// </summary>
public static class StateAssistance
{
    /// <param name="Persons">How many investigators were requested, offered or deployed.</param>
    /// <param name="What">What was offered or delivered, or why it was declined; the host State reads it.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        AssistanceStep Step,
        int? Persons,
        string? What,
        PartialDate On,
        Source Source,
        Confidence Confidence
    ) : IAssistanceCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Persons).CountsPersons();
            RuleFor(c => c.What).AtMost(2000);
            RuleFor(c => c.On).NotInTheFuture(clock);
        }
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    /// <param name="seesAll">Who was not shown what steps say, because a strictly confidential case holds it back, is not told by a refusal
    /// either: for that author steps are alike whatever they say.</param>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command, Guid stepId, bool seesAll)
    {
        engagement.Facts.RequireNumber(command.Step, command.Persons);
        var stated = new AssistanceStated(stepId, command.Step, command.Persons, command.What.OrNull())
        {
            EffectiveOn = command.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
        if (engagement.Live.Any(s => Said(s) == stated))
            throw new RuleBrokenException(Text.AlreadyStated);
        yield return stated;

        AssistanceStated Said(StatedStep step) =>
            step.Fact with
            {
                StepId = stepId,
                EffectiveOn = step.On,
                Persons = step.Persons,
                What = seesAll ? step.What : stated.What,
            };
    }

    internal sealed class Handler(AssistanceDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (engagement, recording) =>
                    Decide(engagement, request, Guid.CreateVersion7(clock.GetUtcNow()), await desk.SeesAll(recording, engagement)),
                cancellationToken
            );
    }
}
