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
        var hosts = rows
            .Cases.SelectMany(c => Tables.HostsOf(rows, c))
            .Distinct()
            .Where(h => h != CaseFilter.None && (!rows.Basis.Audience.IsState || h == rows.Basis.Audience.Code))
            .Order(StringComparer.Ordinal);
        var (facts, overdue) = (rows.Correspondence.ToLookup(f => f.State), rows.Overdue.ToLookup(o => o.State));
        return new BriefingTable(
            TableId.T6,
            rows.Basis,
            [HeadKind.Host],
            [
                new("notes_sent", TableUnit.Message),
                new("replies", TableUnit.Message),
                new("reply_share", TableUnit.Case, ColumnKind.Share),
                new("days_to_notify", TableUnit.Case, ColumnKind.Days),
                new("days_to_reply", TableUnit.Case, ColumnKind.Days),
                new("overdue", TableUnit.Case),
                new("last_update", TableUnit.Message, ColumnKind.Date),
            ],
            [
                .. hosts.Select(h => new TableRow(
                    RowKind.Group,
                    [h],
                    Cells(
                        rows.Basis,
                        [.. facts[h]],
                        overdue[h].Sum(o => o.Cases),
                        new MessageFilter { Cases = whole with { Host = h }, State = h }
                    )
                )),
                new TableRow(
                    RowKind.Total,
                    [],
                    Cells(
                        rows.Basis,
                        rows.Correspondence,
                        rows.Overdue.Sum(o => o.First),
                        new MessageFilter
                        {
                            Cases = whole,
                            State = rows.Basis.Filter.Host,
                            OfHosts = true,
                        }
                    )
                ),
            ]
        );
    }

    private static List<Cell> Cells(TableBasis basis, IReadOnlyList<CorrespondenceFact> facts, int overdue, MessageFilter filter)
    {
        var (sent, replies) = (filter with { Direction = Direction.ToState }, filter with { Direction = Direction.FromState });
        return
        [
            Of(facts.Sum(f => f.Sent), sent),
            Of(facts.Sum(f => f.Replies), replies),
            Of(Tables.PerMille(facts.Sum(f => f.Answered), facts.Sum(f => f.Asked)), replies),
            Of(Median(facts, f => f.DaysToNotify), sent with { Kind = MessageKind.InitialNotification }),
            Of(Median(facts, f => f.DaysToReply), replies),
            new Cell(overdue, filter.Cases! with { OverdueOn = DayOf(basis) }),
            Of(null, replies) with
            {
                Code = facts.Max(f => f.LastReplyOn),
            },
        ];
    }

    /// <summary>The day on which something is overdue or not.</summary>
    internal static DateOnly DayOf(TableBasis basis) => DateOnly.FromDateTime(basis.AsOf);

    private static Cell Of(int? value, MessageFilter filter) => new(value, filter.Cases!) { Messages = filter };

    /// <summary>The one of the case in the middle; of two in the middle the mean, rounded up.</summary>
    private static int? Median(IReadOnlyList<CorrespondenceFact> facts, Func<CorrespondenceFact, int?> days)
    {
        var known = facts.Where(f => days(f) is not null).OrderBy(days).ToList();
        var count = known.Sum(f => f.Cases);
        return count == 0 ? null : (At((count - 1) / 2) + At(count / 2) + 1) / 2;

        int At(int place) => days(known.First(f => (place -= f.Cases) < 0))!.Value;
    }
}
