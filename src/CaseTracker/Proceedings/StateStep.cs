using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Records who says that a proceeding took a step, and how sure that is.</summary>
public static class StateStep
{
    /// <param name="By">Who lodged an appeal.</param>
    /// <param name="Forum">To which forum it was transferred.</param>
    /// <param name="AccusedId">For one accused alone; null: for all.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        ProceedingStep Step,
        Party? By,
        Forum? Forum,
        Guid? AccusedId,
        PartialDate? On,
        Source Source,
        Confidence Confidence,
        string? Document
    ) : IStatement, IAcceptable
    {
        IAcceptable IAcceptable.SaidBy(Source source) => this with { Source = source };
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            this.Says(clock);
            RuleFor(c => c.By)
                .Null()
                .WithMessage(_ => Text.PartyNotWanted)
                .When(c => c.Step is not (ProceedingStep.AppealLodged or ProceedingStep.AppealDecided));
            RuleFor(c => c.By).NotNull().WithMessage(_ => Text.PartyMissing).When(c => c.Step == ProceedingStep.AppealLodged);
            RuleFor(c => c.Forum).Null().WithMessage(_ => Text.ForumNotWanted).When(c => c.Step != ProceedingStep.Transferred);
            RuleFor(c => c.Forum).NotNull().WithMessage(_ => Text.ForumMissing).When(c => c.Step == ProceedingStep.Transferred);
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, Guid statementId)
    {
        if (command.AccusedId is { } id)
            proceeding.Require(id);
        yield return proceeding.Say(
            command,
            new StepStated(statementId, command.Step, command.By, command.Forum, command.AccusedId, command.Document.OrNull())
        );
    }

    internal sealed class Handler(ProceedingDesk desk, TimeProvider clock) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (p, command) => Decide(p, command, clock.NewId()), cancellationToken);
    }
}
