using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>The documents that belong to a proceeding, of all its cases, as their reader may know them.</summary>
public static class ListCourtDocuments
{
    /// <param name="Proceeding">Its reference.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Proceeding, Audience? Audience = null) : IQuery<IReadOnlyList<Row>>;

    /// <summary><see cref="DocumentRow"/> says what the members hold.</summary>
    public sealed record Row
    {
        public string CaseReference { get; init; } = "";
        public Guid DocumentId { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string? DatedOn { get; init; }
        public string? Classification { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                session =>
                    context
                        .Caller.Open(session, null, request.Audience)
                        .Query<Row>(
                            """
                            -- ListCourtDocuments
                            SELECT DISTINCT c.Reference AS CaseReference, d.DocumentId, d.Kind, d.Title, d.DatedOn, d.Classification
                            FROM {ProceedingRow} AS p
                            JOIN {ProceedingCaseRow} AS x ON x.ProceedingId = p.ProceedingId
                            JOIN {CaseRow} AS c ON c.CaseId = x.CaseId
                            JOIN {DocumentRow} AS d ON d.CaseId = x.CaseId AND d.ProceedingId = p.ProceedingId
                            WHERE p.Reference = @reference
                            ORDER BY d.DatedOn, d.Title, d.DocumentId
                            """,
                            new { reference = request.Proceeding }
                        ),
                cancellationToken
            );
    }
}
