using CaseTracker.Access;
using CaseTracker.Data;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>The documents that wait in quarantine, are infected, or are no longer what they were, as far as the caller may know of
/// them.</summary>
public static class ListTroubles
{
    [Needs(Right.FollowUp)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Scans">Whether a virus scanner is configured.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool Scans);

    public sealed record Row
    {
        /// <summary>Of the case, or of the submission that the document came with.</summary>
        public string Reference { get; init; } = "";

        /// <summary>Null for a document of a submission.</summary>
        public Guid? DocumentId { get; init; }

        /// <summary>Of the version, or of the document within the submission.</summary>
        public int Number { get; init; }
        public string Title { get; init; } = "";
        public string Scan { get; init; } = "";
        public string? Finding { get; init; }
        public string? Integrity { get; init; }
        public DateTime? VerifiedAt { get; init; }
    }

    internal sealed class Handler(Database database, Quarantine quarantine, RequestContext context) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session);
                    var ofCases = await reader.Query<Row>(
                        """
                        -- ListTroubles.OfCases
                        SELECT c.Reference, d.DocumentId, v.Version AS Number, d.Title, f.Scan, f.Finding, f.Integrity, f.VerifiedAt
                        FROM Document AS f JOIN {DocumentVersionRow} AS v ON v.FileId = f.DocumentId
                        JOIN {DocumentRow} AS d ON d.CaseId = v.CaseId
                            AND d.DocumentId = v.DocumentId JOIN {CaseRow} AS c ON c.CaseId = v.CaseId
                        WHERE f.Scan IN ('waiting', 'infected') OR f.Integrity IN ('altered', 'missing')
                        ORDER BY c.Reference, d.Title, v.Version
                        """
                    );
                    var ofSubmissions = await reader.Query<Row>(
                        """
                        -- ListTroubles.OfSubmissions
                        SELECT s.Reference, a.Number, a.FileName AS Title, f.Scan, f.Finding, f.Integrity, f.VerifiedAt
                        FROM Document AS f
                        JOIN {SubmissionDocumentRow} AS a ON a.DocumentId = f.DocumentId
                        JOIN {SubmissionRow} AS s ON s.SubmissionId = a.SubmissionId
                        WHERE f.Scan IN ('waiting', 'infected') OR f.Integrity IN ('altered', 'missing')
                        ORDER BY s.Reference, a.Number
                        """
                    );
                    return new Result([.. ofCases, .. ofSubmissions], quarantine.Scans);
                },
                cancellationToken
            );
    }
}
