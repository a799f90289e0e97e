using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says in what position an accused is: wanted, arrested, on bail, escaped, tried, released, deceased …; in order
/// these are the custody history.</summary>
public static class StateAccused
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid AccusedId,
        SuspectStatus Status,
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
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid statementId)
    {
        yield return proceeding.Say(
            command,
            new AccusedStated(statementId, proceeding.Accused(command.AccusedId), command.Status, command.Document.OrNull())
        );
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId()), cancellationToken);
    }
}
