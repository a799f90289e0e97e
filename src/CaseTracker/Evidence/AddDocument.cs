using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>
/// Makes a stored file a document of a case, with from whom it was received, by whom and when: the chain of custody begins with it
/// (resolution 2589 (2021), paragraph 3). A redacted version is a document of its own, which names the one that it was made from.
/// </summary>
public static class AddDocument
{
    /// <param name="FileId">What <see cref="StoreFile"/> answered to this caller.</param>
    /// <param name="DatedOn">Of the document itself; null when not known.</param>
    /// <param name="ReceivedFrom">A person, an office or an authority.</param>
    /// <param name="RedactedFrom">Another document of the case.</param>
    /// <param name="Proceeding">Reference of the proceeding about the case to which it belongs.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid FileId,
        DocumentKind Kind,
        string Title,
        PartialDate? DatedOn,
        Classification Classification,
        string ReceivedFrom,
        string? ReceivedBy,
        PartialDate ReceivedOn,
        string? Note,
        Guid? RedactedFrom,
        string? Proceeding = null
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Title).Titled();
            RuleFor(c => c.DatedOn).NotInTheFuture(clock);
            RuleFor(c => c.ReceivedFrom)
                .NotEmpty()
                .WithMessage(_ => Text.ReceivedFromMissing)
                .MaximumLength(200)
                .WithMessage(_ => Text.TooLong(200));
            RuleFor(c => c.ReceivedBy).AtMost(200);
            RuleFor(c => c.ReceivedOn).NotInTheFuture(clock);
            RuleFor(c => c.Note).AtMost(2000);
        }
    }

    internal static void Titled<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage(_ => Text.TitleMissing).MaximumLength(300).WithMessage(_ => Text.TooLong(300));

    /// <summary>Pure: the same command and file always give the same events.</summary>
    /// <param name="id">Drawn by lot: States are told of it.</param>
    internal static IEnumerable<Event> Decide(
        IReadOnlyList<CaseDocument> documents,
        Command command,
        Attachment file,
        Guid id,
        Guid? proceedingId
    )
    {
        if (documents.SelectMany(d => d.Versions).Any(v => v.File.Sha256 == file.Sha256))
            throw new RuleBrokenException(Text.FileIsThere, "File");
        yield return new DocumentAdded(id, command.Kind, command.Title.Trim(), command.Classification, command.RedactedFrom, proceedingId)
        {
            EffectiveOn = command.DatedOn,
        };
        yield return new DocumentVersionAdded(id, file, command.Note.OrNull());
        yield return new CustodyRecorded(id, CustodyStep.Received, command.ReceivedFrom.Trim(), null, command.ReceivedBy.OrNull(), null)
        {
            EffectiveOn = command.ReceivedOn,
        };
    }

    internal sealed class Handler(CaseDesk desk, DocumentDesk documents, Documents files, RequestContext context)
        : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (file, recording) =>
                {
                    if (request.RedactedFrom is { } original)
                        await documents.Require(recording, file, original);
                    return Decide(
                        await documents.Known(recording, file),
                        request,
                        await files.Take(recording.Session, context.Caller.Subject, request.FileId, file.CaseId),
                        new Guid(RandomNumberGenerator.GetBytes(16)),
                        await ListDocuments.ProceedingOf(context.Caller.Open(recording.Session), file.CaseId, request.Proceeding)
                    );
                },
                cancellationToken
            );
    }
}
