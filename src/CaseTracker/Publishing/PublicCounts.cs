using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Reference;

namespace CaseTracker.Publishing;

/// <summary>Takes from a table of an edition what the public may know of it, before small counts are withheld; pure.</summary>
internal static class PublicCounts
{
    public static bool IsSource(TableId id) => id is TableId.T1 or TableId.T2 or TableId.T5;

    /// <summary>Only lists of the whole series are comparable from edition to edition: where a table begins later, it has none.</summary>
    public static IEnumerable<(PublicTableId Id, IReadOnlyDictionary<string, int> Counts)> Of(BriefingTable table) =>
        table.Id switch
        {
            TableId.T1 => [(PublicTableId.KilledByMission, Groups(table, "killed_since_2013"))],
            TableId.T2 when IsWhole(table) =>
            [
                (PublicTableId.KilledByYear, Years(table, "killed")),
                (PublicTableId.CasesByYear, Years(table, "cases")),
            ],
            TableId.T5 when IsOfSeries(table) =>
            [
                (
                    PublicTableId.CasesByAccountability,
                    Codes.All<Accountability>().ToDictionary(a => a, a => ValueOf(table, Total(table), a), StringComparer.Ordinal)
                ),
            ],
            _ => [],
        };

    private static bool IsWhole(BriefingTable table) => table.Basis.Period.From <= Period.SeriesStart;

    private static bool IsOfSeries(BriefingTable table) => table.Basis.Period.From == Period.SeriesStart;

    private static Dictionary<string, int> Groups(BriefingTable table, string column) =>
        table.Rows.Where(r => r.Kind == RowKind.Group).ToDictionary(r => r.Keys[0], r => ValueOf(table, r, column), StringComparer.Ordinal);

    private static Dictionary<string, int> Years(BriefingTable table, string column) =>
        Groups(table, column)
            .Where(g => int.Parse(g.Key, CultureInfo.InvariantCulture) >= Period.SeriesStart.Year)
            .ToDictionary(StringComparer.Ordinal);

    private static TableRow Total(BriefingTable table) => table.Rows.Single(r => r.Kind == RowKind.Total);

    private static int ValueOf(BriefingTable table, TableRow row, string column) =>
        row.Cells[table.Columns.Select(c => c.Id).ToList().IndexOf(column)].Value ?? 0;
}
