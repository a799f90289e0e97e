using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>T10: who was held when the period began, who was taken, released or died in it, and who was held when it ended, by mission; the
/// first two less the next two are the last.</summary>
internal static class Detentions
{
    private const int Before = 0,
        Within = 1,
        After = 2;

    public static BriefingTable Tabulate(TableRows rows)
    {
        var measures = Enum.GetValues<DetentionMeasure>();
        var whole = rows.Basis.Filter with { DetentionFrom = rows.Basis.Period.From, DetentionTo = rows.Basis.Period.To };
        var groups = rows
            .Detentions.Where(d => measures.Any(m => IsCounted(d, m)))
            .GroupBy(d => d.MissionKey)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        return new BriefingTable(
            TableId.T10,
            rows.Basis,
            [HeadKind.Mission],
            [.. measures.Select(m => new Column(Codes.Of(m), TableUnit.Person))],
            [
                .. groups.Select(g => new TableRow(RowKind.Group, [g.Key], Cells([.. g], whole with { Missions = [g.Key] }))),
                new TableRow(RowKind.Total, [], Cells(rows.Detentions, whole)),
            ]
        );

        List<Cell> Cells(IReadOnlyList<DetentionFact> held, CaseFilter filter) =>
            [.. measures.Select(m => new Cell(held.Where(d => IsCounted(d, m)).Sum(d => d.Persons), filter with { Detention = m }))];
    }

    private static bool IsCounted(DetentionFact held, DetentionMeasure measure) =>
        measure switch
        {
            DetentionMeasure.HeldAtStart => held.FromSpan == Before && held.ToSpan > Before,
            DetentionMeasure.New => held.FromSpan == Within,
            DetentionMeasure.Released => held.Ending == Codes.Of(DetentionStep.Released) && held.ToSpan == Within,
            DetentionMeasure.Died => held.Ending == Codes.Of(DetentionStep.Died) && held.ToSpan == Within,
            DetentionMeasure.HeldAtEnd => held.FromSpan < After && held.ToSpan == After,
        };
}
