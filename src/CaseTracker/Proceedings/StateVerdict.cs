using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says what a court found of an accused, and the sentence with it where that is known.</summary>
public static class StateVerdict
{
    /// <param name="Sentence">Empty where it is not known, and after an acquittal.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid AccusedId,
        Verdict Verdict,
        Instance Instance,
        bool InAbsentia,
        IReadOnlyList<SentencePart> Sentence,
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
            RuleFor(c => c.Sentence).NotNull().WithMessage(_ => Text.SentenceMissing);
            RuleFor(c => c.Sentence).Empty().WithMessage(_ => Text.SentenceWithoutConviction).When(c => c.Verdict != Verdict.Convicted);
            RuleForEach(c => c.Sentence).NotNull().WithMessage(_ => Text.SentenceMissing).SetValidator(new SentencePartRules());
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Func<Guid> newId)
    {
        var accused = proceeding.Accused(command.AccusedId);
        yield return proceeding.Say(
            command,
            new VerdictStated(newId(), accused, command.Verdict, command.Instance, command.InAbsentia, command.Document.OrNull())
        );
        if (command.Sentence.Count > 0)
            yield return proceeding.Say(
                command,
                new SentenceStated(newId(), accused, command.Instance, command.Sentence, command.InAbsentia, command.Document.OrNull())
            );
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId), cancellationToken);
    }
}
