using System.Globalization;
using System.Xml.Linq;

namespace CaseTracker.Office;

/// <summary>A chart as DrawingML describes it: bars that are told apart without colour too, with their figures beside them.</summary>
internal static class ChartMarkup
{
    public const string C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public const string SheetName = "Data";
    private static readonly XNamespace c = C;
    private static readonly XNamespace a = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly string[] Fills = ["solid", "wdUpDiag", "pct20", "dkHorz"];

    public static XElement Of(WordChart chart, string language) =>
        new(
            c + "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", c),
            new XAttribute(XNamespace.Xmlns + "a", a),
            new XAttribute(XNamespace.Xmlns + "r", PackageParts.OfficeRelation),
            Set("date1904", 0),
            Set("lang", language == "fr" ? "fr-FR" : "en-GB"),
            Set("roundedCorners", 0),
            new XElement(
                c + "chart",
                Set("autoTitleDeleted", 1),
                new XElement(
                    c + "plotArea",
                    new XElement(c + "layout"),
                    new XElement(
                        c + "barChart",
                        Set("barDir", chart.LiesDown ? "bar" : "col"),
                        Set("grouping", "clustered"),
                        Set("varyColors", 0),
                        chart.Series.Select((s, i) => Series(chart, s.Name, s.Values, i)),
                        Set("gapWidth", 60),
                        Set("axId", 1),
                        Set("axId", 2)
                    ),
                    CategoryAxis(chart.LiesDown),
                    ValueAxis(chart.LiesDown)
                ),
                chart.Series.Count > 1 ? new XElement(c + "legend", Set("legendPos", "b"), Set("overlay", 0)) : null,
                Set("plotVisOnly", 1),
                Set("dispBlanksAs", "gap")
            ),
            new XElement(c + "spPr", new XElement(a + "noFill"), new XElement(a + "ln", new XElement(a + "noFill"))),
            Type(),
            new XElement(c + "externalData", new XAttribute(XName.Get("id", PackageParts.OfficeRelation), "rId1"), Set("autoUpdate", 0))
        );

    private static XElement Series(WordChart chart, string name, IReadOnlyList<int> values, int number)
    {
        var last = chart.Categories.Count + 1;
        return new XElement(
            c + "ser",
            Set("idx", number),
            Set("order", number),
            new XElement(c + "tx", Strings($"{SheetName}!${Workbook.Letters(number + 1)}$1", [name])),
            new XElement(c + "spPr", Fill(number), new XElement(a + "ln", new XAttribute("w", 6350), Solid("003A5D"))),
            Set("invertIfNegative", 0),
            new XElement(
                c + "dLbls",
                Set("showLegendKey", 0),
                Set("showVal", 1),
                Set("showCatName", 0),
                Set("showSerName", 0),
                Set("showPercent", 0),
                Set("showBubbleSize", 0)
            ),
            new XElement(c + "cat", Strings($"{SheetName}!$A$2:$A${last}", chart.Categories)),
            new XElement(
                c + "val",
                new XElement(
                    c + "numRef",
                    new XElement(c + "f", $"{SheetName}!${Workbook.Letters(number + 1)}$2:${Workbook.Letters(number + 1)}${last}"),
                    new XElement(
                        c + "numCache",
                        new XElement(c + "formatCode", "#,##0"),
                        Set("ptCount", values.Count),
                        values.Select((v, i) => Point(i, v.ToString(CultureInfo.InvariantCulture)))
                    )
                )
            )
        );
    }

    private static XElement CategoryAxis(bool liesDown) =>
        new(
            c + "catAx",
            Set("axId", 1),
            new XElement(c + "scaling", Set("orientation", liesDown ? "maxMin" : "minMax")),
            Set("delete", 0),
            Set("axPos", liesDown ? "l" : "b"),
            Set("majorTickMark", "none"),
            Set("minorTickMark", "none"),
            Set("tickLblPos", "low"),
            new XElement(c + "spPr", new XElement(a + "ln", new XAttribute("w", 9525), Solid("404040"))),
            Set("crossAx", 2),
            Set("crosses", "autoZero"),
            Set("auto", 0),
            Set("lblAlgn", "ctr"),
            Set("lblOffset", 100),
            Set("noMultiLvlLbl", 1)
        );

    /// <summary>Without marks and figures: those stand at the bars.</summary>
    private static XElement ValueAxis(bool liesDown) =>
        new(
            c + "valAx",
            Set("axId", 2),
            new XElement(c + "scaling", Set("orientation", "minMax"), Set("min", 0)),
            Set("delete", 1),
            Set("axPos", liesDown ? "t" : "l"),
            new XElement(c + "numFmt", new XAttribute("formatCode", "#,##0"), new XAttribute("sourceLinked", 0)),
            Set("majorTickMark", "none"),
            Set("minorTickMark", "none"),
            Set("tickLblPos", "nextTo"),
            Set("crossAx", 1),
            Set("crosses", "autoZero"),
            Set("crossBetween", "between")
        );

    private static XElement Strings(string formula, IReadOnlyList<string> texts) =>
        new(
            c + "strRef",
            new XElement(c + "f", formula),
            new XElement(c + "strCache", Set("ptCount", texts.Count), texts.Select((t, i) => Point(i, OfficeText.Writable(t))))
        );

    private static XElement Point(int number, string value) => new(c + "pt", new XAttribute("idx", number), new XElement(c + "v", value));

    private static XElement Fill(int number) =>
        Fills[number % Fills.Length] is var pattern && pattern == "solid"
            ? Solid("00609C")
            : new XElement(
                a + "pattFill",
                new XAttribute("prst", pattern),
                new XElement(a + "fgClr", Colour("00609C")),
                new XElement(a + "bgClr", Colour("FFFFFF"))
            );

    private static XElement Solid(string colour) => new(a + "solidFill", Colour(colour));

    private static XElement Colour(string colour) => new(a + "srgbClr", new XAttribute("val", colour));

    private static XElement Type() =>
        new(
            c + "txPr",
            new XElement(a + "bodyPr"),
            new XElement(
                a + "p",
                new XElement(
                    a + "pPr",
                    new XElement(
                        a + "defRPr",
                        new XAttribute("sz", 900),
                        new XElement(a + "latin", new XAttribute("typeface", "Times New Roman"))
                    )
                )
            )
        );

    private static XElement Set(string name, object value) => new(c + name, new XAttribute("val", value));
}
