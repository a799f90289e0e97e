using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>
/// Says how sensitive a document is (ST/SGB/2007/6), with the reason: a strictly confidential one is for named readers alone, and what one
/// person released of it before is no longer read.
/// </summary>
public static class ClassifyDocument
{
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid DocumentId, Classification Classification, string Reason)
        : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(CaseDocument document, Command command)
    {
        if (document.Classification == command.Classification)
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Classification));
        yield return new DocumentClassified(document.DocumentId, command.Classification, command.Reason.Trim());
    }

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (at, command) => Decide(at.Document, command), cancellationToken);
    }
}
