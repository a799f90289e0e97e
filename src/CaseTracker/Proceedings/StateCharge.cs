using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says that a charge against an accused was brought, confirmed, declined or withdrawn.</summary>
public static class StateCharge
{
    /// <param name="Offence">As national law, or the court's statute, calls it.</param>
    /// <param name="Article">The crime of article 9 of the 1994 Convention that it answers to.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid AccusedId,
        ChargeStep Step,
        string Offence,
        ConventionOffence Article,
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
            RuleFor(c => c.Offence).NotEmpty().WithMessage(_ => Text.OffenceMissing).MaximumLength(400).WithMessage(_ => Text.TooLong(400));
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid statementId)
    {
        yield return proceeding.Say(
            command,
            new ChargeStated(
                statementId,
                proceeding.Accused(command.AccusedId),
                command.Step,
                command.Offence.Trim(),
                command.Article,
                command.Document.OrNull()
            )
        );
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId()), cancellationToken);
    }
}
