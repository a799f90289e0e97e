using System.Text;
using CaseTracker.Disclosure;

namespace CaseTracker.Briefing;

/// <summary>A table as CSV: headings and names in the reader's language, then the footnotes; the same table always gives the same
/// bytes.</summary>
public static class TableCsv
{
    public static byte[] Write(BriefingTable table)
    {
        var csv = new StringBuilder();
        Csv.Append(csv, [.. table.Heads.Select(TableTexts.Heading), .. table.Columns.Select(c => c.Heading)]);
        foreach (var row in table.Rows)
            Csv.Append(
                csv,
                [
                    .. table.Heads.Select((_, i) => table.Label(row, i)),
                    .. row.Cells.Zip(table.Columns, (cell, column) => cell.Text(column.Kind)),
                ]
            );
        Csv.Append(csv, []);
        Csv.Append(csv, [$"{table.Id}: {table.Title}"]);
        foreach (var note in table.Footnotes)
            Csv.Append(csv, [note]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
