using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>The documents of one case as its reader may know them, with the versions that the reader may open.</summary>
public static class ListDocuments
{
    /// <param name="Reference">Of the case.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, Audience? Audience = null) : IQuery<IReadOnlyList<Row>>;

    /// <summary><see cref="DocumentRow"/> says what the members hold.</summary>
    public sealed record Row(
        Guid DocumentId,
        string Kind,
        string Title,
        string? DatedOn,
        string? Classification,
        Guid? RedactedFrom,
        IReadOnlyList<Version> Versions
    )
    {
        /// <summary>Reference of the proceeding about the case to which it belongs, where the reader sees both.</summary>
        public string? Proceeding { get; init; }

        public Version Latest => Versions[^1];
    }

    /// <summary>A version; how its file stands is of the UN only.</summary>
    public sealed record Version(
        int Number,
        string FileName,
        string MediaType,
        long Bytes,
        string Sha256,
        string? Note,
        string? AddedOn,
        string? AddedBy,
        string? ReleasedOn
    )
    {
        public FileStanding? Standing { get; init; }

        /// <summary>It is not to be opened, or it is not what it was.</summary>
        public bool IsInTrouble => Standing is { IsInQuarantine: true } or { Integrity: Integrity.Altered or Integrity.Missing };

        internal Guid FileId { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Row>>(
                async session =>
                {
                    var reader = context.Caller.Open(session, null, request.Audience);
                    return await Read(reader, (await reader.RequireCase(request.Reference)).CaseId, null);
                },
                cancellationToken
            );
    }

    /// <summary>All documents of a case that the reader sees, or one of them.</summary>
    internal static async Task<IReadOnlyList<Row>> Read(AudienceReader reader, Guid caseId, Guid? documentId)
    {
        var (key, one) = (new { id = caseId, documentId }, documentId is null ? "" : " AND d.DocumentId = @documentId");
        var documents = await reader.Query<DocumentRow>(
            $$"""
            -- ListDocuments.Documents
            SELECT * FROM {DocumentRow} AS d WHERE d.CaseId = @id{{one}} ORDER BY d.DatedOn, d.Title, d.DocumentId
            """,
            key
        );
        if (documents.Count == 0)
            return [];
        var versions = await reader.Query<DocumentVersionRow>(
            $$"""
            -- ListDocuments.Versions
            SELECT * FROM {DocumentVersionRow} AS d WHERE d.CaseId = @id{{one}} ORDER BY d.Version
            """,
            key
        );
        var standing =
            reader.Viewpoint.Audience == Disclosure.Audience.Un
                ? await Quarantine.Standing(reader.Session, versions.Select(v => v.FileId))
                : null;
        var of = versions.ToLookup(
            v => v.DocumentId,
            v => new Version(v.Version, v.FileName, v.MediaType, v.Bytes, v.Sha256, v.Note, v.AddedOn, v.AddedBy, v.ReleasedOn)
            {
                FileId = v.FileId,
                Standing = standing?.GetValueOrDefault(v.FileId),
            }
        );
        var proceedings = documents.Any(d => d.ProceedingId is not null)
            ? (await ProceedingsOf(reader, caseId)).ToDictionary(p => p.ProceedingId, p => p.Reference)
            : [];
        // Of an original that the reader does not see nothing is said.
        var originals = documents.Any(d => d.RedactedFrom is not null)
            ? await reader.Query<Guid?>("-- ListDocuments.Originals\nSELECT d.DocumentId FROM {DocumentRow} AS d WHERE d.CaseId = @id", key)
            : [];
        return
        [
            .. documents.Select(d => new Row(
                d.DocumentId,
                d.Kind,
                d.Title,
                d.DatedOn,
                d.Classification,
                originals.Contains(d.RedactedFrom) ? d.RedactedFrom : null,
                [.. of[d.DocumentId]]
            )
            {
                Proceeding = d.ProceedingId is { } id ? proceedings.GetValueOrDefault(id) : null,
            }),
        ];
    }

    /// <summary>The proceeding of this reference; null where none is named.</summary>
    /// <exception cref="RuleBrokenException">The reader sees none of this reference about the case.</exception>
    internal static async Task<Guid?> ProceedingOf(AudienceReader reader, Guid caseId, string? reference) =>
        reference.OrNull() is not { } named
            ? null
            : (await ProceedingsOf(reader, caseId))
                .FirstOrDefault(p => string.Equals(p.Reference, named.Trim(), StringComparison.OrdinalIgnoreCase))
                ?.ProceedingId
                ?? throw new RuleBrokenException(Text.ProceedingNotOfCase(named), nameof(AddDocument.Command.Proceeding));

    /// <summary>The proceedings about a case that the reader sees.</summary>
    private static Task<IReadOnlyList<ProceedingRow>> ProceedingsOf(AudienceReader reader, Guid caseId) =>
        reader.Query<ProceedingRow>(
            """
            -- ListDocuments.Proceedings
            SELECT DISTINCT p.ProceedingId, p.Reference FROM {ProceedingCaseRow} AS x
            JOIN {ProceedingRow} AS p ON p.ProceedingId = x.ProceedingId
            WHERE x.CaseId = @caseId
            """,
            new { caseId }
        );
}
