using System.Globalization;
using CaseTracker.Web.Shell;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseTracker.Web.Forms;

/// <summary>The lines of a grid as a spreadsheet, to be filled in without a connection; choices are lists.</summary>
internal static class GridWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint TextFormat = 49;

    /// <param name="lines">Of the grid as it is shown; lines to fill in follow.</param>
    public static byte[] Write(Grid grid, IReadOnlyList<Section> lines, Entries entries)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var (sheet, lists) = (book.AddNewPart<WorksheetPart>(), book.AddNewPart<WorksheetPart>());
            var cells = grid.Cells(0);
            sheet.Worksheet = new Worksheet(
                new Columns(
                    cells
                        .Select(
                            (c, column) => Wide(column + 1, column == 0 ? 32 : 18, isText: c.Choices.Count == 0 && column != grid.Whole)
                        )
                        .Prepend(grid.KeyHead is null ? Hidden() : Wide(0, 24, isText: true))
                ),
                new SheetData(Rows(grid, lines, entries, cells)),
                Validations(grid, cells, lines.Count + grid.Blank)
            );
            lists.Worksheet = new Worksheet(
                new SheetData(
                    Enumerable
                        .Range(0, cells.Max(c => c.Choices.Count))
                        .Select(row => new Row(
                            cells
                                .Select((c, column) => Written(column + 1, row + 1, row < c.Choices.Count ? c.Choices[row].Label : null))
                                .OfType<Cell>()
                        )
                        {
                            RowIndex = (uint)row + 1,
                        })
                )
            );
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = grid.Name,
                    },
                    new Sheet
                    {
                        Id = book.GetIdOfPart(lists),
                        SheetId = 2,
                        Name = "Lists",
                        State = SheetStateValues.Hidden,
                    }
                )
            );
        }
        return file.ToArray();
    }

    private static IEnumerable<Row> Rows(Grid grid, IReadOnlyList<Section> lines, Entries entries, IReadOnlyList<Field> cells)
    {
        yield return new Row(
            new[] { grid.KeyHead, grid.Subject }
                .Concat(cells.Skip(1).Select(c => c.Label))
                .Select((label, column) => Written(column, 1, label))
                .OfType<Cell>()
        )
        {
            RowIndex = 1,
        };
        for (var line = 0; line < lines.Count + grid.Blank; line++)
        {
            var known = line < lines.Count;
            var row = new Row { RowIndex = (uint)line + 2 };
            row.Append(
                new[]
                {
                    Written(0, line + 2, known ? entries.Text(grid.KeyOf(line)) : null),
                    Written(1, line + 2, known ? lines[line].Title : null),
                }.OfType<Cell>()
            );
            yield return row;
        }
    }

    private static DataValidations Validations(Grid grid, IReadOnlyList<Field> cells, int lines)
    {
        var all = new DataValidations();
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Choices.Count == 0)
                continue;
            var (list, target) = (Letter(column + 1), Letter(column + 1));
            all.Append(
                new DataValidation(new Formula1($"Lists!${list}$1:${list}${cells[column].Choices.Count}"))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{target}2:{target}{lines + 1}" },
                }
            );
        }
        if (grid.Whole is { } whole)
            all.Append(
                new DataValidation(new Formula1("1"))
                {
                    Type = DataValidationValues.Whole,
                    Operator = DataValidationOperatorValues.GreaterThanOrEqual,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    SequenceOfReferences = new ListValue<StringValue>
                    {
                        InnerText = $"{Letter(whole + 1)}2:{Letter(whole + 1)}{lines + 1}",
                    },
                }
            );
        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    private static Column Hidden() =>
        new()
        {
            Min = 1,
            Max = 1,
            Hidden = true,
            Width = 5,
            CustomWidth = true,
        };

    private static Column Wide(int column, int width, bool isText) =>
        new()
        {
            Min = (uint)column + 1,
            Max = (uint)column + 1,
            Width = width,
            CustomWidth = true,
            Style = isText ? 1U : 0U,
        };

    private static Cell? Written(int column, int row, string? text) =>
        string.IsNullOrEmpty(text)
            ? null
            : new Cell(new InlineString(new Text(text)))
            {
                CellReference = string.Create(CultureInfo.InvariantCulture, $"{Letter(column)}{row}"),
                DataType = CellValues.InlineString,
            };

    private static string Letter(int column) => ((char)('A' + column)).ToString();

    // Names and dates are text, so that 2020-02 stays what was typed.
    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true })
        );
}
