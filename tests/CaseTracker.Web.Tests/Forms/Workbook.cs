using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CaseTracker.Web.Tests.Forms;

/// <summary>Fills cells of a spreadsheet in as a person would; numbers become number cells.</summary>
internal static class Workbook
{
    public static byte[] Fill(byte[] file, IEnumerable<(uint Row, string Column, string Value)> cells)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Assert.That(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"), Is.Empty);
            var book = document.WorkbookPart!;
            var sheet = (WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().First().Id!.Value!);
            foreach (var (number, column, value) in cells)
            {
                var row = sheet.Worksheet.Descendants<Row>().Single(r => r.RowIndex!.Value == number);
                var isNumber = double.TryParse(value, CultureInfo.InvariantCulture, out _);
                row.Append(
                    new Cell
                    {
                        CellReference = $"{column}{number}",
                        CellValue = new CellValue(value),
                        DataType = isNumber ? null : new(CellValues.String),
                    }
                );
            }
        }
        return stream.ToArray();
    }

    /// <summary>The same spreadsheet with other references in its first column.</summary>
    public static byte[] Renamed(byte[] file, params (uint Row, string Reference)[] lines)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var sheet = (WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().First().Id!.Value!);
            foreach (var (row, reference) in lines)
            {
                var cell = sheet.Worksheet.Descendants<Cell>().Single(c => c.CellReference!.Value == $"A{row}");
                (cell.DataType, cell.CellValue) = (new(CellValues.String), new CellValue(reference));
            }
        }
        return stream.ToArray();
    }
}
