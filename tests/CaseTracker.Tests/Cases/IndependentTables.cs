using CaseTracker.Briefing;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

/// <summary>Tables over all years for the UN, made from the second count and from nothing of the product.</summary>
internal static class IndependentTables
{
    private static readonly string[] _stages =
    [
        "reported",
        "host_notified",
        "host_acknowledged",
        "investigation",
        "suspect_identified",
        "arrest",
        "charged",
        "trial",
        "first_instance_verdict",
        "appeal",
        "final",
    ];

    public static IReadOnlyList<TableId> Known { get; } = [TableId.T3, TableId.T4, TableId.T5, TableId.T14];

    /// <summary>A line a row: its keys, then its counts; shares are left out.</summary>
    public static IEnumerable<string> Lines(BriefingTable table) =>
        table.Rows.Select(r =>
            Line(string.Join(' ', r.Keys), r.Cells.Where((_, i) => table.Columns[i].Kind == ColumnKind.Count).Select(c => c.Value))
        );

    public static IEnumerable<string> Of(TableId id, IReadOnlyList<IndependentCase> all, IReadOnlyList<IndependentTrial> trials)
    {
        var cases = all.Where(c => c.IsCounted).ToList();
        var about = trials
            .Select(t => (Trial: t, Cases: cases.FindAll(c => t.Cases.Contains(c.CaseId))))
            .Where(x => x.Cases.Count > 0)
            .ToList();
        return id switch
        {
            TableId.T3 => Grouped(cases.SelectMany(c => c.HostStates.Select(h => ($"{c.Mission} {h}", c))), Funnel)
                .Append(Line("", Funnel(cases))),
            TableId.T4 => Grouped(about.SelectMany(x => x.Cases.Select(c => c.Mission).Distinct().Select(m => (m, x.Trial))), Accused)
                .Append(Line("", Accused([.. about.Select(x => x.Trial)]))),
            TableId.T5 => Grouped(cases.SelectMany(c => c.HostStates.Select(h => (h, c))), Accountability)
                .Append(Line("", Accountability(cases))),
            TableId.T14 => about
                .Where(x => (x.Trial.Figure("convicted") ?? 0) + (x.Trial.Figure("acquitted") ?? 0) > 0)
                .Select(x =>
                    Line(
                        x.Trial.Reference,
                        [
                            x.Cases.Count,
                            x.Cases.Sum(c => c.Persons),
                            .. new[]
                            {
                                "accused",
                                "convicted",
                                "acquitted",
                                "death_sentences",
                                "life_sentences",
                                "term_sentences",
                                "tried_in_absentia",
                                "convicted_final",
                            }.Select(x.Trial.Figure),
                        ]
                    )
                ),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Not counted a second time."),
        };
    }

    private static IEnumerable<string> Grouped<T>(IEnumerable<(string Key, T Value)> things, Func<List<T>, IEnumerable<int?>> figures) =>
        things.GroupBy(t => t.Key, t => t.Value).Select(g => Line(g.Key, figures([.. g])));

    private static IEnumerable<int?> Funnel(List<IndependentCase> cases) =>
        [
            cases.Sum(c => c.Killed),
            cases.Count,
            .. new[]
            {
                "host_notified",
                "host_acknowledged",
                "investigation",
                "suspect_identified",
                "arrest",
                "trial",
                "first_instance_verdict",
            }.Select(s => (int?)cases.Count(c => Array.IndexOf(_stages, c.Stage()) >= Array.IndexOf(_stages, s))),
            cases.Count(c => c.ConvictsFinally),
        ];

    private static IEnumerable<int?> Accountability(List<IndependentCase> cases) =>
        [
            .. new[] { "no_information", "ongoing", "partially_resolved", "resolved" }.Select(a =>
                (int?)cases.Count(c => c.Accountability() == a)
            ),
            .. Codes.All<Closure>().Select(r => (int?)cases.Count(c => c.Closure == r)),
        ];

    private static IEnumerable<int?> Accused(List<IndependentTrial> trials)
    {
        return
        [
            Sum("accused"),
            Sum("at_large"),
            Sum("in_custody"),
            Sum("on_bail"),
            Sum("charged"),
            Rest("tried", "tried_in_absentia"),
            Sum("tried_in_absentia"),
            Sum("acquitted"),
            Rest("convicted", "convicted_final"),
            Sum("convicted_final"),
            Sum("deceased"),
        ];

        int? Sum(string figure) => All(trials.Select(t => t.Figure(figure)));
        int? Rest(string whole, string part) =>
            All(trials.Select(t => t.Figure(whole) is { } all ? Math.Max(0, all - (t.Figure(part) ?? 0)) : (int?)null));
        int? All(IEnumerable<int?> numbers) => numbers.All(n => n is null) ? null : numbers.Sum(n => n ?? 0);
    }

    private static string Line(string key, IEnumerable<int?> figures) => $"{key} | {string.Join(" | ", figures)}";
}
