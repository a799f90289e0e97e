using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>
/// Makes a document that came with a submission a document of the case: the very file that the State sent, whose custody begins with the
/// day on which it came.
/// </summary>
public static class TakeUpDocument
{
    /// <param name="Submission">Reference of the submission.</param>
    /// <param name="Number">Of the document within it.</param>
    /// <param name="Proceeding">Reference of the proceeding about the case to which it belongs.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        string Submission,
        int Number,
        DocumentKind Kind,
        string Title,
        PartialDate? DatedOn,
        Classification Classification,
        string? Proceeding = null
    ) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Title).Titled();
            RuleFor(c => c.DatedOn).NotInTheFuture(clock);
        }
    }

    private sealed record Sent
    {
        public Guid DocumentId { get; init; }
        public string FileName { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Bytes { get; init; }
        public string Sha256 { get; init; } = "";
        public string State { get; init; } = "";
        public DateTime SentAt { get; init; }
    }

    internal sealed class Handler(CaseDesk desk, DocumentDesk documents, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (file, recording) =>
                {
                    var sent =
                        await context
                            .Caller.Open(recording.Session)
                            .QuerySingle<Sent>(
                                """
                                -- TakeUpDocument.Find
                                SELECT d.DocumentId, d.FileName, d.MediaType, d.Bytes, d.Sha256, s.State, s.SentAt
                                FROM {SubmissionDocumentRow} AS d JOIN {SubmissionRow} AS s ON s.SubmissionId = d.SubmissionId
                                WHERE s.Reference = @Submission AND s.CaseId = @CaseId AND d.Number = @Number
                                """,
                                new
                                {
                                    request.Submission,
                                    request.Number,
                                    file.CaseId,
                                }
                            )
                        ?? throw new NotFoundException();
                    await Documents.TakeUp(recording.Session, sent.DocumentId, file.CaseId);
                    return AddDocument.Decide(
                        await documents.Known(recording, file),
                        Adding(request, sent),
                        new Attachment(sent.DocumentId, sent.FileName, sent.MediaType, sent.Bytes, sent.Sha256),
                        new Guid(RandomNumberGenerator.GetBytes(16)),
                        await ListDocuments.ProceedingOf(context.Caller.Open(recording.Session), file.CaseId, request.Proceeding)
                    );
                },
                cancellationToken
            );

        private static AddDocument.Command Adding(Command request, Sent sent) =>
            new(
                request.Reference,
                null,
                sent.DocumentId,
                request.Kind,
                request.Title,
                request.DatedOn,
                request.Classification,
                States.Find(sent.State)?.Name(System.Globalization.CultureInfo.InvariantCulture) ?? sent.State,
                null,
                PartialDate.FromDate(DateOnly.FromDateTime(sent.SentAt)),
                request.Submission,
                null
            );
    }
}
