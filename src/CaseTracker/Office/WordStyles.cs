using System.Xml.Linq;
using static CaseTracker.Office.Word;

namespace CaseTracker.Office;

/// <summary>How an annex looks: numbered paragraphs, captions above tables, tables with three rules and none between columns, small notes
/// below.</summary>
internal static class WordStyles
{
    /// <summary>The style of a cell: small where a table has many columns.</summary>
    public static string Cell(string kind, bool isSmall) => isSmall ? $"{kind}Small" : kind;

    public static XElement Of(string language) =>
        new(
            W + "styles",
            Prefix(),
            Defaults(language),
            Normal(),
            Style("Annex", "Annex", null, new XElement(W + "pPr", Spacing(0, 120)), Bold(28)),
            Style(
                "Title",
                "Title",
                null,
                new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(0, 240), new XElement(W + "outlineLvl", At("val", 0))),
                Bold(28)
            ),
            Style("Subtitle", "Subtitle", null, new XElement(W + "pPr", Spacing(0, 240))),
            Style(
                "Heading",
                "heading 1",
                null,
                new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(240, 120), new XElement(W + "outlineLvl", At("val", 1))),
                Bold(24)
            ),
            Style(
                "Subheading",
                "heading 2",
                null,
                new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(200, 100), new XElement(W + "outlineLvl", At("val", 2))),
                Bold(22)
            ),
            Style("Body", "Body Text", null, new XElement(W + "pPr", Spacing(0, 140, 276), Alone("jc", "both"))),
            Style(
                "Numbered",
                "Numbered",
                "Body",
                new XElement(W + "pPr", new XElement(W + "numPr", new XElement(W + "numId", At("val", 1))))
            ),
            Style(
                "Caption",
                "caption",
                null,
                new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(280, 100), new XElement(W + "outlineLvl", At("val", 1))),
                Bold(22)
            ),
            Style("Notes", "Table Notes", null, new XElement(W + "pPr", new XElement(W + "keepLines"), Spacing(20, 20, 240)), Plain(16)),
            Style("Break", "Break", null, new XElement(W + "pPr", Spacing(0, 0)), Plain(2)),
            Style("Picture", "Picture", null, new XElement(W + "pPr", Spacing(0, 120))),
            Cells(isSmall: false),
            Cells(isSmall: true),
            Style("Footer", "footer", null, new XElement(W + "pPr", Spacing(0, 0), Alone("jc", "center")), Plain(17)),
            TableStyle("Figures", Border("top", 8, "404040"), Border("bottom", 8, "404040"), Border("insideH", 2, "C8C8C8"))
        );

    /// <summary>The numbers of paragraphs, one after the other through the whole document.</summary>
    public static XElement Numbering() =>
        new(
            W + "numbering",
            Prefix(),
            new XElement(
                W + "abstractNum",
                At("abstractNumId", 0),
                new XElement(W + "multiLevelType", At("val", "singleLevel")),
                new XElement(
                    W + "lvl",
                    At("ilvl", 0),
                    new XElement(W + "start", At("val", 1)),
                    Alone("numFmt", "decimal"),
                    Alone("pStyle", "Numbered"),
                    Alone("lvlText", "%1."),
                    Alone("lvlJc", "left"),
                    new XElement(
                        W + "pPr",
                        new XElement(W + "tabs", new XElement(W + "tab", At("val", "num"), At("pos", 567))),
                        new XElement(W + "ind", At("left", 0), At("firstLine", 0))
                    )
                )
            ),
            new XElement(W + "num", At("numId", 1), new XElement(W + "abstractNumId", At("val", 0)))
        );

    private static IEnumerable<XElement> Cells(bool isSmall)
    {
        var size = isSmall ? 15 : 18;
        foreach (
            var (kind, isFigure, isBold) in new[]
            {
                ("Cell", false, false),
                ("CellTotal", false, true),
                ("Figure", true, false),
                ("FigureTotal", true, true),
                ("CellHead", false, true),
                ("FigureHead", true, true),
            }
        )
        {
            yield return Style(
                Cell(kind, isSmall),
                Cell(kind, isSmall),
                null,
                new XElement(
                    W + "pPr",
                    kind.EndsWith("Head", StringComparison.Ordinal) ? new XElement(W + "keepNext") : null,
                    Spacing(30, 30, 240),
                    isFigure ? Alone("jc", "right") : null
                ),
                isBold ? Bold(size) : Plain(size)
            );
        }
    }
}
