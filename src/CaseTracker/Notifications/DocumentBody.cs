using System.Xml.Linq;
using CaseTracker.Office;
using static CaseTracker.Office.Word;

namespace CaseTracker.Notifications;

/// <summary>The text of a printed note: letterhead, addressee, paragraphs and tables.</summary>
internal static class DocumentBody
{
    /// <summary>Of A4 between its margins, in twentieths of a point.</summary>
    private const int TextWidth = 9354;

    public static XElement Of(Note note, XName relation) =>
        new(
            W + "document",
            Prefix(),
            new XAttribute(XNamespace.Xmlns + "r", relation.NamespaceName),
            new XElement(
                W + "body",
                Paragraph("Sender", note.Sender),
                Paragraph("Head", note.Number),
                Paragraph("Head", note.Date),
                Paragraph("Title", note.Title),
                note.Addressee.Select(line => Paragraph("Head", line)),
                Paragraph("Head", ""),
                note.Blocks.SelectMany(Block),
                new XElement(
                    W + "sectPr",
                    new XElement(W + "footerReference", At("type", "default"), new XAttribute(relation, "rId3")),
                    new XElement(W + "pgSz", At("w", 11906), At("h", 16838)),
                    new XElement(
                        W + "pgMar",
                        At("top", 1418),
                        At("right", 1276),
                        At("bottom", 1418),
                        At("left", 1276),
                        At("header", 709),
                        At("footer", 709),
                        At("gutter", 0)
                    )
                )
            )
        );

    public static XElement Footer(Note note) =>
        new(
            W + "ftr",
            Prefix(),
            new XElement(W + "p", StyleOf("Footer"), Runs($"{note.Number}  ·  "), Field("PAGE"), Runs(" / "), Field("NUMPAGES"))
        );

    private static IEnumerable<XElement> Block(NoteBlock block) =>
        block.Text is { } text ? [Paragraph("Body", text)]
        : block.Lines.Count == 0 ? []
        : [Table(block), Paragraph("Head", "")];

    private static XElement Table(NoteBlock block)
    {
        var columns = block.Lines.Max(l => l.Count);
        int[] widths = block.Heads.Count == 0 ? [2600, TextWidth - 2600] : [.. Enumerable.Repeat(TextWidth / columns, columns)];
        return new XElement(
            W + "tbl",
            new XElement(
                W + "tblPr",
                Alone("tblStyle", "Facts"),
                new XElement(W + "tblW", At("w", widths.Sum()), At("type", "dxa")),
                new XElement(W + "tblLayout", At("type", "fixed")),
                new XElement(W + "tblLook", At("val", "0000"))
            ),
            new XElement(W + "tblGrid", widths.Select(w => new XElement(W + "gridCol", At("w", w)))),
            block.Heads.Count == 0 ? null : Row(block.Heads, widths, _ => "CellHead", isHead: true),
            block.Lines.Select(l => Row(l, widths, column => block.Heads.Count == 0 && column == 0 ? "CellHead" : "Cell"))
        );
    }

    private static XElement Row(IReadOnlyList<string> cells, int[] widths, Func<int, string> style, bool isHead = false) =>
        new(
            W + "tr",
            new XElement(W + "trPr", new XElement(W + "cantSplit"), isHead ? new XElement(W + "tblHeader") : null),
            widths.Select(
                (w, column) =>
                    new XElement(
                        W + "tc",
                        new XElement(W + "tcPr", new XElement(W + "tcW", At("w", w), At("type", "dxa"))),
                        Paragraph(style(column), column < cells.Count ? cells[column] : "")
                    )
            )
        );

    private static XElement Paragraph(string style, string text)
    {
        var paragraph = Word.Paragraph(style, text);
        // A paragraph in a script that runs from right to left begins at the right; a name in a table stays in its column.
        if (style == "Body" && OfficeText.BeginsAtRight(text))
            paragraph.Element(W + "pPr")!.Add(new XElement(W + "bidi"));
        return paragraph;
    }
}
