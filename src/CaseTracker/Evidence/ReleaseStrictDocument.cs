using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Releases one version of a strictly confidential document to one State, once a second reader of strictly confidential matter
/// agrees.</summary>
public static class ReleaseStrictDocument
{
    /// <param name="Number">Of the version.</param>
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid DocumentId, int Number, string State, string Reason)
        : IDocumentCommand,
            IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;

        bool IFourEyes.IsForStrictReaders => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same document and command always give the same event.</summary>
    internal static IEnumerable<Event> Decide(DocumentAtHand at, Command command) =>
        ReleaseDocument.Release(at, command.Number, command.State, byTwo: true, command.Reason.Trim());

    internal sealed class Handler(DocumentDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (at, recording) =>
                {
                    await Quarantine.RequireClear(recording.Session, at.Document.Version(request.Number).File.DocumentId);
                    return Decide(at, request);
                },
                cancellationToken
            );
    }
}
