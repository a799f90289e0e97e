using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>The assistance that a case waits for, as its reader may know it, and what would get the case moving again.</summary>
public static class AssistanceOfCase
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Reference, long? Position = null, Audience? Audience = null) : IQuery<Result>;

    public sealed record Result(IReadOnlyList<ListAssistance.Row> Engagements, IReadOnlyList<Remedy> Remedies);

    /// <summary>Something that would get the case moving again.</summary>
    /// <param name="Rule">Why: <c>offer</c> (the host State asked and nothing is offered), <c>answer</c> (it has not answered an offer),
    /// <c>agreement</c> (asked and offered, not agreed), <c>delivery</c> (agreed, not delivered), <c>assistance</c> (nothing moves and
    /// nothing is under way).</param>
    /// <param name="Kinds">Codes of the kinds of assistance that it is about.</param>
    /// <param name="Since">Partial date since when it waits.</param>
    /// <param name="Reference">Of the engagement; null where there is none.</param>
    /// <param name="Stage">Code of the stage at which the case stands.</param>
    public sealed record Remedy(string Rule, IReadOnlyList<string> Kinds, string? Since, string? Reference, string Stage);

    internal sealed class Handler(Database database, RequestContext context, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var row = await reader.RequireCase(request.Reference);
                    var engagements = await reader.Query<ListAssistance.Row>(
                        $$"""
                        -- AssistanceOfCase.Engagements
                        SELECT {{SeenAssistance.Columns}} FROM {AssistanceRow} AS a
                        WHERE a.EngagementId IN (SELECT l.EngagementId FROM {AssistanceLinkRow} AS l WHERE l.CaseId = @id)
                        ORDER BY COALESCE(a.LastOn, '') DESC, a.Reference
                        """,
                        new { id = row.CaseId }
                    );
                    var day = await ReadingDay.Of(session, request.Position, clock);
                    return new Result(engagements, [.. RemediesFor(row, engagements, reader.Viewpoint.Audience, day)]);
                },
                cancellationToken
            );
    }

    /// <summary>Pure: from the rows of one audience alone, so that nothing is explained by what it may not know.</summary>
    internal static IEnumerable<Remedy> RemediesFor(
        CaseRow row,
        IReadOnlyList<ListAssistance.Row> engagements,
        Audience audience,
        DateOnly day
    )
    {
        if (row.Closure is not null || row.Standing != Codes.Of(Standing.Counted))
            return [];
        var remedies = engagements
            .Select(e => (Engagement: e, Rule: RuleOf(e)))
            .Where(x => x.Rule is not null)
            .Select(x => new Remedy(x.Rule!, [x.Engagement.Kind], x.Engagement.LastOn, x.Engagement.Reference, row.Stage))
            .ToList();
        if (remedies.Count > 0)
            return remedies;
        // Who knows of no other assistance than investigators of its own cannot tell that none is under way.
        var knowsAll = !audience.IsState || row.Hosts.Contains($" {audience.Code} ", StringComparison.Ordinal);
        var stands = ReadingDay.ActivityOf(row.Activity, row.LastMovedOn, day) is "dormant" or "suspended";
        string[] kinds =
        [
            .. HelpingAt(Codes.Parse<Stage>(row.Stage))
                .Select(Codes.Of)
                .Except(engagements.Where(e => e.Status == Codes.Of(AssistanceStep.Declined)).Select(e => e.Kind)),
        ];
        return knowsAll && stands && kinds.Length > 0 ? [new Remedy("assistance", kinds, row.LastMovedOn, null, row.Stage)] : [];
    }

    private static string? RuleOf(SeenAssistance engagement) =>
        engagement.Status switch
        {
            "requested" when engagement.OfferedOn is null => "offer",
            "offered" when engagement.RequestedOn is null => "answer",
            "requested" or "offered" => "agreement",
            "agreed" => "delivery",
            _ => null,
        };

    /// <summary>
    /// What resolution 2589 (2021), paragraph 3, names for the step after this stage; before the host State acknowledged and after the last
    /// judgment, nothing.
    /// </summary>
    private static AssistanceKind[] HelpingAt(Stage stage) =>
        stage switch
        {
            Stage.HostAcknowledged => [AssistanceKind.Investigation, AssistanceKind.Training],
            Stage.Investigation => [AssistanceKind.EvidenceCollectionPreservation, AssistanceKind.Forensics],
            Stage.SuspectIdentified => [AssistanceKind.Investigation, AssistanceKind.Logistics],
            Stage.Arrest => [AssistanceKind.DetentionSecurity, AssistanceKind.LegalDrafting],
            Stage.Charged or Stage.Trial => [AssistanceKind.VictimWitnessProtection, AssistanceKind.CourtSecurity],
            Stage.FirstInstanceVerdict or Stage.Appeal => [AssistanceKind.DetentionSecurity],
            Stage.Reported or Stage.HostNotified or Stage.Final => [],
        };
}
