using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Corrects the date of a statement, or the number that it states, with the reason; the history keeps both.</summary>
public static class CorrectStatement
{
    /// <param name="On">The date as it should have been; null: as it stands.</param>
    /// <param name="Count">The number as it should have been; null: as it stands.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid StatementId, PartialDate? On, int? Count, string Reason)
        : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.On).NotInTheFuture(clock);
            RuleFor(c => c.Count).InclusiveBetween(0, 100_000).WithMessage(_ => Text.CountNotValid);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        var statement = proceeding.RequireStatement(command.StatementId);
        if (command.Count is not null && statement.Fact is not FigureStated)
            throw new RuleBrokenException(Text.OnlyFiguresCount, nameof(Command.Count));
        if ((command.On ?? statement.On, command.Count ?? statement.Count) == (statement.On, statement.Count))
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new StatementCorrected(statement.Id, command.On, command.Count, command.Reason)
        {
            EffectiveOn = command.On ?? statement.On,
            Source = statement.Source,
            Confidence = statement.Confidence,
        };
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
