using System.Xml.Linq;

namespace CaseTracker.Notifications;

/// <summary>How a printed note looks: A4, one serif type in which every script has its own font, quiet tables.</summary>
internal static class DocumentStyles
{
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static XElement Of(string language) => new(W + "styles", Prefix(),
        new XElement(W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr",
                new XElement(W + "rFonts", At("ascii", "Times New Roman"), At("hAnsi", "Times New Roman"), At("eastAsia", "Noto Serif CJK SC"), At("cs", "Times New Roman")),
                Size(22), new XElement(W + "szCs", At("val", 22)), new XElement(W + "lang", At("val", language == "fr" ? "fr-FR" : "en-GB"), At("eastAsia", "zh-CN"), At("bidi", "ar-SA")))),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0, 160, 276)))),
        Style("paragraph", "Normal", "Normal", isDefault: true),
        Style("paragraph", "Sender", "Sender", null, new XElement(W + "pPr", Spacing(0, 0)), Bold(28)),
        Style("paragraph", "Title", "Title", null, new XElement(W + "pPr", new XElement(W + "keepNext"), Spacing(360, 240), new XElement(W + "outlineLvl", At("val", 0))), Bold(26)),
        Style("paragraph", "Head", "Head", null, new XElement(W + "pPr", Spacing(0, 0))),
        Style("paragraph", "Body", "Body Text", null, new XElement(W + "pPr", Spacing(0, 180, 288), Alone("jc", "both"))),
        Style("paragraph", "Cell", "Cell", null, new XElement(W + "pPr", Spacing(40, 40, 252))),
        Style("paragraph", "CellHead", "Cell Head", "Cell", new XElement(W + "pPr", new XElement(W + "keepNext")), new XElement(W + "rPr", new XElement(W + "b"), new XElement(W + "bCs"))),
        Style("paragraph", "Footer", "footer", null, new XElement(W + "pPr", Spacing(0, 0), Alone("jc", "center")), new XElement(W + "rPr", Size(18), new XElement(W + "szCs", At("val", 18)))),
        new XElement(W + "style", At("type", "table"), At("styleId", "Facts"), Alone("name", "Facts"),
            new XElement(W + "tblPr", new XElement(W + "tblBorders", Border("top"), Border("bottom"), Border("insideH")),
                new XElement(W + "tblCellMar", Margin("left", 100), Margin("right", 100)))));

    /// <summary>The mode in which the rules of ISO/IEC 29500 hold, not those of an older version of the program.</summary>
    public static XElement Settings() => new(W + "settings", Prefix(), new XElement(W + "compat", new XElement(W + "compatSetting",
        At("name", "compatibilityMode"), At("uri", "http://schemas.microsoft.com/office/word"), At("val", 15))));

    internal static XAttribute Prefix() => new(XNamespace.Xmlns + "w", W.NamespaceName);

    internal static XAttribute At(string name, object value) => new(W + name, value);

    internal static XElement Alone(string name, string value) => new(W + name, At("val", value));

    private static XElement Style(string type, string id, string name, string? basedOn = "Normal", params object[] properties) => Style(type, id, name, false, basedOn, properties);

    private static XElement Style(string type, string id, string name, bool isDefault, string? basedOn = null, params object[] properties) =>
        new(W + "style", At("type", type), isDefault ? At("default", 1) : null, At("styleId", id), Alone("name", name), isDefault ? null : Alone("basedOn", basedOn ?? "Normal"), properties);

    private static XElement Bold(int halfPoints) => new(W + "rPr", new XElement(W + "b"), new XElement(W + "bCs"), Size(halfPoints), new XElement(W + "szCs", At("val", halfPoints)));

    private static XElement Size(int halfPoints) => new(W + "sz", At("val", halfPoints));

    private static XElement Spacing(int before, int after, int line = 0) =>
        new(W + "spacing", At("before", before), At("after", after), line == 0 ? null : At("line", line), line == 0 ? null : At("lineRule", "auto"));

    private static XElement Border(string side) => new(W + side, At("val", "single"), At("sz", 4), At("space", 0), At("color", "808080"));

    private static XElement Margin(string side, int width) => new(W + side, At("w", width), At("type", "dxa"));
}
