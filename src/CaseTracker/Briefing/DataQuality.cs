using CaseTracker.Cases;

namespace CaseTracker.Briefing;

/// <summary>T15: the cases of each mission of which the record is unsure, disputed, not kept up, or incomplete.</summary>
internal static class DataQuality
{
    private const int StaleAfterMonths = 12;

    private sealed record Fault(string Column, Func<CaseFact, bool> Has, Func<CaseFilter, CaseFilter> Narrow);

    public static BriefingTable Tabulate(TableRows rows)
    {
        var (whole, faults) = (Tables.Whole(rows), Faults(rows.Basis));
        return new BriefingTable(
            TableId.T15,
            rows.Basis,
            [HeadKind.Mission],
            [new("cases", TableUnit.Case), .. faults.Select(f => new Column(f.Column, TableUnit.Case))],
            [
                .. rows
                    .Cases.GroupBy(c => c.MissionKey)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new TableRow(RowKind.Group, [g.Key], Cells(faults, [.. g], whole with { Missions = [g.Key] }))),
                new TableRow(RowKind.Total, [], Cells(faults, rows.Cases, whole)),
            ]
        );
    }

    /// <summary>An open case on which nothing has moved since this day is stale.</summary>
    internal static DateOnly StaleBefore(TableBasis basis) => basis.Period.To.AddMonths(-StaleAfterMonths);

    /// <summary>What nobody confirmed is of the UN alone: for a State there is no such column.</summary>
    private static List<Fault> Faults(TableBasis basis)
    {
        var since = StaleBefore(basis);
        return
        [
            .. basis.Audience.IsState ? [] : (Fault[])[new("unconfirmed", c => c.Unconfirmed, f => f with { Unconfirmed = true })],
            new("disputed", c => c.Disputed, f => f with { Disputed = true }),
            new("stale", c => c.IsOpen && c.LastDay < since, f => f with { Open = true, UnmovedSince = since }),
            new("dates_missing", c => c.DatesMissing, f => f with { DatesMissing = true }),
        ];
    }

    private static List<Cell> Cells(List<Fault> faults, IReadOnlyList<CaseFact> cases, CaseFilter filter) =>
        [new Cell(Tables.Count(cases), filter), .. faults.Select(f => new Cell(Tables.Count(cases, f.Has), f.Narrow(filter)))];
}
