using CaseTracker.Assistance;
using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Home;

/// <summary>Which assistance changed for an audience: the rows written for it since a position, gathered by engagement.</summary>
internal static class AssistanceNews
{
    private const int RowsLookedAt = 400;

    private static readonly string[] _tables = ["{AssistanceRow}", "{AssistanceStepRow}", "{AssistanceLinkRow}"];

    private sealed record Changed
    {
        public Guid EngagementId { get; init; }
        public long FromSeq { get; init; }
    }

    private sealed record Step
    {
        public Guid EngagementId { get; init; }
        public string Code { get; init; } = "";
        public int? Persons { get; init; }
        public string? OccurredOn { get; init; }
        public string RecordedOn { get; init; } = "";
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
        public long FromSeq { get; init; }
    }

    /// <summary>Newest first; true when there are more engagements than are shown.</summary>
    public static async Task<(IReadOnlyList<ViewHome.EngagementNews> News, bool More)> Of(
        AudienceReader reader,
        Session session,
        long since
    )
    {
        var changed = new List<Changed>();
        foreach (var table in _tables)
        {
            changed.AddRange(
                await reader.QueryFirst<Changed>(
                    RowsLookedAt,
                    "-- AssistanceNews.Changed\n"
                        + $"SELECT r.EngagementId, r.FromSeq FROM {table} AS r WHERE r.FromSeq > @since ORDER BY r.FromSeq DESC",
                    new { since }
                )
            );
        }
        var newest = changed
            .GroupBy(c => c.EngagementId)
            .Select(g => (Id: g.Key, Seq: g.Max(c => c.FromSeq)))
            .OrderByDescending(c => c.Seq)
            .Take(News.Most + 1)
            .ToList();
        var shown = newest.Take(News.Most).Select(n => n.Id).ToList();
        if (shown.Count == 0)
            return ([], false);
        var key = new { ids = session.Ids(shown) };
        var engagements = (
            await reader.Query<ListAssistance.Row>(
                $$"""
                -- AssistanceNews.Engagements
                SELECT {{SeenAssistance.Columns}} FROM {AssistanceRow} AS a WHERE a.EngagementId IN @ids
                """,
                key
            )
        ).ToDictionary(a => a.EngagementId);
        var steps = (
            await reader.Query<Step>(
                """
                -- AssistanceNews.Steps
                SELECT s.EngagementId, s.Step AS Code, s.Persons, s.OccurredOn, s.RecordedOn, s.Source, s.Confidence, s.FromSeq
                FROM {AssistanceStepRow} AS s WHERE s.EngagementId IN @ids ORDER BY s.Ordinal
                """,
                key
            )
        ).ToLookup(s => s.EngagementId);
        return (
            [.. shown.Where(engagements.ContainsKey).Select(id => Item(engagements[id], [.. steps[id]], since))],
            newest.Count > News.Most
        );
    }

    /// <summary>Every engagement begins with a step: where all are new, it is.</summary>
    private static ViewHome.EngagementNews Item(ListAssistance.Row found, IReadOnlyList<Step> steps, long since) =>
        new(
            found,
            steps.Count > 0 && steps.All(s => s.FromSeq > since),
            [
                .. steps
                    .Where(s => s.FromSeq > since)
                    .Select(s => new ViewAssistance.Step
                    {
                        Code = s.Code,
                        Persons = s.Persons,
                        OccurredOn = s.OccurredOn,
                        RecordedOn = s.RecordedOn,
                        Source = s.Source,
                        Confidence = s.Confidence,
                    }),
            ]
        );
}
