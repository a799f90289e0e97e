using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Opens a document that came with a submission; that it was opened is logged.</summary>
public static class OpenDocument
{
    /// <param name="Reference">Of the submission.</param>
    /// <param name="Number">Of the document within it.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, int Number) : IQuery<Result>;

    /// <param name="Content">In clear; the reader closes it.</param>
    public sealed record Result(string FileName, string MediaType, long Bytes, Stream Content)
    {
        internal Guid FileId { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context, Quarantine documents, AccessLog log)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await database.Read(
                async session =>
                {
                    var found =
                        await context
                            .Caller.Open(session)
                            .QuerySingle<SubmissionDocumentRow>(
                                """
                                -- OpenDocument.Find
                                SELECT d.DocumentId, d.FileName, d.MediaType, d.Bytes FROM {SubmissionDocumentRow} AS d
                                WHERE d.Number = @Number AND d.SubmissionId IN (SELECT s.SubmissionId FROM {SubmissionRow} AS s
                                    WHERE s.Reference = @Reference)
                                """,
                                new { request.Number, request.Reference }
                            )
                        ?? throw new NotFoundException();
                    return new Result(found.FileName, found.MediaType, found.Bytes, await documents.Read(session, found.DocumentId))
                    {
                        FileId = found.DocumentId,
                    };
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadDocument, request.Reference, file: result.FileId);
            return result;
        }
    }
}
