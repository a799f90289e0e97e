using System.Globalization;
using System.Xml.Linq;
using static CaseTracker.Office.PackageParts;

namespace CaseTracker.Office;

/// <summary>A page of a workbook; its rows are asked for once, as they are written.</summary>
/// <param name="Name">At most 31 characters, none of <c>[]:*?/\</c>, and like no other of the workbook.</param>
/// <param name="Widths">Of the columns, in characters.</param>
internal sealed record Sheet(string Name, IReadOnlyList<double> Widths, IEnumerable<SheetRow> Rows)
{
    /// <summary>Rows and columns that stay in sight; the rows are repeated in print.</summary>
    public int FrozenRows { get; init; }
    public int FrozenColumns { get; init; }

    /// <summary>Only holds what other pages refer to.</summary>
    public bool IsHidden { get; init; }

    /// <summary>How the columns are to be filled in; empty: they are not.</summary>
    public IReadOnlyList<SheetEntry> Entries { get; init; } = [];

    /// <summary>The last row that is to be filled in; the first is below the frozen ones.</summary>
    public int LastEntry { get; init; }
}

/// <summary>How a column is to be filled in.</summary>
/// <param name="IsText">Stays as it is typed, so that 2020-02 becomes no date.</param>
/// <param name="IsCount">Takes whole numbers from 1 alone.</param>
/// <param name="List">The cells that hold what may be chosen; null: anything may be written.</param>
internal sealed record SheetEntry(bool IsHidden, bool IsText, bool IsCount, string? List);

/// <param name="Height">In points; null: as high as one line.</param>
/// <param name="IsWhole">The first cell goes across all columns.</param>
internal readonly record struct SheetRow(IReadOnlyList<SheetCell> Cells, double? Height = null, bool IsWhole = false);

/// <summary>A text, or a number where there is one.</summary>
/// <param name="Link">An address, or <c>#</c> and a place in the workbook.</param>
internal readonly record struct SheetCell(string? Text, decimal? Number, SheetStyle Style, string? Link = null, bool IsTotal = false)
{
    public static SheetCell Of(string? text, SheetStyle style = SheetStyle.Text) => new(text, null, style);
}

/// <summary>Writes pages of text and typed figures as a spreadsheet, row by row, so that its length costs no memory.</summary>
internal static class Workbook
{
    public const string MediaType = $"{SheetType}.sheet";

    internal static readonly XNamespace X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal static readonly XNamespace R = OfficeRelation;

    public static void Write(
        Stream file,
        string title,
        string creator,
        string language,
        IReadOnlyList<Sheet> sheets,
        PackageSeal? seal = null
    )
    {
        using var package = new OfficePackage(file);
        package.Part(
            "[Content_Types].xml",
            Types([
                ("/xl/workbook.xml", $"{SheetType}.sheet.main+xml"),
                ("/xl/styles.xml", $"{SheetType}.styles+xml"),
                ("/xl/sharedStrings.xml", $"{SheetType}.sharedStrings+xml"),
                .. sheets.Select((_, i) => ($"/xl/worksheets/{FileOf(i)}", $"{SheetType}.worksheet+xml")),
            ])
        );
        package.Part("_rels/.rels", Root("xl/workbook.xml"));
        package.Part("docProps/core.xml", Properties(title, creator, language));
        package.Part("xl/workbook.xml", Book(sheets));
        package.Part(
            "xl/_rels/workbook.xml.rels",
            Relations([
                .. sheets.Select((_, i) => new Relation(IdOf(i), $"{OfficeRelation}/worksheet", $"worksheets/{FileOf(i)}")),
                new("styles", $"{OfficeRelation}/styles", "styles.xml"),
                new("strings", $"{OfficeRelation}/sharedStrings", "sharedStrings.xml"),
                .. ToSeal(seal),
            ])
        );
        package.Part("xl/styles.xml", SheetStyles.Sheet());
        var strings = new SharedStrings();
        for (var i = 0; i < sheets.Count; i++)
        {
            var writer = new SheetWriter(sheets[i], strings, isFirst: i == 0);
            package.Part($"xl/worksheets/{FileOf(i)}", writer.Write);
            if (writer.Relations.Count > 0)
                package.Part($"xl/worksheets/_rels/{FileOf(i)}.rels", Relations(writer.Relations));
        }
        package.Part("xl/sharedStrings.xml", strings.Write);
        package.Seal(seal);
    }

    /// <summary>A cell as formulas and links name it: <c>C7</c> for column 2 of row 7.</summary>
    public static string Place(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>The page, as formulas and links name it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    internal static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static XElement Book(IReadOnlyList<Sheet> sheets)
    {
        var printed = sheets
            .Select((s, i) => (s, i))
            .Where(x => x.s.FrozenRows > 0)
            .Select(x => new XElement(
                X + "definedName",
                new XAttribute("name", "_xlnm.Print_Titles"),
                new XAttribute("localSheetId", x.i),
                string.Create(CultureInfo.InvariantCulture, $"{Quoted(x.s.Name)}!$1:${x.s.FrozenRows}")
            ))
            .ToList();
        return new XElement(
            X + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", R),
            new XElement(
                X + "sheets",
                sheets.Select(
                    (s, i) =>
                        new XElement(
                            X + "sheet",
                            new XAttribute("name", s.Name),
                            new XAttribute("sheetId", i + 1),
                            s.IsHidden ? new XAttribute("state", "hidden") : null,
                            new XAttribute(R + "id", IdOf(i))
                        )
                )
            ),
            printed.Count == 0 ? null : new XElement(X + "definedNames", printed)
        );
    }

    private static string FileOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"sheet{sheet + 1}.xml");

    private static string IdOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"sheet{sheet + 1}");
}
