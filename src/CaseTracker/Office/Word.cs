using System.Xml.Linq;

namespace CaseTracker.Office;

/// <summary>Elements of a text document (ISO/IEC 29500, WordprocessingML); lengths are twentieths of a point, sizes half points.</summary>
internal static class Word
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static XAttribute Prefix() => new(XNamespace.Xmlns + "w", W.NamespaceName);

    public static XAttribute At(string name, object value) => new(W + name, value);

    public static XElement Alone(string name, string value) => new(W + name, At("val", value));

    public static XElement StyleOf(string style) => new(W + "pPr", Alone("pStyle", style));

    public static XElement Paragraph(string style, string text) => new(W + "p", StyleOf(style), Runs(text));

    /// <summary>Letters that run from right to left are marked so, with what stands between them, for a program picks their font by the
    /// mark.</summary>
    public static IEnumerable<XElement> Runs(string text) =>
        OfficeText.Runs(text).Select(r => Run(r.Text, r.FromRight ? new XElement(W + "rPr", new XElement(W + "rtl")) : null));

    public static XElement Run(string text, XElement? properties) =>
        new(
            W + "r",
            properties,
            text.Split('\n')
                .SelectMany(
                    (line, i) =>
                        new object?[]
                        {
                            i == 0 ? null : new XElement(W + "br"),
                            new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line),
                        }
                )
        );

    /// <summary>What the program computes, with what it shows until then.</summary>
    public static XElement Field(string instruction, string shown = "1") =>
        new(W + "fldSimple", At("instr", instruction), Run(shown, null));

    /// <summary>The mode in which the rules of ISO/IEC 29500 hold, not those of an older version of the program.</summary>
    public static XElement Settings() =>
        new(
            W + "settings",
            Prefix(),
            new XElement(
                W + "compat",
                new XElement(
                    W + "compatSetting",
                    At("name", "compatibilityMode"),
                    At("uri", "http://schemas.microsoft.com/office/word"),
                    At("val", 15)
                )
            )
        );

    /// <summary>One serif type in which every script has its own font.</summary>
    public static XElement Defaults(string language) =>
        new(
            W + "docDefaults",
            new XElement(
                W + "rPrDefault",
                new XElement(
                    W + "rPr",
                    new XElement(
                        W + "rFonts",
                        At("ascii", "Times New Roman"),
                        At("hAnsi", "Times New Roman"),
                        At("eastAsia", "Noto Serif CJK SC"),
                        At("cs", "Times New Roman")
                    ),
                    Size(22),
                    new XElement(W + "szCs", At("val", 22)),
                    new XElement(W + "lang", At("val", language == "fr" ? "fr-FR" : "en-GB"), At("eastAsia", "zh-CN"), At("bidi", "ar-SA"))
                )
            ),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0, 160, 276)))
        );

    public static XElement Normal() =>
        new(W + "style", At("type", "paragraph"), At("default", 1), At("styleId", "Normal"), Alone("name", "Normal"));

    public static XElement Style(string id, string name, string? basedOn = "Normal", params object?[] properties) =>
        new(
            W + "style",
            At("type", "paragraph"),
            At("styleId", id),
            Alone("name", name),
            Alone("basedOn", basedOn ?? "Normal"),
            properties
        );

    public static XElement TableStyle(string id, params XElement[] borders) =>
        new(
            W + "style",
            At("type", "table"),
            At("styleId", id),
            Alone("name", id),
            new XElement(
                W + "tblPr",
                new XElement(W + "tblBorders", borders),
                new XElement(W + "tblCellMar", Margin("left", 100), Margin("right", 100))
            )
        );

    public static XElement Bold(int size) =>
        new(W + "rPr", new XElement(W + "b"), new XElement(W + "bCs"), Size(size), new XElement(W + "szCs", At("val", size)));

    public static XElement Plain(int size) => new(W + "rPr", Size(size), new XElement(W + "szCs", At("val", size)));

    public static XElement Spacing(int before, int after, int line = 0) =>
        new(
            W + "spacing",
            At("before", before),
            At("after", after),
            line == 0 ? null : At("line", line),
            line == 0 ? null : At("lineRule", "auto")
        );

    public static XElement Border(string side, int eighths = 4, string color = "808080") =>
        new(W + side, At("val", "single"), At("sz", eighths), At("space", 0), At("color", color));

    private static XElement Size(int halfPoints) => new(W + "sz", At("val", halfPoints));

    private static XElement Margin(string side, int width) => new(W + side, At("w", width), At("type", "dxa"));
}
