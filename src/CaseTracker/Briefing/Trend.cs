using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T2: killed by malicious act, injured and cases year by year, and the killed by group of personnel.</summary>
internal static class Trend
{
    public static BriefingTable Tabulate(TableRows rows)
    {
        var (period, filter) = (rows.Basis.Period, rows.Basis.Filter);
        var groups = filter.PersonnelGroup is { } only ? [only] : Enum.GetValues<PersonnelGroup>();
        var cases = rows.Within(period).ToList();
        var first = Math.Max(period.From.Year, Math.Min(Period.SeriesStart.Year, cases.Select(c => c.Day.Year).DefaultIfEmpty(period.To.Year).Min()));
        var years = Enumerable.Range(first, Math.Max(0, period.To.Year - first + 1)).Select(Period.OfYear)
            .Select(y => new Period(y.From < period.From ? period.From : y.From, y.To > period.To ? period.To : y.To)).ToList();
        return new BriefingTable(
            TableId.T2, rows.Basis, [HeadKind.Year],
            [
                new("killed", TableUnit.Person), new("injured", TableUnit.Person), new("cases", TableUnit.Case),
                .. groups.Select(g => new Column($"killed_{Codes.Of(g)}", TableUnit.Person)),
            ],
            [
                .. years.Select(y => new TableRow(
                    RowKind.Group, [PartialDate.FromDate(y.From).ToString()[..4]], Cells(rows, cases.Where(c => y.Contains(c.Day)), Tables.Within(filter, y), groups))),
                new TableRow(RowKind.Total, [], Cells(rows, cases, Tables.Within(filter, period), groups)),
            ]);
    }

    private static List<Cell> Cells(TableRows rows, IEnumerable<CaseFact> cases, CaseFilter filter, IEnumerable<PersonnelGroup> groups)
    {
        var all = cases.ToList();
        return
        [
            Tables.Persons(rows, all, HarmGroup.Killed, filter),
            Tables.Persons(rows, all, HarmGroup.Injured, filter),
            new Cell(all.Count, filter),
            .. groups.Select(g => new Cell(
                all.Sum(c => rows.Persons[c.CaseId].Count(p => p.PersonnelGroup == Codes.Of(g) && TableRows.Suffered(p, HarmGroup.Killed))),
                filter with { PersonnelGroup = g, Harm = HarmGroup.Killed })),
        ];
    }
}
