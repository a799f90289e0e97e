using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Records what is said of a person who is held: since when and by whom, where, who got to see the person, and how it
/// ended.</summary>
public static class StateDetention
{
    /// <param name="By">With <see cref="DetentionStep.Held"/> only.</param>
    /// <param name="Place">With <see cref="DetentionStep.PlaceKnown"/> only, and needed there.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        DetentionStep Step,
        PartialDate On,
        Perpetrator? By,
        string? Place,
        Source Source,
        Confidence Confidence
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.By).Null().When(c => c.Step != DetentionStep.Held).WithMessage(_ => Text.HolderNotWanted);
            RuleFor(c => c.Place).Empty().When(c => c.Step != DetentionStep.PlaceKnown).WithMessage(_ => Text.PlaceNotWanted);
            RuleFor(c => c.Place).NotEmpty().When(c => c.Step == DetentionStep.PlaceKnown).WithMessage(_ => Text.PlaceMissing);
            RuleFor(c => c.Place).AtMost(200);
        }
    }

    /// <summary>Pure: the same case, command and id always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, Guid statementId)
    {
        file.RequireNotBeforeIncident(command.On, nameof(Command.On));
        var person = file.Person(command.PersonId);
        var stated = new DetentionStatement(
            statementId,
            command.Step,
            command.On,
            command.By,
            command.Place.OrNull(),
            command.Source,
            command.Confidence
        );
        if (person.Detention.Any(s => s with { StatementId = statementId } == stated))
            throw new RuleBrokenException(Text.AlreadyStated, nameof(Command.Step));
        RequireOneStory([.. person.Detention, stated], nameof(Command.On));
        yield return new DetentionStated(statementId, command.PersonId, command.Step, stated.By, stated.Place)
        {
            EffectiveOn = command.On,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    /// <exception cref="RuleBrokenException">The statements that count contradict each other.</exception>
    internal static void RequireOneStory(IEnumerable<DetentionStatement> statements, string field)
    {
        if (Custody.Contradiction(statements) is not var (statement, before))
            return;
        throw new RuleBrokenException(
            before is null
                ? Text.NeedsFirst(InWords(statement), Terms.Of(DetentionStep.Held))
                : Text.CannotComeAfter(InWords(statement), InWords(before)),
            field
        );

        static string InWords(DetentionStatement s) => Text.OnDay(Terms.Of(s.Step), s.On.ToLongString(CultureInfo.CurrentUICulture));
    }

    internal sealed class Handler(CaseDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, Guid.CreateVersion7(clock.GetUtcNow())), cancellationToken);
    }
}
