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
        var first = Math.Max(
            period.From.Year,
            Math.Min(Period.SeriesStart.Year, rows.Cases.Select(c => PartialDate.Parse(c.Year).Year).DefaultIfEmpty(period.To.Year).Min())
        );
        var years = Enumerable
            .Range(first, Math.Max(0, period.To.Year - first + 1))
            .Select(Period.OfYear)
            .Select(y => new Period(y.From < period.From ? period.From : y.From, y.To > period.To ? period.To : y.To));
        return new BriefingTable(
            TableId.T2,
            rows.Basis,
            [HeadKind.Year],
            [
                new("killed", TableUnit.Person),
                new("injured", TableUnit.Person),
                new("cases", TableUnit.Case),
                .. groups.Select(g => new Column($"killed_{Codes.Of(g)}", TableUnit.Person)),
            ],
            [
                .. years
                    .Select(y => (Year: PartialDate.FromDate(y.From).ToString()[..4], Filter: Tables.Within(filter, y)))
                    .Select(x => new TableRow(
                        RowKind.Group,
                        [x.Year],
                        Cells([.. rows.Cases.Where(c => c.Year == x.Year)], [.. rows.Killed.Where(k => k.Year == x.Year)], x.Filter, groups)
                    )),
                new TableRow(RowKind.Total, [], Cells(rows.Cases, rows.Killed, Tables.Within(filter, period), groups)),
            ]
        );
    }

    private static List<Cell> Cells(
        IReadOnlyList<CaseFact> cases,
        IReadOnlyList<KilledFact> killed,
        CaseFilter filter,
        IEnumerable<PersonnelGroup> groups
    ) =>
        [
            Tables.Persons(cases, HarmGroup.Killed, filter),
            Tables.Persons(cases, HarmGroup.Injured, filter),
            new Cell(Tables.Count(cases), filter),
            .. groups.Select(g => new Cell(
                killed.Where(k => k.PersonnelGroup == Codes.Of(g)).Sum(k => k.Persons),
                filter with
                {
                    PersonnelGroup = g,
                    Harm = HarmGroup.Killed,
                }
            )),
        ];
}
