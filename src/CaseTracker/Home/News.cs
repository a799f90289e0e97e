using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;

namespace CaseTracker.Home;

/// <summary>What changed for an audience: the rows written for it since a position, gathered by case; nothing else was kept for
/// this.</summary>
internal static class News
{
    /// <summary>Most cases shown.</summary>
    public const int Most = 20;

    private const int RowsLookedAt = 400;

    private sealed record Changed
    {
        public Guid CaseId { get; init; }
        public long FromSeq { get; init; }
    }

    private sealed record Step
    {
        public Guid CaseId { get; init; }
        public string Kind { get; init; } = "";
        public string? OccurredOn { get; init; }
        public string RecordedOn { get; init; } = "";
        public string? State { get; init; }
        public string? Detail { get; init; }
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
    }

    private sealed record Case
    {
        public Guid CaseId { get; init; }
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Accountability { get; init; } = "";
        public string Standing { get; init; } = "";
    }

    /// <summary>Newest first; true when there are more cases than are shown.</summary>
    public static async Task<(IReadOnlyList<ViewHome.CaseNews> News, bool More)> Of(AudienceReader reader, Session session, long since)
    {
        var changed = new List<Changed>();
        foreach (var table in new[] { "{CaseRow}", "{TimelineRow}", "{PersonRow}" })
        {
            changed.AddRange(
                await reader.QueryFirst<Changed>(
                    RowsLookedAt,
                    $"-- News.Changed\nSELECT r.CaseId, r.FromSeq FROM {table} AS r WHERE r.FromSeq > @since ORDER BY r.FromSeq DESC",
                    new { since }
                )
            );
        }
        var newest = changed
            .GroupBy(c => c.CaseId)
            .Select(g => (CaseId: g.Key, Seq: g.Max(c => c.FromSeq)))
            .OrderByDescending(c => c.Seq)
            .Take(Most + 1)
            .ToList();
        var shown = newest.Take(Most).Select(n => n.CaseId).ToList();
        if (shown.Count == 0)
            return ([], false);
        var key = new { ids = session.Ids(shown), since };
        var cases = (
            await reader.Query<Case>(
                """
                -- News.Cases
                SELECT c.CaseId, c.Reference, c.Mission, c.IncidentOn, c.Act, c.Stage, c.Accountability, c.Standing
                FROM {CaseRow} AS c
                WHERE c.CaseId IN @ids
                """,
                key
            )
        ).ToDictionary(c => c.CaseId);
        var steps = (
            await reader.Query<Step>(
                """
                -- News.Steps
                SELECT t.CaseId, t.Kind, t.OccurredOn, t.RecordedOn, t.State, t.Detail, t.Source, t.Confidence
                FROM {TimelineRow} AS t
                WHERE t.CaseId IN @ids AND t.FromSeq > @since
                ORDER BY t.Ordinal
                """,
                key
            )
        ).ToLookup(s => s.CaseId);
        return ([.. shown.Where(cases.ContainsKey).Select(id => Item(cases[id], steps[id]))], newest.Count > Most);
    }

    private static ViewHome.CaseNews Item(Case found, IEnumerable<Step> steps) =>
        new(
            found.Reference,
            found.Mission,
            found.IncidentOn,
            found.Act,
            found.Stage,
            found.Accountability,
            found.Standing,
            steps.Any(s => s.Kind == "registered"),
            [
                .. steps.Select(s => new ViewCase.TimelineStep
                {
                    Kind = s.Kind,
                    OccurredOn = s.OccurredOn,
                    RecordedOn = s.RecordedOn,
                    State = s.State,
                    Detail = s.Detail,
                    Source = s.Source,
                    Confidence = s.Confidence,
                }),
            ]
        );
}
