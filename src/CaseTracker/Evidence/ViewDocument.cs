using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Evidence;

/// <summary>One document of a case as its reader may know it; for the UN with its chain of custody, to whom it is released and who had
/// it.</summary>
public static class ViewDocument
{
    /// <param name="Reference">Of the case.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, Guid DocumentId, Audience? Audience = null) : IQuery<Result>;

    /// <param name="Un">What is of the UN only.</param>
    public sealed record Result(string Reference, ListDocuments.Row Document, OfTheUn? Un);

    /// <param name="Entitled">The States that see the case, to which a version can be released.</param>
    /// <param name="CaseIsStrict">The case is strictly confidential, and everything in it with it.</param>
    /// <param name="Scans">Whether a virus scanner is configured.</param>
    public sealed record OfTheUn(
        IReadOnlyList<Release> Releases,
        IReadOnlyList<Custody> Custody,
        IReadOnlyList<Other> Redactions,
        Other? Original,
        IReadOnlyList<Reading> Readings,
        IReadOnlyList<string> Entitled,
        bool CaseIsStrict,
        bool Scans
    );

    /// <summary><see cref="DocumentReleaseRow"/> says what the members hold, here and below <see cref="CustodyRow"/>.</summary>
    public sealed record Release
    {
        public int Version { get; init; }
        public string State { get; init; } = "";
        public bool ByTwo { get; init; }
        public bool InForce { get; init; }
        public string ReleasedOn { get; init; } = "";
        public string ReleasedBy { get; init; } = "";
        public string? Grounds { get; init; }
        public string? RevokedOn { get; init; }
        public string? RevokedBy { get; init; }
        public string? RevokedFor { get; init; }
    }

    public sealed record Custody
    {
        public string Step { get; init; } = "";
        public int? Version { get; init; }
        public string? OccurredOn { get; init; }
        public string? Origin { get; init; }
        public string? Recipient { get; init; }
        public string? Keeper { get; init; }
        public string? Note { get; init; }
        public string RecordedOn { get; init; } = "";
        public string RecordedBy { get; init; } = "";
    }

    /// <summary>Another document of the case.</summary>
    public sealed record Other(Guid DocumentId, string Title);

    /// <summary>That somebody took a version out.</summary>
    /// <param name="Audience">For whom: UN, or a State (ISO 3166 alpha-3).</param>
    /// <param name="At">UTC.</param>
    public sealed record Reading(int Version, string Subject, string Audience, DateTime At);

    internal sealed class Handler(Database database, Quarantine quarantine, RequestContext context, AccessLog log)
        : IRequestHandler<Query, Result>
    {
        private const int MostReadings = 500;

        private sealed record Logged
        {
            public Guid FileId { get; init; }
            public string Subject { get; init; } = "";
            public string Audience { get; init; } = "";
            public DateTime At { get; init; }
        }

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, null, request.Audience);
                    var found = await reader.RequireCase(request.Reference);
                    var documents = await ListDocuments.Read(reader, found.CaseId, request.DocumentId);
                    var document = documents is [var one] ? one : throw new NotFoundException();
                    return new Result(
                        found.Reference,
                        document,
                        reader.Viewpoint.Audience == Disclosure.Audience.Un ? await UnPart(reader, found, document) : null
                    );
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadCase, request.Reference, request.Audience);
            return result;
        }

        private async Task<OfTheUn> UnPart(AudienceReader reader, CaseRow found, ListDocuments.Row document)
        {
            var key = new
            {
                id = found.CaseId,
                document.DocumentId,
                document.RedactedFrom,
            };
            var files = document.Versions.ToDictionary(v => v.FileId, v => v.Number);
            var readings = await reader.Session.QueryFirst<Logged>(
                MostReadings,
                "-- ViewDocument.Readings\nSELECT FileId, Subject, Audience, At FROM AccessLog WHERE FileId IN @files ORDER BY At DESC, Id",
                new { files = reader.Session.Ids(files.Keys) }
            );
            // However often it was read since, nobody who had it for a State is left out.
            var states = await reader.Session.Query<Logged>(
                """
                -- ViewDocument.StateReadings
                SELECT FileId, Subject, Audience, MAX(At) AS At FROM AccessLog
                WHERE FileId IN @files AND Audience <> 'UN' GROUP BY FileId, Subject, Audience
                """,
                new { files = reader.Session.Ids(files.Keys) }
            );
            return new OfTheUn(
                await reader.Query<Release>(
                    """
                    -- ViewDocument.Releases
                    SELECT *
                    FROM {DocumentReleaseRow} AS r
                    WHERE r.CaseId = @id AND r.DocumentId = @DocumentId
                    ORDER BY r.Ordinal
                    """,
                    key
                ),
                await reader.Query<Custody>(
                    """
                    -- ViewDocument.Custody
                    SELECT *
                    FROM {CustodyRow} AS c
                    WHERE c.CaseId = @id AND c.DocumentId = @DocumentId
                    ORDER BY c.Ordinal
                    """,
                    key
                ),
                [
                    .. (
                        await reader.Query<DocumentRow>(
                            """
                            -- ViewDocument.Redactions
                            SELECT d.DocumentId, d.Title
                            FROM {DocumentRow} AS d
                            WHERE d.CaseId = @id AND d.RedactedFrom = @DocumentId
                            ORDER BY d.Title
                            """,
                            key
                        )
                    ).Select(d => new Other(d.DocumentId, d.Title)),
                ],
                document.RedactedFrom is null ? null
                    : await reader.QuerySingle<DocumentRow>(
                        """
                        -- ViewDocument.Original
                        SELECT d.DocumentId, d.Title
                        FROM {DocumentRow} AS d
                        WHERE d.CaseId = @id AND d.DocumentId = @RedactedFrom
                        """,
                        key
                    )
                        is { } original
                        ? new Other(original.DocumentId, original.Title)
                    : null,
                [
                    .. readings
                        .Union(states)
                        .OrderByDescending(l => l.At)
                        .Select(l => new Reading(files[l.FileId], l.Subject, l.Audience, l.At)),
                ],
                await reader.Query<string>(
                    "-- ViewDocument.Entitled\nSELECT s.State FROM {StateRow} AS s WHERE s.CaseId = @id ORDER BY s.State",
                    key
                ),
                found.Classification == Reference.Codes.Of(Reference.Classification.StrictlyConfidential),
                quarantine.Scans
            );
        }
    }
}
