using CaseTracker.Cases;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T6: what was sent to each host State about the cases of the period, what it replied, and how long both took.</summary>
internal static class CorrespondenceByHost
{
    public static BriefingTable Tabulate(TableRows rows)
    {
        var whole = Tables.Whole(rows);
        // A State knows of its own messages alone: that it knows none of another host is not that there are none.
        var hosts = rows.Cases.SelectMany(c => Tables.HostsOf(rows, c)).Distinct().Where(h => h != CaseFilter.None && (!rows.Basis.Audience.IsState || h == rows.Basis.Audience.Code)).Order(StringComparer.Ordinal);
        var (facts, overdue) = (rows.Correspondence.ToLookup(f => f.State), rows.Overdue.ToLookup(o => o.State));
        return new BriefingTable(
            TableId.T6, rows.Basis, [HeadKind.Host],
            [
                new("notes_sent", TableUnit.Message), new("replies", TableUnit.Message), new("reply_share", TableUnit.Case, ColumnKind.Share),
                new("days_to_notify", TableUnit.Case, ColumnKind.Days), new("days_to_reply", TableUnit.Case, ColumnKind.Days), new("overdue", TableUnit.Case),
                new("last_update", TableUnit.Message, ColumnKind.Date),
            ],
            [
                .. hosts.Select(h => new TableRow(RowKind.Group, [h], Cells(rows.Basis, [.. facts[h]], [.. overdue[h]], new MessageFilter { Cases = whole with { Host = h }, State = h }))),
                new TableRow(RowKind.Total, [], Cells(rows.Basis, rows.Correspondence, rows.Overdue, new MessageFilter { Cases = whole, State = rows.Basis.Filter.Host, OfHosts = true })),
            ]);
    }

    private static List<Cell> Cells(TableBasis basis, IReadOnlyList<CorrespondenceFact> facts, IReadOnlyList<OverdueFact> overdue, MessageFilter filter)
    {
        var (sent, replies) = (filter with { Direction = Direction.ToState }, filter with { Direction = Direction.FromState });
        return
        [
            Of(facts.Sum(f => f.Sent), sent),
            Of(facts.Sum(f => f.Replies), replies),
            Of(Tables.PerMille(facts.Count(f => f is { Sent: > 0, Replies: > 0 }), facts.Count(f => f.Sent > 0)), replies),
            Of(Median(facts.Select(f => Days(f.IncidentOn, f.NotifiedOn))), sent with { Kind = MessageKind.InitialNotification }),
            Of(Median(facts.Select(f => Days(f.FirstSentOn, f.FirstReplyOn))), replies),
            new Cell(overdue.Select(o => o.CaseId).Distinct().Count(), filter.Cases! with { OverdueOn = DayOf(basis) }),
            Of(null, replies) with { Code = facts.Max(f => f.LastReplyOn) },
        ];
    }

    /// <summary>The day on which something is overdue or not.</summary>
    internal static DateOnly DayOf(TableBasis basis) => DateOnly.FromDateTime(basis.AsOf);

    private static Cell Of(int? value, MessageFilter filter) => new(value, filter.Cases!) { Messages = filter };

    /// <summary>Null where a day is not known, or the one came before the other.</summary>
    private static int? Days(string? from, string? to) =>
        PartialDate.TryParse(from, out var first) && PartialDate.TryParse(to, out var last) && (first.Precision, last.Precision) == (DatePrecision.Day, DatePrecision.Day) && last.First >= first.First
            ? last.First.DayNumber - first.First.DayNumber : null;

    /// <summary>The middle one; of two in the middle the mean, rounded up.</summary>
    private static int? Median(IEnumerable<int?> days)
    {
        var known = days.OfType<int>().Order().ToList();
        return known.Count == 0 ? null : (known[(known.Count - 1) / 2] + known[known.Count / 2] + 1) / 2;
    }
}
