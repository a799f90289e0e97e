using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>Makes a stored file a further version of a document; the versions before it stay as they are, and so do their
/// releases.</summary>
public static class AddVersion
{
    /// <param name="FileId">What <see cref="StoreFile"/> answered to this caller.</param>
    /// <param name="Note">What changed.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid DocumentId, Guid FileId, string? Note) : IDocumentCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Note).AtMost(2000);
    }

    /// <summary>Pure: the same document, command and file always give the same event.</summary>
    internal static IEnumerable<Event> Decide(CaseDocument document, Command command, Attachment file)
    {
        if (document.Versions.Any(v => v.File.Sha256 == file.Sha256))
            throw new RuleBrokenException(Text.FileIsThere, "File");
        yield return new DocumentVersionAdded(document.DocumentId, file, command.Note.OrNull());
    }

    internal sealed class Handler(DocumentDesk desk, Documents files, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (at, recording) =>
                    Decide(
                        at.Document,
                        request,
                        await files.Take(recording.Session, context.Caller.Subject, request.FileId, at.File.CaseId)
                    ),
                cancellationToken
            );
    }
}
