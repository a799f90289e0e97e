using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says how many accused were tried, convicted, acquitted …, for trials known by totals and for totals that sources
/// dispute.</summary>
public static class StateFigure
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Figure Figure,
        int Count,
        PartialDate? On,
        Source Source,
        Confidence Confidence,
        string? Document
    ) : IStatement;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            this.Says(clock);
            RuleFor(c => c.Count).InclusiveBetween(0, 100_000).WithMessage(_ => Text.CountNotValid);
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid statementId)
    {
        yield return proceeding.Say(command, new FigureStated(statementId, command.Figure, command.Count, command.Document.OrNull()));
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId()), cancellationToken);
    }
}
