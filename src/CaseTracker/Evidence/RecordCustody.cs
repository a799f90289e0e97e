using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Records a step of a document's chain of custody: that its original was received, moved, copied or returned, by whom and
/// when.</summary>
public static class RecordCustody
{
    /// <summary>What a person records; the others follow from what the product does itself.</summary>
    public static IReadOnlyList<CustodyStep> ByPersons { get; } =
    [CustodyStep.Received, CustodyStep.Moved, CustodyStep.Copied, CustodyStep.Returned];

    /// <param name="Origin">From whom it came, or where it was.</param>
    /// <param name="Recipient">To whom or where it went.</param>
    /// <param name="Keeper">By whom.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid DocumentId,
        CustodyStep Step,
        string? Origin,
        string? Recipient,
        string Keeper,
        PartialDate OccurredOn,
        string? Note
    ) : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Step).Must(ByPersons.Contains).WithMessage(_ => Text.CodeNotValid);
            RuleFor(c => c.Origin).AtMost(200);
            RuleFor(c => c.Origin).NotEmpty().WithMessage(_ => Text.ReceivedFromMissing).When(c => c.Step == CustodyStep.Received);
            RuleFor(c => c.Recipient).AtMost(200);
            RuleFor(c => c.Recipient).NotEmpty().WithMessage(_ => Text.RecipientMissing).When(c => c.Step != CustodyStep.Received);
            RuleFor(c => c.Keeper).NotEmpty().WithMessage(_ => Text.KeeperMissing).MaximumLength(200).WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.OccurredOn).NotInTheFuture(clock);
            RuleFor(c => c.Note).AtMost(2000);
        }
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(CaseDocument document, Command command)
    {
        yield return new CustodyRecorded(
            document.DocumentId,
            command.Step,
            command.Origin.OrNull(),
            command.Recipient.OrNull(),
            command.Keeper.Trim(),
            command.Note.OrNull()
        )
        {
            EffectiveOn = command.OccurredOn,
        };
    }

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (at, command) => Decide(at.Document, command), cancellationToken);
    }
}
