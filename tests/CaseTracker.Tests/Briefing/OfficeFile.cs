using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseTracker.Briefing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Text = DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTracker.Tests.Briefing;

/// <summary>Reads exported files with other means than those they were written with.</summary>
internal static partial class OfficeFile
{
    public static byte[] Of(Action<Publication, Stream> write, Publication publication)
    {
        using var file = new MemoryStream();
        write(publication, file);
        return file.ToArray();
    }

    public static IReadOnlyList<string> Faults(OpenXmlPackage package) =>
        [.. new OpenXmlValidator().Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}")];

    /// <summary>The lines of a table as CSV has them, with its headings, without what stands below.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Csv(BriefingTable table)
    {
        var text = Encoding.UTF8.GetString(TableCsv.Write(table)).TrimStart('\uFEFF');
        return
        [
            .. Line()
                .Matches(text)
                .Take(table.Rows.Count + 1)
                .Select(l => (IReadOnlyList<string>)[.. l.Groups["field"].Captures.Select(c => Field(c.Value))]),
        ];

        static string Field(string field) => field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"") : field;
    }

    /// <summary>The lines of a page of a workbook from the third on, which is its head: figures as CSV has them, days as dates.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Lines(SpreadsheetDocument document, string sheet, int count)
    {
        var strings = document
            .WorkbookPart!.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>()
            .Select(i => Unescaped(i.InnerText))
            .ToList();
        var formats = document
            .WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
            .Select(f => f.NumberFormatId!.Value)
            .ToList();
        return
        [
            .. Page(document, sheet)
                .Worksheet.Descendants<Row>()
                .Skip(2)
                .Take(count)
                .Select(r => r.Elements<Cell>().Select(Value).ToList()),
        ];

        string Value(Cell cell)
        {
            if (cell.CellValue is not { } value)
                return "";
            if (cell.DataType?.Value == CellValues.SharedString)
                return strings[int.Parse(value.Text, CultureInfo.InvariantCulture)];
            if (cell.DataType?.Value == CellValues.String)
                return value.Text;
            var number = decimal.Parse(value.Text, CultureInfo.InvariantCulture);
            return formats[(int)cell.StyleIndex!.Value] switch
            {
                165 => new DateOnly(1899, 12, 30).AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                164 => number.ToString("0.0", CultureInfo.InvariantCulture),
                _ => number.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    public static WorksheetPart Page(SpreadsheetDocument document, string sheet) =>
        (WorksheetPart)
            document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().Single(s => s.Name == sheet).Id!);

    /// <summary>The addresses of links by the cells that they stand in.</summary>
    public static IReadOnlyDictionary<string, Uri> Links(WorksheetPart page)
    {
        var targets = page.HyperlinkRelationships.ToDictionary(r => r.Id, r => r.Uri);
        return page
            .Worksheet.Descendants<Hyperlink>()
            .SelectMany(h => Cells(h.Reference!.Value!).Select(c => (c, targets[h.Id!])))
            .ToDictionary(x => x.c, x => x.Item2);
    }

    /// <summary>The tables of a document, line by line, with figures as CSV has them.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables(WordprocessingDocument document) =>
        [
            .. document
                .MainDocumentPart!.Document.Body!.Elements<Text.Table>()
                .Select(t =>
                    (IReadOnlyList<IReadOnlyList<string>>)
                        [
                            .. t.Elements<Text.TableRow>()
                                .Select(r => (IReadOnlyList<string>)[.. r.Elements<Text.TableCell>().Select(c => c.InnerText)]),
                        ]
                ),
        ];

    /// <summary>A figure as it is printed, as CSV has it.</summary>
    public static string Bare(string printed, bool isFigure) =>
        !isFigure ? printed
        : printed == "–" ? ""
        : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? printed.Replace("\u00A0", "").Replace(',', '.')
        : printed.Replace(",", "");

    private static IEnumerable<string> Cells(string range)
    {
        var (first, last) = (range.Split(':')[0], range.Split(':')[^1]);
        var row = first.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]);
        for (var column = Column(first); column <= Column(last); column++)
            yield return $"{(char)('A' + column)}{row}";

        static int Column(string place) => place[0] - 'A';
    }

    private static string Unescaped(string text) =>
        Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("""\G(?<field>"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?<field>"(?:[^"]|"")*"|[^",\r\n]*))*\r\n""")]
    private static partial Regex Line();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
