using CaseTracker.Office;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace CaseTracker.Tests.Briefing;

public sealed class FillInSheetTests
{
    private static readonly FillInColumn[] Columns =
    [
        new(null, 24, []),
        new("Suspect", 32, []),
        new("Verdict", 18, ["Acquitted", "Convicted", "غير معروف"]),
        new("Months", 18, [], IsCount: true),
    ];

    [Test]
    public void Is_valid_and_offers_choices_and_takes_counts_in_every_line_and_no_other()
    {
        using var document = Written(
            [
                ["key-1", "First, invented"],
                ["key-2", "Second, invented"],
            ],
            3
        );
        var page = OfficeFile.Page(document, "Trial");
        var restrictions = page
            .Worksheet.Descendants<DataValidation>()
            .Select(v => (v.Type!.Value, v.SequenceOfReferences!.InnerText, v.Formula1!.Text))
            .ToList();
        Assert.That(OfficeFile.Faults(document), Is.Empty);
        Assert.That(
            restrictions,
            Is.EqualTo(new[] { (DataValidationValues.List, "C2:C6", "Lists!$C$1:$C$3"), (DataValidationValues.Whole, "D2:D6", "1") })
        );
        Assert.That(page.Worksheet.Descendants<Row>().Count(), Is.EqualTo(6));
        var lists = document.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == "Lists");
        Assert.That(lists.State!.Value, Is.EqualTo(SheetStateValues.Hidden));
        Assert.That(
            OfficeFile.Page(document, "Lists").Worksheet.Descendants<Cell>().Where(c => c.CellValue is not null).Select(Text(document)),
            Is.EqualTo(Columns[2].Choices)
        );
    }

    [Test]
    public void Keeps_what_is_typed_as_text_but_choices_and_counts_and_hides_what_is_for_programs()
    {
        using var document = Written(
            [
                ["key-1", "First, invented"],
            ],
            1
        );
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.That(
            OfficeFile
                .Page(document, "Trial")
                .Worksheet.Descendants<Column>()
                .Select(c => (c.Hidden?.Value == true, c.Style is { } style && formats[(int)style.Value].NumberFormatId!.Value == 49)),
            Is.EqualTo(new[] { (true, true), (false, true), (false, false), (false, false) })
        );
    }

    private static SpreadsheetDocument Written(IReadOnlyList<IReadOnlyList<string?>> lines, int blank) =>
        SpreadsheetDocument.Open(new MemoryStream(FillInSheet.Write("Trial", "CaseTracker", "en", Columns, lines, blank)), false);

    private static Func<Cell, string> Text(SpreadsheetDocument document)
    {
        var strings = document.WorkbookPart!.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>().ToList();
        return cell => strings[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)].InnerText;
    }
}
