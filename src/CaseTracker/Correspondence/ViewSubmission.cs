using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Opens one submission as its reader may know it; that it was read is logged.</summary>
public static class ViewSubmission
{
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, Audience? Audience = null) : IQuery<Result>;

    /// <param name="Note">Covers the points.</param>
    public sealed record Result(
        ListSubmissions.Row Submission,
        string? Note,
        IReadOnlyList<Point> Points,
        IReadOnlyList<Question> Questions,
        IReadOnlyList<Document> Documents
    )
    {
        /// <summary>The canonical content whose SHA-256 is the receipt; for the State that sent it.</summary>
        public string? Canonical { get; init; }

        /// <summary>Of named readers of strictly confidential matter only.</summary>
        public string? Protected { get; init; }
    }

    /// <summary><see cref="SubmissionPointRow"/> says what the members hold.</summary>
    public sealed record Point
    {
        public int Number { get; init; }
        public string Kind { get; init; } = "";
        public string? What { get; init; }
        public string? Step { get; init; }
        public string? Authority { get; init; }
        public string? OccurredOn { get; init; }
        public string? NextStep { get; init; }
        public string? NextOn { get; init; }
        public string? Aspect { get; init; }
        public string? Proposed { get; init; }
        public string? Decision { get; init; }
        public string? DecidedOn { get; init; }
        public string? DecidedBy { get; init; }
        public string? Answer { get; init; }
        public string? TakenUpBy { get; init; }
    }

    /// <param name="About">The point that the question is about; null for the whole.</param>
    public sealed record Question(int Number, int? About, string? Text, string AskedOn, string? Answer, string? AnsweredOn);

    /// <param name="Scan">Code of <see cref="ScanState"/>.</param>
    public sealed record Document(int Number, string FileName, string MediaType, long Bytes, string Sha256, string Scan);

    internal sealed class Handler(Database database, MasterKey master, RequestContext context, AccessLog log)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await database.Read(session => Read(session, context.Caller, request), cancellationToken);
            log.Note(context.Caller, Deed.ReadSubmission, request.Reference, request.Audience);
            if (result.Protected is not null)
                log.Note(context.Caller, Deed.ReadStrict, request.Reference);
            return result;
        }

        private async Task<Result> Read(Session session, Caller caller, Query request)
        {
            var reader = caller.Open(session, null, request.Audience);
            var found =
                await reader.QuerySingle<ListSubmissions.Row>(
                    $$"""
                    -- ViewSubmission.Submission
                    SELECT {{ListSubmissions.Columns}}
                    FROM {SubmissionRow} AS s
                    WHERE s.Reference = @Reference
                    """,
                    new { request.Reference }
                ) ?? throw new NotFoundException();
            var key = new { id = found.SubmissionId };
            var points = await reader.Query<Point>(
                "-- ViewSubmission.Points\nSELECT * FROM {SubmissionPointRow} AS p WHERE p.SubmissionId = @id ORDER BY p.Number",
                key
            );
            var questions = await reader.Query<SubmissionQuestionRow>(
                "-- ViewSubmission.Questions\nSELECT * FROM {SubmissionQuestionRow} AS q WHERE q.SubmissionId = @id ORDER BY q.Number",
                key
            );
            var documents = await reader.Query<SubmissionDocumentRow>(
                "-- ViewSubmission.Documents\nSELECT * FROM {SubmissionDocumentRow} AS d WHERE d.SubmissionId = @id ORDER BY d.Number",
                key
            );
            var standing = await Evidence.Quarantine.Standing(session, documents.Select(d => d.DocumentId));
            return new Result(
                found,
                points.FirstOrDefault(p => p.Number == 0)?.What,
                [.. points.Where(p => p.Number > 0)],
                [.. questions.Select(q => new Question(q.Number, q.Point, q.Question, q.AskedOn, q.Answer, q.AnsweredOn))],
                [
                    .. documents.Select(d => new Document(
                        d.Number,
                        d.FileName,
                        d.MediaType,
                        d.Bytes,
                        d.Sha256,
                        Codes.Of(standing.GetValueOrDefault(d.DocumentId)?.Scan ?? ScanState.NotScanned)
                    )),
                ]
            )
            {
                Canonical =
                    caller.Audience.IsState && caller.Audience.Code == found.State && !await IsStrict(session, found)
                        ? await Sent(session, found.SubmissionId)
                        : null,
                Protected = !reader.Viewpoint.Strict
                    ? null
                    : await reader.QuerySingle<string>(
                        "-- ViewSubmission.Protected\nSELECT i.Text FROM {ProtectedRow} AS i WHERE i.ItemId = @id",
                        key
                    ),
            };
        }

        private async Task<string> Sent(Session session, Guid id) =>
            SubmissionReceipt.TextOf(Submission.Of(await new LedgerSession(session, master).Load(id)).Sent);

        private static async Task<bool> IsStrict(Session session, ListSubmissions.Row found) =>
            await new AudienceReader(session, Viewpoint.Un).QuerySingle<string>(
                "-- ViewSubmission.Classification\nSELECT c.Classification FROM {CaseRow} AS c WHERE c.Reference = @CaseReference",
                new { found.CaseReference }
            ) == Codes.Of(Classification.StrictlyConfidential);
    }
}
