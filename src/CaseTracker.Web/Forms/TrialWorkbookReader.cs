using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.Web.Forms;

/// <summary>Puts the lines of a spreadsheet into the worksheet of a trial, where they are checked and shown; nothing is recorded by it.</summary>
internal static class TrialWorkbookReader
{
    public const int MostBytes = 1 << 20;

    private static readonly CultureInfo[] _languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <returns>The number of lines; null when it is no such spreadsheet.</returns>
    public static int? Read(Stream file, Entries entries, int most)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = 8_000_000 });
            if (document.WorkbookPart is not { } book || book.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } first || book.GetPartById(first) is not WorksheetPart sheet) return null;
            var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToArray() ?? [];
            var lines = 0;
            foreach (var row in sheet.Worksheet.Descendants<Row>().Where(r => r.RowIndex?.Value > 1))
            {
                var cells = row.Elements<Cell>().ToDictionary(c => Letters(c.CellReference?.Value), c => Value(c, shared));
                if (cells.Values.All(v => v.Length == 0)) continue;
                if (lines == most) return null;
                Take(cells, entries, lines++);
            }
            return lines;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FormatException or InvalidDataException or IOException or ArgumentException or InvalidOperationException
            or System.Xml.XmlException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static void Take(Dictionary<string, string> cells, Entries entries, int line)
    {
        var id = cells.GetValueOrDefault("A", "");
        entries.Set(TrialSheet.AccusedOf(line), id);
        var fields = TrialSheet.Cells(line, "", null).Fields;
        var here = CultureInfo.CurrentUICulture;
        List<IReadOnlyList<Field>> asked = [fields, .. _languages.Select(language => In(language, () => TrialSheet.Cells(line, "", null).Fields))];
        CultureInfo.CurrentUICulture = here;
        for (var column = 0; column < fields.Count; column++)
        {
            var (field, typed) = (fields[column], cells.GetValueOrDefault(((char)('B' + column)).ToString(), ""));
            // The name of who is on record already is shown there, not asked.
            if (typed.Length == 0 || (column == 0 && id.Length > 0)) continue;
            if (field.Choices.Count == 0) entries.Set(field.Name, typed);
            else if (asked.SelectMany(a => a[column].Choices).FirstOrDefault(c => Same(c.Label, typed) || Same(c.Value, typed)) is { } choice) entries.Set(field.Name, choice.Value);
            else entries.Refuse(field.Name, string.Format(CultureInfo.CurrentCulture, PageText.Of("Trial.NotAChoice"), typed));
        }
    }

    private static T In<T>(CultureInfo language, Func<T> read)
    {
        CultureInfo.CurrentUICulture = language;
        return read();
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string? reference) => string.Concat((reference ?? "").TakeWhile(char.IsAsciiLetter));

    /// <summary>A day that the spreadsheet keeps as a number is written as a date, where a date is asked.</summary>
    private static string Value(Cell cell, string[] shared)
    {
        var text = (cell.CellValue?.InnerText ?? cell.InlineString?.InnerText ?? "").Trim();
        if (cell.DataType?.Value == CellValues.SharedString) return shared[int.Parse(text, CultureInfo.InvariantCulture)].Trim();
        if (cell.DataType is null && Letters(cell.CellReference?.Value) is "D" or "H" && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var day) && day is > 10_000 and < 100_000)
            return PartialDate.FromDate(DateOnly.FromDateTime(DateTime.FromOADate(day))).ToString();
        return text;
    }
}
