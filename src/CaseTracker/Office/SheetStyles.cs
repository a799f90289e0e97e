using System.Globalization;
using System.Xml.Linq;
using static CaseTracker.Office.Workbook;

namespace CaseTracker.Office;

/// <summary>What a cell of a workbook is, which decides how it looks.</summary>
internal enum SheetStyle
{
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>With one decimal.</summary>
    Share,

    /// <summary>A day: the number of days since 30 December 1899.</summary>
    Day,
    Title,
    Note,
    Head,

    /// <summary>The head of a column of figures, at their end.</summary>
    HeadOfFigures,

    /// <summary>Text of several lines.</summary>
    Wrapped,

    /// <summary>Stays as it is typed.</summary>
    Typed,
}

/// <summary>How the cells of a workbook look: quiet, figures in columns, links in one blue, totals bold under a line.</summary>
internal static class SheetStyles
{
    private const int Plain = 0,
        Bold = 1,
        Linked = 2,
        BoldLinked = 3,
        Large = 4,
        Small = 5;
    private static readonly string[] Sides = ["left", "right", "top", "bottom", "diagonal"];
    private const int Whole = 3,
        AsTyped = 49,
        Share = 164,
        Day = 165;

    /// <summary>The number of the format of a cell in <see cref="Sheet"/>.</summary>
    public static int Number(SheetCell cell) => ((int)cell.Style * 4) + (cell.IsTotal ? 2 : 0) + (cell.Link is null ? 0 : 1);

    public static XElement Sheet() =>
        new(
            X + "styleSheet",
            new XElement(X + "numFmts", new XAttribute("count", 2), Format(Share, "0.0"), Format(Day, "yyyy\\-mm\\-dd")),
            Counted(
                "fonts",
                Font(10),
                Font(10, bold: true),
                Font(10, linked: true),
                Font(10, bold: true, linked: true),
                Font(13, bold: true),
                Font(9)
            ),
            Counted("fills", Fill("none"), Fill("gray125")),
            Counted("borders", Border(null), Border("bottom"), Border("top")),
            Counted("cellStyleXfs", new XElement(X + "xf")),
            Counted(
                "cellXfs",
                [
                    .. Enum.GetValues<SheetStyle>()
                        .SelectMany(s => Enumerable.Range(0, 4), (s, n) => Cell(s, isTotal: n >= 2, isLinked: n % 2 == 1)),
                ]
            ),
            Counted(
                "cellStyles",
                new XElement(X + "cellStyle", new XAttribute("name", "Normal"), new XAttribute("xfId", 0), new XAttribute("builtinId", 0))
            )
        );

    private static XElement Cell(SheetStyle style, bool isTotal, bool isLinked)
    {
        var (format, font, border, alignment) = style switch
        {
            SheetStyle.Text => (0, Plain, 0, Aligned("top")),
            SheetStyle.Whole => (Whole, Plain, 0, Aligned("top", "right")),
            SheetStyle.Share => (Share, Plain, 0, Aligned("top", "right")),
            SheetStyle.Day => (Day, Plain, 0, Aligned("top", "left")),
            SheetStyle.Title => (0, Large, 0, Aligned("top")),
            SheetStyle.Note => (0, Small, 0, Aligned("top", wrapped: true)),
            SheetStyle.Head => (0, Bold, 1, Aligned("bottom", wrapped: true)),
            SheetStyle.HeadOfFigures => (0, Bold, 1, Aligned("bottom", "right", wrapped: true)),
            SheetStyle.Wrapped => (0, Plain, 0, Aligned("top", wrapped: true)),
            SheetStyle.Typed => (AsTyped, Plain, 0, Aligned("top")),
        };
        if (isTotal)
            (font, border) = (Bold, 2);
        if (isLinked)
            font = font == Bold ? BoldLinked : Linked;
        return new XElement(
            X + "xf",
            Number("numFmtId", format),
            Number("fontId", font),
            Number("fillId", 0),
            Number("borderId", border),
            Number("xfId", 0),
            Number("applyNumberFormat", 1),
            Number("applyFont", 1),
            Number("applyBorder", 1),
            Number("applyAlignment", 1),
            alignment
        );
    }

    private static XElement Aligned(string vertical, string? horizontal = null, bool wrapped = false) =>
        new(
            X + "alignment",
            horizontal is null ? null : new XAttribute("horizontal", horizontal),
            new XAttribute("vertical", vertical),
            wrapped ? Number("wrapText", 1) : null
        );

    private static XElement Format(int id, string code) => new(X + "numFmt", Number("numFmtId", id), new XAttribute("formatCode", code));

    private static XElement Font(int size, bool bold = false, bool linked = false) =>
        new(
            X + "font",
            bold ? new XElement(X + "b") : null,
            new XElement(X + "sz", Number("val", size)),
            new XElement(X + "color", new XAttribute("rgb", linked ? "FF00609C" : "FF1A1A1A")),
            new XElement(X + "name", new XAttribute("val", "Arial")),
            new XElement(X + "family", Number("val", 2))
        );

    private static XElement Fill(string pattern) =>
        new(X + "fill", new XElement(X + "patternFill", new XAttribute("patternType", pattern)));

    private static XElement Border(string? side) =>
        new(
            X + "border",
            Sides.Select(s => new XElement(
                X + s,
                s == side ? new XAttribute("style", "thin") : null,
                s == side ? new XElement(X + "color", new XAttribute("rgb", "FF505050")) : null
            ))
        );

    private static XElement Counted(string name, params IReadOnlyList<XElement> all) => new(X + name, Number("count", all.Count), all);

    private static XAttribute Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
