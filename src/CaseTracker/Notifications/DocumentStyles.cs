using System.Xml.Linq;
using static CaseTracker.Office.Word;

namespace CaseTracker.Notifications;

/// <summary>How a printed note looks: A4, quiet tables.</summary>
internal static class DocumentStyles
{
    public static XElement Of(string language) =>
        new(
            W + "styles",
            Prefix(),
            Defaults(language),
            Normal(),
            Style("Sender", "Sender", null, new XElement(W + "pPr", Spacing(0, 0)), Bold(28)),
            Style(
                "Title",
                "Title",
                null,
                new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(360, 240), new XElement(W + "outlineLvl", At("val", 0))),
                Bold(26)
            ),
            Style("Head", "Head", null, new XElement(W + "pPr", Spacing(0, 0))),
            Style("Body", "Body Text", null, new XElement(W + "pPr", Spacing(0, 180, 288), Alone("jc", "both"))),
            Style("Cell", "Cell", null, new XElement(W + "pPr", Spacing(40, 40, 252))),
            Style(
                "CellHead",
                "Cell Head",
                "Cell",
                new XElement(W + "pPr", new XElement(W + "keepNext")),
                new XElement(W + "rPr", new XElement(W + "b"), new XElement(W + "bCs"))
            ),
            Style("Footer", "footer", null, new XElement(W + "pPr", Spacing(0, 0), Alone("jc", "center")), Plain(18)),
            TableStyle("Facts", Border("top"), Border("bottom"), Border("insideH"))
        );
}
