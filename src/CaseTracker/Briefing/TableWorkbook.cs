using System.Globalization;
using CaseTracker.Office;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>
/// Tables as a spreadsheet in the reader's language: a page for each, with typed figures that lead to the rows counted, and a page of
/// definitions. The same publication always gives the same bytes.
/// </summary>
public static class TableWorkbook
{
    public const string MediaType = Workbook.MediaType;

    private const int WidestName = 44;
    private static readonly DateOnly FirstDay = new(1899, 12, 30),
        FirstSure = new(1900, 3, 1);

    /// <param name="file">One that can be rewound: a file or memory.</param>
    public static void Write(Publication publication, Stream file) =>
        Workbook.Write(
            file,
            publication.Title,
            TableTexts.Get("Annex.sender"),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            [.. publication.Tables.Select(t => Page(t, publication.Address)), Definitions(publication.Tables)],
            publication.Seal
        );

    private static Sheet Page(BriefingTable table, Uri? address)
    {
        double[] widths =
        [
            .. table.Heads.Select((h, i) => Math.Clamp((LongestName(table, i) * 1.15) + 2, 12, WidestName)),
            .. table.Columns.Select(WidthOf),
        ];
        return new Sheet(table.Id.ToString(), widths, Rows(table, address, widths)) { FrozenRows = 3, FrozenColumns = table.Heads.Count };
    }

    private static int LongestName(BriefingTable table, int head) =>
        table.Rows.Select(r => table.Label(r, head).Length).Append(TableTexts.Heading(table.Heads[head]).Length).Max();

    private static double WidthOf(Column column)
    {
        var longest = column.Heading.Split(' ').Max(w => w.Length) + 3.0;
        return column.Kind > ColumnKind.Share ? Math.Max(longest, column.Kind == ColumnKind.Date ? 12 : 26) : Math.Max(longest, 10);
    }

    private static IEnumerable<SheetRow> Rows(BriefingTable table, Uri? address, double[] widths)
    {
        string[] heads = [.. table.Heads.Select(TableTexts.Heading), .. table.Columns.Select(c => c.Heading)];
        yield return new SheetRow([SheetCell.Of($"{table.Id}: {table.Title}", SheetStyle.Title)], 20);
        yield return new SheetRow([SheetCell.Of(TableTexts.Subtitle(table))]);
        yield return new SheetRow(
            [.. heads.Select((h, i) => SheetCell.Of(h, IsOfFigures(table, i) ? SheetStyle.HeadOfFigures : SheetStyle.Head))],
            (heads.Select((h, i) => Lines(h, widths[i])).Max() * 13.5) + 3
        );
        var links = new Links(address, table.Basis.Sight);
        foreach (var row in table.Rows)
        {
            var figures = row.Cells.Zip(
                table.Columns,
                (cell, column) => Figure(cell, column.Kind, links) with { IsTotal = row.Kind != RowKind.Group }
            );
            yield return new SheetRow([.. table.Heads.Select((_, i) => Name(table, row, i, links)), .. figures]);
        }
        yield return new SheetRow([]);
        foreach (var note in table.Footnotes)
            yield return new SheetRow([SheetCell.Of(note, SheetStyle.Note)], Lines(note, widths.Sum()) * 12.5, IsWhole: true);
    }

    private static bool IsOfFigures(BriefingTable table, int place) =>
        place >= table.Heads.Count && table.Columns[place - table.Heads.Count].Kind <= ColumnKind.Share;

    private static SheetCell Name(BriefingTable table, TableRow row, int head, Links links)
    {
        var isSingle = table.Heads[head] is HeadKind.Case or HeadKind.Proceeding && row.Kind == RowKind.Group;
        var link = isSingle ? links.Of(table.Heads[head], row.Keys[head]) : null;
        return new SheetCell(table.Label(row, head), null, SheetStyle.Text, link, row.Kind != RowKind.Group);
    }

    private static SheetCell Figure(Cell cell, ColumnKind kind, Links links)
    {
        var link = cell.Opens(kind) ? links.Of(cell) : null;
        return kind switch
        {
            ColumnKind.Count or ColumnKind.Days => new SheetCell(null, cell.Value, SheetStyle.Whole, link),
            ColumnKind.Share => new SheetCell(null, cell.Value / 10m, SheetStyle.Share, link),
            ColumnKind.Date => Date(cell.Code) with { Link = link },
            _ => new SheetCell(cell.Text(kind), null, SheetStyle.Text, link),
        };
    }

    /// <summary>A day as a spreadsheet counts it; text where no day is known, or one before spreadsheets agree how to count.</summary>
    internal static SheetCell Date(string? partial) =>
        PartialDate.TryParse(partial, out var date) && date.Precision == DatePrecision.Day && date.First >= FirstSure
            ? new SheetCell(null, date.First.DayNumber - FirstDay.DayNumber, SheetStyle.Day)
            : SheetCell.Of(partial);

    private static Sheet Definitions(IReadOnlyList<BriefingTable> tables)
    {
        double[] widths = [8, 30, 34, 80, 30, 44, 30, 30, 22];
        string[] heads = ["table", "title", "unit", "rule", "scope", "period", "as_of", "edition", "version"];
        var head = new SheetRow([.. heads.Select(h => SheetCell.Of(TableTexts.Get($"Sheet.{h}"), SheetStyle.Head))]);
        return new Sheet(TableTexts.Get("Sheet.definitions"), widths, [head, .. tables.Select(Row)]) { FrozenRows = 1, FrozenColumns = 1 };

        SheetRow Row(BriefingTable table)
        {
            string[] texts =
            [
                table.Title,
                TableTexts.Unit(table.Id),
                TableTexts.Definition(table.Id),
                string.Join('\n', TableTexts.Scope(table.Basis)),
                TableTexts.Period(table.Basis),
                string.Join('\n', TableTexts.Moment(table.Basis)),
                TableTexts.Edition(table.Basis),
                TableTexts.Version(table.Id),
            ];
            var name = new SheetCell(table.Id.ToString(), null, SheetStyle.Text, $"#{Workbook.Quoted(table.Id.ToString())}!A1");
            return new SheetRow(
                [name, .. texts.Select(t => SheetCell.Of(t, SheetStyle.Wrapped))],
                texts.Select((t, i) => t.Split('\n').Sum(l => Lines(l, widths[i + 1]))).Max() * 13.5
            );
        }
    }

    internal static string? Linked(Uri? address, string path) => address is null ? null : address.AbsoluteUri.TrimEnd('/') + path;

    /// <summary>Lines that a text takes in a column so many characters wide.</summary>
    private static int Lines(string text, double width) => Math.Max(1, (int)Math.Ceiling(text.Length * 1.1 / width));

    /// <summary>Where figures lead; neighbours that count the same rows are looked at once.</summary>
    private sealed class Links(Uri? address, Sight sight)
    {
        private Cell? _last;
        private string? _link;

        public string? Of(HeadKind head, string reference) => Linked(address, sight.Of(head, reference));

        public string? Of(Cell cell)
        {
            if (address is null)
                return null;
            var isSame =
                _last is { } last
                && ReferenceEquals(last.Cases, cell.Cases)
                && ReferenceEquals(last.Proceedings, cell.Proceedings)
                && ReferenceEquals(last.Messages, cell.Messages)
                && ReferenceEquals(last.Assistance, cell.Assistance);
            if (!isSame)
                _link = Linked(address, sight.Behind(cell));
            _last = cell;
            return _link;
        }
    }
}
