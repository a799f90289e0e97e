using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Says, under one's own name and with the reason, which of several statements about the same thing counts; the others stay beside
/// it.</summary>
public static class AdoptStatement
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid StatementId, string Reason) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command)
    {
        var statement = proceeding.RequireStatement(command.StatementId);
        // A number may be taken from the press; that something happened may not.
        if (statement is { Source: Source.Media, Fact: not FigureStated })
            throw new RuleBrokenException(Text.MediaAlone);
        if (statement.Choice is not null)
            throw new RuleBrokenException(Text.AlreadyChosen);
        yield return new StatementAdopted(statement.Id, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
