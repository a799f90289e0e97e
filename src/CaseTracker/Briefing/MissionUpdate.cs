using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;
using T = CaseTracker.Briefing.TableTexts;

namespace CaseTracker.Briefing;

/// <summary>One of the two parts of an update.</summary>
public sealed record UpdatePart(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>The text of an update, from tables of one mission alone: pure, and without a word that blames or that calls a suspect anything
/// else.</summary>
internal static class MissionUpdate
{
    private static readonly string[] Harms = ["killed", "injured", "abducted", "detained"];

    private static readonly string[] Reached =
    [
        "acknowledged",
        "investigation",
        "suspects_identified",
        "arrest",
        "trial",
        "verdict",
        "final_conviction",
    ];

    private static readonly string[] OfAccused =
    [
        "in_custody",
        "on_bail",
        "charged",
        "tried_present",
        "tried_in_absentia",
        "acquitted",
        "convicted_not_final",
        "convicted_final",
    ];

    private static readonly string[] Engagements =
    [
        "assistance_offered",
        "assistance_requested",
        "assistance_agreed",
        "assistance_delivered",
    ];

    private static readonly string[] Investigators = ["investigators_offered", "investigators_requested", "investigators_deployed"];

    public static IReadOnlyList<TableId> Tables { get; } =
    [
        TableId.T1,
        TableId.T3,
        TableId.T4,
        TableId.T5,
        TableId.T6,
        TableId.T7,
        TableId.T9,
        TableId.T10,
        TableId.T11,
        TableId.T13,
        TableId.T14,
    ];

    public static IReadOnlyList<UpdatePart> Of(string mission, IReadOnlyDictionary<TableId, BriefingTable> tables) =>
        [new(T.Get("Update.progress"), [.. Progress(mission, tables)]), new(T.Get("Update.follow_up"), [.. FollowUp(tables)])];

    public static IReadOnlyList<string> Notes(TableBasis basis) =>
        [.. T.Scope(basis).Take(1), T.Period(basis), .. T.Moment(basis), T.Edition(basis), T.Get("Update.note")];

    private static IEnumerable<string> Progress(string mission, IReadOnlyDictionary<TableId, BriefingTable> tables)
    {
        var (casualties, period) = (new Totals(tables[TableId.T1]), tables[TableId.T1].Basis.Period);
        var harmed = Harms.Where(h => casualties[h] > 0).Select(h => T.Counted($"Update.{h}", casualties[h]!.Value)).ToList();
        var recorded = T.Counted("Update.cases", casualties["cases"] ?? 0, T.Long(period.From), T.Long(period.To), mission);
        var affected = harmed.Count > 0 ? " " + T.Text("Update.harmed", Joined(harmed)) : "";
        var open = T.Counted("Update.open", new Totals(tables[TableId.T9])["cases"] ?? 0);
        yield return Sourced($"{recorded}{affected} {open}", TableId.T1, TableId.T9);
        foreach (var host in tables[TableId.T3].Rows.Where(r => r.Kind == RowKind.Group && r.Keys[1] != CaseFilter.None))
            yield return Sourced(Steps(tables[TableId.T3], host), TableId.T3);
        var standing = new Totals(tables[TableId.T5]);
        if (casualties["cases"] > 0)
            yield return Sourced(T.Text("Update.standing", [.. Codes.All<Accountability>().Select(a => Cases(standing[a]))]), TableId.T5);
        var steps = tables[TableId.T13].Rows;
        var moved = steps
            .GroupBy(r => r.Cells[1].Code!)
            .OrderBy(g => Codes.Parse<Stage>(g.Key))
            .Select(g => $"{Lower(Terms.Of("Stage", g.Key))} ({T.Number(g.Count())})")
            .ToList();
        if (moved.Count > 0)
            yield return Sourced(T.Counted("Update.moved", steps.DistinctBy(r => r.Keys[0]).Count(), Joined(moved)), TableId.T13);
        foreach (var text in Judged(tables))
            yield return text;
        if (new Totals(tables[TableId.T10])["held_at_end"] is > 0 and var held)
            yield return Sourced(T.Counted("Update.held", held, T.Long(period.To)), TableId.T10);
    }

    private static string Steps(BriefingTable funnel, TableRow host)
    {
        var steps = new Totals(funnel, host);
        return T.Counted("Update.steps", steps["cases"] ?? 0, [T.State(host.Keys[1]), .. Reached.Select(s => Cases(steps[s]))]);
    }

    private static IEnumerable<string> Judged(IReadOnlyDictionary<TableId, BriefingTable> tables)
    {
        var accused = new Totals(tables[TableId.T4]);
        if (accused["identified"] is not > 0)
            yield break;
        var parts = OfAccused
            .Where(f => accused[f] > 0)
            .Select(f => $"{Lower(T.Get($"Column.{f}"))} ({T.Number(accused[f]!.Value)})")
            .ToList();
        var suspects = T.Counted("Update.suspects", accused["identified"]!.Value);
        yield return Sourced(parts.Count > 0 ? $"{suspects} {T.Text("Update.suspects_of", Joined(parts))}" : suspects, TableId.T4);
        var deaths = tables[TableId.T14].Rows.Sum(r => new Totals(tables[TableId.T14], r)["death_sentences"] ?? 0);
        if (deaths > 0)
            yield return Sourced(T.Counted("Update.death", deaths), TableId.T14);
    }

    private static IEnumerable<string> FollowUp(IReadOnlyDictionary<TableId, BriefingTable> tables)
    {
        var (funnel, messages, concerned) = (
            new Totals(tables[TableId.T3]),
            new Totals(tables[TableId.T6]),
            new Totals(tables[TableId.T7])
        );
        if (funnel["cases"] is > 0 and var all)
            yield return Sourced(
                T.Counted("Update.notified", all, Cases(funnel["notified"]), Cases(concerned["informed"])),
                TableId.T3,
                TableId.T7
            );
        List<string> sentences =
        [
            T.Text(
                "Update.messages",
                T.Counted("Update.notes", messages["notes_sent"] ?? 0),
                T.Counted("Update.replies", messages["replies"] ?? 0)
            ),
        ];
        if (messages["days_to_notify"] is { } notify)
            sentences.Add(T.Text("Update.to_notify", T.Counted("Update.days", notify)));
        if (messages["days_to_reply"] is { } reply)
            sentences.Add(T.Text("Update.to_reply", T.Counted("Update.days", reply)));
        yield return Sourced(string.Join(' ', sentences), TableId.T6);
        foreach (var text in Assistance(new Totals(tables[TableId.T11])))
            yield return Sourced(text, TableId.T11);
        if (messages["overdue"] is > 0 and var overdue)
            yield return Sourced(T.Counted("Update.overdue", overdue), TableId.T6);
        if (new Totals(tables[TableId.T9])["unmoved_12"] is > 0 and var unmoved)
            yield return Sourced(T.Counted("Update.unmoved", unmoved), TableId.T9);
    }

    private static IEnumerable<string> Assistance(Totals given)
    {
        foreach (var (key, measures) in new[] { ("Update.assistance", Engagements), ("Update.investigators", Investigators) })
        {
            var numbers = measures.Select(m => given[m] ?? 0).ToList();
            if (numbers.Any(n => n > 0))
                yield return T.Text(key, [.. numbers.Select(T.Number)]);
        }
    }

    private static string Cases(int? number) => T.Counted("Update.in", number ?? 0);

    private static string Sourced(string text, params IEnumerable<TableId> tables) => $"{text} [{string.Join(", ", tables)}]";

    private static string Joined(List<string> parts) =>
        parts.Count == 1 ? parts[0] : T.Text("Update.and", string.Join(", ", parts.SkipLast(1)), parts[^1]);

    private static string Lower(string word) => char.ToLower(word[0], System.Globalization.CultureInfo.CurrentUICulture) + word[1..];

    /// <summary>The figures of a row, by the columns; of the total where none is named.</summary>
    private sealed class Totals(BriefingTable table, TableRow? row = null)
    {
        public int? this[string column] => (row ?? table.Rows[^1]).Cells[table.Columns.ToList().FindIndex(c => c.Id == column)].Value;
    }
}
