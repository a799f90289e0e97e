using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Evidence;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>The drafts of the caller's State, about cases that it sees; the latest first.</summary>
public static class ListDrafts
{
    /// <param name="DraftId">That one only.</param>
    [Needs(Right.Submit)]
    public sealed record Query(Guid? DraftId = null) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Reference">Of the case that it is about.</param>
    /// <param name="Version">What an editor sends back.</param>
    public sealed record Row(
        Guid DraftId,
        string Reference,
        SubmissionContent Content,
        int Version,
        string ChangedBy,
        DateTime ChangedAt,
        IReadOnlyList<Attachment> Documents
    )
    {
        /// <summary>Those of them that the virus scanner has not let through.</summary>
        public IReadOnlyList<Guid> InQuarantine { get; init; } = [];
    }

    private sealed record Case
    {
        public Guid CaseId { get; init; }
        public string Reference { get; init; } = "";
    }

    internal sealed class Handler(Database database, RequestContext context, Drafts drafts, Documents documents)
        : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Row>>(
                async session =>
                {
                    var state = context.Caller.Audience.Code;
                    var found =
                        request.DraftId is not { } id ? await drafts.Of(session, state)
                        : await drafts.Find(session, state, id) is { } one ? [one]
                        : [];
                    if (found.Count == 0)
                        return [];
                    var cases = (
                        await context
                            .Caller.Open(session)
                            .Query<Case>(
                                "-- ListDrafts.Cases\nSELECT c.CaseId, c.Reference FROM {CaseRow} AS c WHERE c.CaseId IN @ids",
                                new { ids = session.Ids(found.Select(d => d.CaseId).Distinct()) }
                            )
                    ).ToDictionary(c => c.CaseId, c => c.Reference);
                    var rows = new List<Row>();
                    foreach (var draft in found.Where(d => cases.ContainsKey(d.CaseId)))
                    {
                        var attached = await documents.Of(session, state, draft.DraftId);
                        var standing = await Quarantine.Standing(session, attached.Select(a => a.DocumentId));
                        rows.Add(
                            new Row(
                                draft.DraftId,
                                cases[draft.CaseId],
                                draft.Content,
                                draft.Version,
                                draft.ChangedBy,
                                draft.ChangedAt,
                                attached
                            )
                            {
                                InQuarantine = [.. standing.Where(s => s.Value.IsInQuarantine).Select(s => s.Key)],
                            }
                        );
                    }
                    return rows;
                },
                cancellationToken
            );
    }
}
