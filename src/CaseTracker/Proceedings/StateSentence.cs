using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says to what a convicted accused was sentenced, in all its parts; the death penalty and trial in absentia are
/// flagged wherever it is shown.</summary>
public static class StateSentence
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid AccusedId,
        Instance Instance,
        IReadOnlyList<SentencePart> Parts,
        bool InAbsentia,
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
            RuleFor(c => c.Parts).NotEmpty().WithMessage(_ => Text.SentenceMissing);
            RuleForEach(c => c.Parts).NotNull().WithMessage(_ => Text.SentenceMissing).SetValidator(new SentencePartRules());
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid statementId)
    {
        yield return proceeding.Say(
            command,
            new SentenceStated(
                statementId,
                proceeding.Accused(command.AccusedId),
                command.Instance,
                command.Parts,
                command.InAbsentia,
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
