using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Why a case has its stage, activity, accountability and closure: the rule and the steps behind each, as its reader may know
/// them.</summary>
public static class ViewStatus
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<Result>;

    public sealed record Result(string Reference, IReadOnlyList<Finding> Findings);

    /// <summary>One thing that follows from the record.</summary>
    /// <param name="About"><c>stage</c>, <c>activity</c>, <c>accountability</c> or <c>closure</c>.</param>
    /// <param name="Value">Its code.</param>
    /// <param name="Rule">By which rule it follows: <c>furthest</c>, <c>nothing_moved</c>, <c>closed</c>, <c>suspended</c>, <c>dormant</c>,
    /// <c>reopened</c>, <c>moving</c>, <c>resolved</c>, <c>judgment</c>, <c>replied</c>, <c>never_replied</c>, <c>counts</c>,
    /// <c>does_not_count</c>.</param>
    /// <param name="Since">The date that the rule goes by, where it goes by one.</param>
    public sealed record Finding(
        string About,
        string Value,
        string Rule,
        string? Since,
        IReadOnlyList<Movement> Movements,
        IReadOnlyList<ViewCase.TimelineStep> Steps
    );

    /// <summary>A step by which the case came further; <see cref="MovementRow"/> says what the columns hold.</summary>
    public sealed record Movement
    {
        public string FromStage { get; init; } = "";
        public string ToStage { get; init; } = "";
        public string? OccurredOn { get; init; }
        public string? Forum { get; init; }
        public string Source { get; init; } = "";
        public string? Proceeding { get; init; }
    }

    internal sealed class Handler(Database database, RequestContext context, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var result = await database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var row = await reader.RequireCase(request.Reference);
                    var key = new { id = row.CaseId };
                    var timeline = await reader.Query<ViewCase.TimelineStep>(
                        "-- ViewStatus.Timeline\nSELECT * FROM {TimelineRow} AS t WHERE t.CaseId = @id ORDER BY t.Ordinal",
                        key
                    );
                    var movements = await reader.Query<Movement>(
                        "-- ViewStatus.Movements\nSELECT * FROM {MovementRow} AS m WHERE m.CaseId = @id ORDER BY m.Ordinal",
                        key
                    );
                    return new Result(
                        row.Reference,
                        [.. Findings(row, movements, timeline, await ReadingDay.Of(session, request.Position, clock))]
                    );
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadCase, request.Reference, request.Audience);
            return result;
        }
    }

    /// <summary>Pure: from the rows of one audience alone, so that nothing is explained by what it may not know.</summary>
    internal static IEnumerable<Finding> Findings(
        CaseRow row,
        IReadOnlyList<Movement> movements,
        IReadOnlyList<ViewCase.TimelineStep> timeline,
        DateOnly day
    )
    {
        var closed = timeline.Where(s => s.Kind == "closed").TakeLast(1).ToList();
        yield return new Finding("stage", row.Stage, movements.Count == 0 ? "nothing_moved" : "furthest", null, movements, []);
        yield return OfActivity(ReadingDay.ActivityOf(row.Activity, row.LastMovedOn, day));
        yield return OfAccountability();
        if (row.Closure is { } closure)
            yield return new Finding(
                "closure",
                closure,
                Codes.Parse<Closure>(closure).IsResolved() ? "counts" : "does_not_count",
                null,
                [],
                closed
            );

        Finding OfActivity(string activity) =>
            Codes.Parse<Activity>(activity) switch
            {
                Activity.Closed => new("activity", activity, "closed", null, [], closed),
                Activity.Suspended => new("activity", activity, "suspended", null, [], []),
                Activity.Dormant => new("activity", activity, "dormant", row.LastMovedOn, [], []),
                Activity.Reopened => new(
                    "activity",
                    activity,
                    "reopened",
                    null,
                    [],
                    [.. timeline.Where(s => s.Kind == "reopened").TakeLast(1)]
                ),
                Activity.Active => new("activity", activity, "moving", row.LastMovedOn, [], []),
            };

        Finding OfAccountability() =>
            Codes.Parse<Accountability>(row.Accountability) switch
            {
                Accountability.Resolved => new("accountability", row.Accountability, "resolved", null, [], closed),
                Accountability.PartiallyResolved => new(
                    "accountability",
                    row.Accountability,
                    "judgment",
                    null,
                    [.. movements.Where(m => Codes.Parse<Stage>(m.ToStage) >= Stage.FirstInstanceVerdict)],
                    []
                ),
                Accountability.Ongoing => new(
                    "accountability",
                    row.Accountability,
                    "replied",
                    null,
                    [],
                    [.. timeline.Where(s => IsReply(row, s))]
                ),
                Accountability.NoInformation => new("accountability", row.Accountability, "never_replied", null, [], []),
            };
    }

    private static bool IsReply(CaseRow row, ViewCase.TimelineStep step) =>
        (step.Kind == "state_acknowledged" && row.Hosts.Contains($" {step.State} ", StringComparison.Ordinal))
        || (
            step.Kind == "milestone"
            && step.Confidence != Codes.Of(Confidence.Unconfirmed)
            && (step.Source == Codes.Of(Source.HostOfficial) || step.Source == Codes.Of(Source.CourtRecord))
        );
}
