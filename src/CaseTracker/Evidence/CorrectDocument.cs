using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Corrects what a document is called, what kind it is and its date, with the reason; its content is never changed.</summary>
public static class CorrectDocument
{
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid DocumentId,
        DocumentKind Kind,
        string Title,
        PartialDate? DatedOn,
        string Reason
    ) : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Title).Titled();
            RuleFor(c => c.DatedOn).NotInTheFuture(clock);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(CaseDocument document, Command command)
    {
        if ((document.Kind, document.Title, document.DatedOn) == (command.Kind, command.Title.Trim(), command.DatedOn))
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new DocumentCorrected(document.DocumentId, command.Kind, command.Title.Trim(), command.Reason.Trim())
        {
            EffectiveOn = command.DatedOn,
        };
    }

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (at, command) => Decide(at.Document, command), cancellationToken);
    }
}
