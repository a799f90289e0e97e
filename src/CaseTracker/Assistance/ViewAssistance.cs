using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>Opens one engagement as its reader may know it; that it was read is logged.</summary>
public static class ViewAssistance
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<Result>;

    /// <summary>What is null is not for this reader, or not known; nothing says which.</summary>
    /// <param name="Version">Of the UN only: what an edit form sends back as <c>Version</c>.</param>
    public sealed record Result(Whole Engagement, IReadOnlyList<Step> Steps, IReadOnlyList<WaitingCase> Cases, int? Version);

    public sealed record Whole : SeenAssistance
    {
        public string? Summary { get; init; }
        public string? Note { get; init; }
    }

    /// <summary>A step in the order of recording; <see cref="AssistanceStepRow"/> says what the columns hold.</summary>
    public sealed record Step
    {
        /// <summary>Of the UN only: what commands on the step take.</summary>
        public Guid? StepId { get; init; }
        public string Code { get; init; } = "";
        public int? Persons { get; init; }
        public string? What { get; init; }
        public string? OccurredOn { get; init; }
        public string RecordedOn { get; init; } = "";
        public bool IsCorrected { get; init; }
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
    }

    /// <summary>A case that waits for it, among those that the reader sees.</summary>
    public sealed record WaitingCase
    {
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";

        /// <summary>Reference of the proceeding about it in which it is waited for.</summary>
        public string? Proceeding { get; init; }
        public string? Reason { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context, AccessLog log) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var caller = context.Caller;
            var result = await database.Read(session => Read(session, caller, request), cancellationToken);
            log.Note(caller, Deed.ReadAssistance, request.Reference, request.Audience);
            return result;
        }
    }

    private static async Task<Result> Read(Session session, Caller caller, Query request)
    {
        var reader = caller.Open(session, request.Position, request.Audience);
        var found =
            await reader.QuerySingle<Whole>(
                $$"""
                -- ViewAssistance.Whole
                SELECT {{SeenAssistance.Columns}}, a.Summary, a.Note FROM {AssistanceRow} AS a WHERE a.Reference = @reference
                """,
                new { reference = request.Reference }
            ) ?? throw new NotFoundException();
        var key = new { id = found.EngagementId };
        var steps = await reader.Query<Step>(
            """
            -- ViewAssistance.Steps
            SELECT s.StepId, s.Step AS Code, s.Persons, s.What, s.OccurredOn, s.RecordedOn, s.IsCorrected, s.Source, s.Confidence
            FROM {AssistanceStepRow} AS s WHERE s.EngagementId = @id ORDER BY s.Ordinal
            """,
            key
        );
        var cases = await reader.Query<WaitingCase>(
            """
            -- ViewAssistance.Cases
            SELECT DISTINCT c.Reference, c.Mission, c.IncidentOn, c.Act, p.Reference AS Proceeding, l.Reason
            FROM {AssistanceLinkRow} AS l
            JOIN {CaseRow} AS c ON c.CaseId = l.CaseId
            LEFT JOIN {ProceedingRow} AS p ON p.ProceedingId = l.ProceedingId
            WHERE l.EngagementId = @id ORDER BY c.IncidentOn, c.Reference, Proceeding, l.Reason
            """,
            key
        );
        if (request.Position is not null && await IsHeldBack(session, caller, found.EngagementId))
        {
            found = found with { Summary = null, Note = null };
            steps = [.. steps.Select(s => s with { What = null })];
            cases = [.. cases.Select(c => c with { Reason = null })];
        }
        if (reader.Viewpoint.Audience != Audience.Un)
            return new Result(found, [.. steps.Select(s => s with { StepId = null })], cases, null);
        var version = await session.QuerySingle<int>(
            "-- ViewAssistance.Version\nSELECT COUNT(*) FROM Ledger WHERE StreamId = @id AND Seq <= @at",
            new { id = found.EngagementId, at = request.Position ?? RowTable.Open }
        );
        return new Result(found, steps, cases, version);
    }

    /// <summary>That its cases were open at a past position does not open what is held back since.</summary>
    private static async Task<bool> IsHeldBack(Session session, Caller caller, Guid engagementId)
    {
        var cases = await new AudienceReader(session, Viewpoint.Un).Query<Guid>(
            "-- ViewAssistance.Held\nSELECT l.CaseId FROM {AssistanceLinkRow} AS l WHERE l.EngagementId = @engagementId",
            new { engagementId }
        );
        foreach (var id in cases)
        {
            if (await session.IsHeldBackFrom(caller, id))
                return true;
        }
        return false;
    }
}
