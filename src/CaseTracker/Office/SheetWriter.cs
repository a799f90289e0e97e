using System.Globalization;
using System.Xml;
using static CaseTracker.Office.Workbook;

namespace CaseTracker.Office;

/// <summary>Writes one page of a workbook; what links it has is known once it is written.</summary>
internal sealed class SheetWriter(Sheet sheet, SharedStrings strings, bool isFirst)
{
    /// <summary>Spreadsheets open no more links a page, and no longer texts in a formula.</summary>
    private const int MostLinks = 65_000,
        LongestInFormula = 255;

    private readonly List<string> _merged = [];
    private readonly List<(int Row, int From, int To, string Link)> _links = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private XmlWriter _xml = null!;

    public IReadOnlyList<Relation> Relations =>
        [.. _ids.Select(i => new Relation(i.Value, $"{PackageParts.OfficeRelation}/hyperlink", i.Key, IsExternal: true))];

    public void Write(XmlWriter xml)
    {
        _xml = xml;
        xml.WriteStartElement("worksheet", X.NamespaceName);
        xml.WriteAttributeString("xmlns", "r", null, R.NamespaceName);
        In("sheetPr", [], () => Empty("pageSetUpPr", ("fitToPage", "1")));
        In(
            "sheetViews",
            [],
            () => In("sheetView", isFirst ? [("tabSelected", "1"), ("workbookViewId", "0")] : [("workbookViewId", "0")], Pane)
        );
        Empty("sheetFormatPr", ("defaultRowHeight", "14"));
        In(
            "cols",
            [],
            () =>
            {
                for (var i = 0; i < sheet.Widths.Count; i++)
                    Column(i, sheet.Entries.ElementAtOrDefault(i));
            }
        );
        In(
            "sheetData",
            [],
            () =>
            {
                var number = 0;
                foreach (var row in sheet.Rows)
                    Row(row, ++number);
            }
        );
        if (_merged.Count > 0)
            In("mergeCells", [("count", Text(_merged.Count))], () => _merged.ForEach(m => Empty("mergeCell", ("ref", m))));
        var restricted = sheet
            .Entries.Select((e, i) => (Entry: e, Column: i))
            .Where(r => r.Entry.IsCount || r.Entry.List is not null)
            .ToList();
        if (restricted.Count > 0)
            In("dataValidations", [("count", Text(restricted.Count))], () => restricted.ForEach(r => Restriction(r.Entry, r.Column)));
        if (_links.Count > 0)
            In("hyperlinks", [], () => _links.ForEach(Link));
        Empty("pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Empty("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        In("headerFooter", [], () => xml.WriteElementString("oddFooter", X.NamespaceName, "&L&A&R&P / &N"));
        xml.WriteEndElement();
    }

    private void Column(int place, SheetEntry? entry)
    {
        List<(string, string)> attributes = [("min", Text(place + 1)), ("max", Text(place + 1)), ("width", Text(sheet.Widths[place]))];
        if (entry?.IsText == true)
            attributes.Add(("style", Text(SheetStyles.Number(SheetCell.Of(null, SheetStyle.Typed)))));
        if (entry?.IsHidden == true)
            attributes.Add(("hidden", "1"));
        Empty("col", [.. attributes, ("customWidth", "1")]);
    }

    private void Restriction(SheetEntry entry, int column)
    {
        var cells = $"{Place(column, sheet.FrozenRows + 1)}:{Place(column, sheet.LastEntry)}";
        List<(string, string)> attributes = [("type", entry.List is null ? "whole" : "list")];
        if (entry.List is null)
            attributes.Add(("operator", "greaterThanOrEqual"));
        In(
            "dataValidation",
            [.. attributes, ("allowBlank", "1"), ("showErrorMessage", "1"), ("sqref", cells)],
            () => _xml.WriteElementString("formula1", X.NamespaceName, entry.List ?? "1")
        );
    }

    private void Pane()
    {
        if (sheet.FrozenRows == 0)
            return;
        var (first, columns) = (Place(sheet.FrozenColumns, sheet.FrozenRows + 1), sheet.FrozenColumns);
        if (columns == 0)
            Empty("pane", ("ySplit", Text(sheet.FrozenRows)), ("topLeftCell", first), ("activePane", "bottomLeft"), ("state", "frozen"));
        else
            Empty(
                "pane",
                ("xSplit", Text(columns)),
                ("ySplit", Text(sheet.FrozenRows)),
                ("topLeftCell", first),
                ("activePane", "bottomRight"),
                ("state", "frozen")
            );
    }

    private void Row(SheetRow row, int number)
    {
        List<(string, string)> attributes = [("r", Text(number))];
        if (row.Height is { } height)
            attributes.AddRange([("ht", Text(height)), ("customHeight", "1")]);
        In(
            "row",
            attributes,
            () =>
            {
                for (var column = 0; column < row.Cells.Count; column++)
                    Cell(row.Cells[column], column, number);
            }
        );
        if (row.IsWhole && sheet.Widths.Count > 1)
            _merged.Add($"{Place(0, number)}:{Place(sheet.Widths.Count - 1, number)}");
    }

    private void Cell(SheetCell cell, int column, int row)
    {
        var place = Place(column, row);
        List<(string, string)> attributes = [("r", place), ("s", Text(SheetStyles.Number(cell)))];
        if (cell.Number is null && string.IsNullOrEmpty(cell.Text))
        {
            Empty("c", [.. attributes]);
            return;
        }
        var formula = cell.Link is { } link ? Linked(link, column, row, cell) : null;
        if (cell.Number is null)
            attributes.Add(("t", formula is null ? "s" : "str"));
        In(
            "c",
            attributes,
            () =>
            {
                if (formula is not null)
                    _xml.WriteElementString("f", X.NamespaceName, formula);
                _xml.WriteElementString(
                    "v",
                    X.NamespaceName,
                    cell.Number is { } number ? Text(number)
                        : formula is null ? strings[cell.Text!]
                        : cell.Text
                );
            }
        );
    }

    /// <returns>What links the cell where the page has no room for more links; null where it has, or where nothing can.</returns>
    private string? Linked(string link, int column, int row, SheetCell cell)
    {
        // Neighbours that lead to the same place are one link.
        if (_links.Count > 0 && _links[^1] is var last && (last.Row, last.To, last.Link) == (row, column - 1, link))
        {
            _links[^1] = last with { To = column };
            return null;
        }
        if (_links.Count < MostLinks)
        {
            _links.Add((row, column, column, link));
            return null;
        }
        var shown = cell.Number is { } number ? Text(number) : Quote(cell.Text!);
        return link.Length > LongestInFormula || shown.Length > LongestInFormula ? null : $"HYPERLINK({Quote(link)},{shown})";
    }

    private void Link((int Row, int From, int To, string Link) link)
    {
        var place = link.From == link.To ? Place(link.From, link.Row) : $"{Place(link.From, link.Row)}:{Place(link.To, link.Row)}";
        if (link.Link.StartsWith('#'))
        {
            Empty("hyperlink", ("ref", place), ("location", link.Link[1..]));
            return;
        }
        if (!_ids.TryGetValue(link.Link, out var id))
            _ids.Add(link.Link, id = $"link{Text(_ids.Count + 1)}");
        _xml.WriteStartElement("hyperlink", X.NamespaceName);
        _xml.WriteAttributeString("ref", place);
        _xml.WriteAttributeString("r", "id", R.NamespaceName, id);
        _xml.WriteEndElement();
    }

    private void In(string name, IReadOnlyList<(string Name, string Value)> attributes, Action content)
    {
        _xml.WriteStartElement(name, X.NamespaceName);
        foreach (var (key, value) in attributes)
            _xml.WriteAttributeString(key, value);
        content();
        _xml.WriteEndElement();
    }

    private void Empty(string name, params IReadOnlyList<(string Name, string Value)> attributes) => In(name, attributes, () => { });

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
