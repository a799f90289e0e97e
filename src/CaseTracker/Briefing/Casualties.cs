using CaseTracker.Cases;

namespace CaseTracker.Briefing;

/// <summary>T1: cases and persons affected by mission, beside the killed of the period before and since 2013.</summary>
internal static class Casualties
{
    private sealed record Figure(Column Column, Period Period, HarmGroup? Harm);

    public static BriefingTable Tabulate(TableRows rows)
    {
        var (period, filter) = (rows.Basis.Period, rows.Basis.Filter);
        var figures = Figures(period);
        var closed = rows.Missions.ClosedOn(period.To).Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        var missions = rows
            .Cases.GroupBy(c => c.MissionKey)
            .Select(g => new TableRow(RowKind.Group, [g.Key], Cells(figures, g, filter with { Missions = [g.Key] })))
            .Where(r => r.Cells.Any(c => c.Value > 0))
            .OrderBy(r => closed.Contains(r.Keys[0]))
            .ThenBy(r => r.Keys[0], StringComparer.Ordinal)
            .ToList();
        // Where the table is limited to open or to closed missions, the subtotal would say nothing.
        if (filter.MissionStatus is null)
        {
            missions.Add(
                new TableRow(
                    RowKind.ClosedMissions,
                    [],
                    Cells(
                        figures,
                        rows.Cases.Where(c => closed.Contains(c.Mission)),
                        filter with
                        {
                            MissionStatus = MissionStatus.Closed,
                            MissionsOn = period.To,
                        }
                    )
                )
            );
        }
        missions.Add(new TableRow(RowKind.Total, [], Cells(figures, rows.Cases, filter)));
        return new BriefingTable(TableId.T1, rows.Basis, [HeadKind.Mission], [.. figures.Select(f => f.Column)], missions);
    }

    /// <summary>All cases of the period, the one before it and the series.</summary>
    internal static CaseFilter Of(TableBasis basis)
    {
        var (start, before) = (Period.SinceSeriesStart, basis.Period.Previous);
        return Tables.Within(basis.Filter, new Period(start.From < before.From ? start.From : before.From, start.To));
    }

    /// <summary>The days on which a figure begins or ends.</summary>
    internal static IEnumerable<DateOnly> Edges(Period period) => Figures(period).SelectMany(f => Tables.Edges(f.Period));

    /// <summary>The harms that a figure counts.</summary>
    internal static IReadOnlyList<HarmGroup> Harms(Period period) =>
        [.. Figures(period).Select(f => f.Harm).OfType<HarmGroup>().Distinct()];

    private static List<Figure> Figures(Period period) =>
        [
            new(new("cases", TableUnit.Case), period, null),
            new(new("killed", TableUnit.Person), period, HarmGroup.Killed),
            new(new("injured", TableUnit.Person), period, HarmGroup.Injured),
            new(new("abducted", TableUnit.Person), period, HarmGroup.Abducted),
            new(new("detained", TableUnit.Person), period, HarmGroup.Detained),
            new(new("assaulted", TableUnit.Person), period, HarmGroup.Assaulted),
            new(new("threatened", TableUnit.Person), period, HarmGroup.Threatened),
            new(new("killed_previous", TableUnit.Person), period.Previous, HarmGroup.Killed),
            new(new("killed_since_2013", TableUnit.Person), Period.SinceSeriesStart, HarmGroup.Killed),
        ];

    private static List<Cell> Cells(List<Figure> figures, IEnumerable<CaseFact> cases, CaseFilter filter)
    {
        var all = cases.ToList();
        return figures.ConvertAll(f =>
        {
            var (within, narrowed) = (all.Where(c => f.Period.Contains(c.Day)), Tables.Within(filter, f.Period));
            return f.Harm is { } harm ? Tables.Persons(within, harm, narrowed) : new Cell(Tables.Count(within), narrowed);
        });
    }
}
