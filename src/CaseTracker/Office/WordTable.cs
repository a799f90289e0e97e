using System.Xml;
using System.Xml.Linq;
using static CaseTracker.Office.Word;

namespace CaseTracker.Office;

/// <param name="Width">In characters; all are made wider or narrower in proportion.</param>
internal sealed record WordColumn(string Head, double Width, bool IsFigure);

internal readonly record struct WordRow(IReadOnlyList<string> Cells, bool IsTotal = false);

/// <summary>A native table whose head is repeated on each page; its rows are asked for once, as they are written.</summary>
internal sealed record WordTable(IReadOnlyList<WordColumn> Columns, IEnumerable<WordRow> Rows, bool IsWide) : WordBlock(IsWide)
{
    /// <summary>More columns than this have small type and heads that stand upright.</summary>
    public const int MostUpright = 11;

    private bool IsSmall => Columns.Count > MostUpright;

    public override void Write(XmlWriter xml)
    {
        var widths = Widths();
        xml.WriteStartElement("tbl", W.NamespaceName);
        Write(
            xml,
            new XElement(
                W + "tblPr",
                Alone("tblStyle", "Figures"),
                new XElement(W + "tblW", At("w", widths.Sum()), At("type", "dxa")),
                new XElement(W + "tblLayout", At("type", "fixed")),
                IsSmall
                    ? new XElement(
                        W + "tblCellMar",
                        new XElement(W + "left", At("w", 40), At("type", "dxa")),
                        new XElement(W + "right", At("w", 40), At("type", "dxa"))
                    )
                    : null,
                new XElement(W + "tblLook", At("val", "0420"))
            )
        );
        Write(xml, new XElement(W + "tblGrid", widths.Select(w => new XElement(W + "gridCol", At("w", w)))));
        Write(xml, Head(widths));
        foreach (var row in Rows)
            Write(xml, Row(row, widths));
        xml.WriteEndElement();
    }

    private XElement Head(int[] widths) =>
        new(
            W + "tr",
            new XElement(
                W + "trPr",
                new XElement(W + "cantSplit"),
                IsSmall ? new XElement(W + "trHeight", At("val", HeadHeight(widths)), At("hRule", "exact")) : null,
                new XElement(W + "tblHeader")
            ),
            Columns.Select(
                (c, i) =>
                    new XElement(
                        W + "tc",
                        new XElement(
                            W + "tcPr",
                            new XElement(W + "tcW", At("w", widths[i]), At("type", "dxa")),
                            new XElement(W + "tcBorders", Border("bottom", 6, "404040")),
                            IsTurned(c) ? Alone("textDirection", "btLr") : null,
                            Alone("vAlign", "bottom")
                        ),
                        Paragraph(WordStyles.Cell(c.IsFigure && !IsTurned(c) ? "FigureHead" : "CellHead", IsSmall), c.Head)
                    )
            )
        );

    private XElement Row(WordRow row, int[] widths) =>
        new(
            W + "tr",
            new XElement(W + "trPr", new XElement(W + "cantSplit")),
            Columns.Select(
                (c, i) =>
                    new XElement(
                        W + "tc",
                        new XElement(
                            W + "tcPr",
                            new XElement(W + "tcW", At("w", widths[i]), At("type", "dxa")),
                            row.IsTotal ? new XElement(W + "tcBorders", Border("top", 4, "404040")) : null
                        ),
                        Paragraph(WordStyles.Cell((c.IsFigure ? "Figure" : "Cell") + (row.IsTotal ? "Total" : ""), IsSmall), row.Cells[i])
                    )
            )
        );

    private bool IsTurned(WordColumn column) => IsSmall && column.IsFigure;

    /// <summary>As high as the longest turned head needs in as many lines as its column has room for.</summary>
    private int HeadHeight(int[] widths) =>
        Math.Clamp(
            Columns.Select((c, i) => IsTurned(c) ? ((c.Head.Length / Math.Max(1, (widths[i] - 120) / 185)) + 9) * 88 : 0).Max(),
            900,
            3000
        );

    private int[] Widths()
    {
        var (all, whole) = (IsWide ? WordDocument.Turned : WordDocument.Upright, Columns.Sum(c => c.Width));
        return [.. Columns.Select(c => (int)Math.Floor(all * c.Width / whole))];
    }
}
