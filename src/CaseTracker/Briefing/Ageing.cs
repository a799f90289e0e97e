using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T9: how old the open cases are at the end of the period, how far they came, and on how many nothing has moved.</summary>
internal static class Ageing
{
    /// <summary>Years since the incident: at least so many, and fewer than so many.</summary>
    private static readonly (string Key, int From, int? To)[] Bands =
    [
        ("under_1", 0, 1),
        ("from_1", 1, 2),
        ("from_2", 2, 5),
        ("from_5", 5, 10),
        ("from_10", 10, null),
    ];

    private static readonly int[] MonthsWithoutMovement = [6, 12, 24];

    public static BriefingTable Tabulate(TableRows rows)
    {
        var (end, all) = (rows.Basis.Period.To, Of(rows.Basis));
        return new BriefingTable(
            TableId.T9,
            rows.Basis,
            [HeadKind.Age],
            [
                new("cases", TableUnit.Case),
                .. Enum.GetValues<Stage>().Select(s => new Column($"at_{Codes.Of(s)}", TableUnit.Case)),
                .. MonthsWithoutMovement.Select(m => new Column($"unmoved_{m.ToString(CultureInfo.InvariantCulture)}", TableUnit.Case)),
            ],
            [
                .. Bands
                    .Select(b => (Band: b, Period: Between(end, b.From, b.To)))
                    .Select(x => new TableRow(
                        RowKind.Group,
                        [x.Band.Key],
                        Cells([.. rows.Cases.Where(c => x.Period.Contains(c.Day))], Tables.Within(all, x.Period), end)
                    )),
                new TableRow(RowKind.Total, [], Cells(rows.Cases, all, end)),
            ]
        );
    }

    /// <summary>All open cases of incidents up to the end of the period, whenever it begins: an old case does not cease to be
    /// open.</summary>
    internal static CaseFilter Of(TableBasis basis) =>
        Tables.Within(basis.Filter, new Period(DateOnly.MinValue, basis.Period.To)) with
        {
            Open = true,
        };

    /// <summary>The days on which the bands begin, and those since which nothing has moved.</summary>
    internal static (IEnumerable<DateOnly> Days, IEnumerable<DateOnly> LastDays) Edges(DateOnly end) =>
        (Bands.SelectMany(b => Tables.Edges(Between(end, b.From, b.To))), MonthsWithoutMovement.Select(m => end.AddMonths(-m)));

    private static Period Between(DateOnly end, int years, int? toYears) =>
        new(toYears is { } most ? end.AddYears(-most).AddDays(1) : DateOnly.MinValue, end.AddYears(-years));

    private static List<Cell> Cells(IReadOnlyList<CaseFact> cases, CaseFilter filter, DateOnly end) =>
        [
            new Cell(Tables.Count(cases), filter),
            .. Enum.GetValues<Stage>().Select(s => new Cell(Tables.Count(cases, c => c.Reached == s), filter with { Stage = s })),
            .. MonthsWithoutMovement
                .Select(m => end.AddMonths(-m))
                .Select(since => new Cell(Tables.Count(cases, c => c.LastDay < since), filter with { UnmovedSince = since })),
        ];
}
