using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.Web.Forms;

/// <summary>Puts the lines of a spreadsheet into a grid, where they are checked and shown; nothing is recorded by it.</summary>
internal static class GridWorkbookReader
{
    public const int MostBytes = 1 << 20;

    private static readonly CultureInfo[] _languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <returns>The number of lines; null when it is no such spreadsheet.</returns>
    public static int? Read(Grid grid, Stream file, Entries entries, int most)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = 8_000_000 });
            if (
                document.WorkbookPart is not { } book
                || book.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } first
                || book.GetPartById(first) is not WorksheetPart sheet
            )
                return null;
            var shared =
                book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToArray() ?? [];
            var lines = 0;
            foreach (var row in sheet.Worksheet.Descendants<Row>().Where(r => r.RowIndex?.Value > 1))
            {
                var cells = row.Elements<Cell>().ToDictionary(c => Letters(c.CellReference?.Value), c => Value(grid, c, shared));
                if (cells.Values.All(v => v.Length == 0))
                    continue;
                if (lines == most)
                    return null;
                Take(grid, cells, entries, lines++);
            }
            return lines;
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or FormatException
                        or InvalidDataException
                        or IOException
                        or ArgumentException
                        or InvalidOperationException
                        or System.Xml.XmlException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    private static void Take(Grid grid, Dictionary<string, string> cells, Entries entries, int line)
    {
        var id = cells.GetValueOrDefault("A", "");
        entries.Set(grid.KeyOf(line), id);
        var fields = grid.Cells(line);
        var here = CultureInfo.CurrentUICulture;
        List<IReadOnlyList<Field>> asked = [fields, .. _languages.Select(language => In(language, () => grid.Cells(line)))];
        CultureInfo.CurrentUICulture = here;
        for (var column = 0; column < fields.Count; column++)
        {
            var (field, typed) = (fields[column], cells.GetValueOrDefault(Letter(column), ""));
            // What a line with a key is about is shown there, not asked.
            if (typed.Length == 0 || (column == 0 && id.Length > 0))
                continue;
            if (field.Choices.Count == 0)
                entries.Set(field.Name, typed);
            else if (
                asked.SelectMany(a => a[column].Choices).FirstOrDefault(c => Same(c.Label, typed) || Same(c.Value, typed)) is { } choice
            )
                entries.Set(field.Name, choice.Value);
            else
                entries.Refuse(field.Name, string.Format(CultureInfo.CurrentCulture, PageText.Of("Trial.NotAChoice"), typed));
        }
    }

    private static T In<T>(CultureInfo language, Func<T> read)
    {
        CultureInfo.CurrentUICulture = language;
        return read();
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string? reference) => string.Concat((reference ?? "").TakeWhile(char.IsAsciiLetter));

    private static string Letter(int place) => ((char)('B' + place)).ToString();

    /// <summary>A day that the spreadsheet keeps as a number is written as a date, where a date is asked.</summary>
    private static string Value(Grid grid, Cell cell, string[] shared)
    {
        var text = (cell.CellValue?.InnerText ?? cell.InlineString?.InnerText ?? "").Trim();
        if (cell.DataType?.Value == CellValues.SharedString)
            return shared[int.Parse(text, CultureInfo.InvariantCulture)].Trim();
        if (
            cell.DataType is null
            && grid.Dates.Any(place => Letters(cell.CellReference?.Value) == Letter(place))
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var day)
            && day is > 10_000 and < 100_000
        )
            return PartialDate.FromDate(DateOnly.FromDateTime(DateTime.FromOADate(day))).ToString();
        return text;
    }
}
