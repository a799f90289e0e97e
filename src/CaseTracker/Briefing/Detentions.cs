using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T10: who was held when the period began, who was taken, released or died in it, and who was held when it ended, by mission; the first two less the next two are the last.</summary>
internal static class Detentions
{
    public static BriefingTable Tabulate(TableRows rows)
    {
        var (period, measures) = (rows.Basis.Period, Enum.GetValues<DetentionMeasure>());
        var whole = rows.Basis.Filter with { DetentionFrom = period.From, DetentionTo = period.To };
        var groups = rows.Detentions.Where(d => measures.Any(m => IsCounted(d, m, period))).GroupBy(d => d.MissionKey).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T10, rows.Basis, [HeadKind.Mission], [.. measures.Select(m => new Column(Codes.Of(m), TableUnit.Person))],
            [
                .. groups.Select(g => new TableRow(RowKind.Group, [g.Key], Cells([.. g], whole with { Missions = [g.Key] }))),
                new TableRow(RowKind.Total, [], Cells(rows.Detentions, whole)),
            ]);

        List<Cell> Cells(IReadOnlyList<DetentionFact> held, CaseFilter filter) => [.. measures.Select(m => new Cell(held.Count(d => IsCounted(d, m, period)), filter with { Detention = m }))];
    }

    private static bool IsCounted(DetentionFact held, DetentionMeasure measure, Period period)
    {
        var (from, to) = (PartialDate.Parse(held.FromDay).First, held.ToDay is { } day ? PartialDate.Parse(day).First : DateOnly.MaxValue);
        return measure switch
        {
            DetentionMeasure.HeldAtStart => from < period.From && to >= period.From,
            DetentionMeasure.New => period.Contains(from),
            DetentionMeasure.Released => held.Ending == Codes.Of(DetentionStep.Released) && period.Contains(to),
            DetentionMeasure.Died => held.Ending == Codes.Of(DetentionStep.Died) && period.Contains(to),
            DetentionMeasure.HeldAtEnd => from <= period.To && to > period.To,
        };
    }
}
