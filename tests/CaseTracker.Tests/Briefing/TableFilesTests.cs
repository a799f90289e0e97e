using System.Globalization;
using System.IO.Compression;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using DocumentFormat.OpenXml.Packaging;
using FsCheck;
using FsCheck.Fluent;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTracker.Tests.Briefing;

/// <summary>Tables as workbook and as annex.</summary>
public sealed class TableFilesTests
{
    private static readonly Period Years = Period.Of(new PartialDate(2000), new PartialDate(2024));
    private static readonly Uri Address = new("https://cases.example.org");

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Every_figure_is_that_of_the_CSV_and_the_files_are_valid(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await Synthetic.World(7, 90);
        foreach (var caller in await ListPagingTests.Callers(world))
        {
            var publication = await All(world, caller);
            using var workbook = SpreadsheetDocument.Open(new MemoryStream(OfficeFile.Of(TableWorkbook.Write, publication)), false);
            using var annex = WordprocessingDocument.Open(new MemoryStream(OfficeFile.Of(TableAnnex.Write, publication)), false);
            Assert.That(OfficeFile.Faults(workbook).Concat(OfficeFile.Faults(annex)), Is.Empty);
            var native = OfficeFile.Tables(annex);
            Assert.That(native, Has.Count.EqualTo(publication.Tables.Count));
            foreach (var (table, printed) in publication.Tables.Zip(native))
            {
                var csv = OfficeFile.Csv(table);
                Assert.That(OfficeFile.Lines(workbook, table.Id.ToString(), csv.Count), Is.EqualTo(csv), $"workbook, {table.Id}");
                var isFigure = table.Heads.Select(_ => false).Concat(table.Columns.Select(c => c.Kind <= ColumnKind.Share)).ToList();
                var isDate = table.Heads.Select(_ => false).Concat(table.Columns.Select(c => c.Kind == ColumnKind.Date)).ToList();
                Assert.That(
                    printed.Skip(1).Select(r => r.Select((text, i) => OfficeFile.Bare(text, isFigure[i])).ToList()),
                    Is.EqualTo(
                        csv.Skip(1)
                            .Select(r =>
                                r.Select(
                                        (text, i) =>
                                            isDate[i] && text.Length > 0
                                                ? PartialDate.Parse(text).ToLongString(CultureInfo.CurrentUICulture)
                                                : text
                                    )
                                    .ToList()
                            )
                    ),
                    $"annex, {table.Id}"
                );
                Assert.That(printed[0], Is.EqualTo(csv[0]));
                Assert.That(annex.MainDocumentPart!.Document.Body!.InnerText, Does.Contain(table.Title).And.Contain(table.Footnotes[^2]));
            }
        }
    }

    [TestCase("en", "The table is made by version 1 of its definition.")]
    [TestCase("fr", "Le tableau suit la version 1 de sa définition.")]
    public async Task Tell_the_version_of_the_definition_of_each_table(string language, string version)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await World.New();
        var publication = await All(world, World.Desk);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(OfficeFile.Of(TableWorkbook.Write, publication)), false);
        using var annex = WordprocessingDocument.Open(new MemoryStream(OfficeFile.Of(TableAnnex.Write, publication)), false);
        var notes = annex.MainDocumentPart!.Document.Body!.Elements<Word.Paragraph>().Count(p => p.InnerText == version);
        var lines = OfficeFile.Lines(workbook, TableTexts.Get("Sheet.definitions"), publication.Tables.Count);
        Assert.That(notes, Is.EqualTo(publication.Tables.Count));
        Assert.That(lines.Select(l => l[^1]), Is.All.EqualTo(version).And.Exactly(publication.Tables.Count - 1).Items);
    }

    [Test]
    public async Task Each_figure_of_a_workbook_leads_to_the_rows_behind_it_as_they_stood()
    {
        await using var world = await Synthetic.World(11, 60);
        var position = await world.Position();
        var state = (await world.Rows<CaseRow>(World.Desk.Viewpoint))
            .SelectMany(c => c.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .First();
        foreach (
            var (caller, audience, suffix) in new[]
            {
                (World.Desk, (Audience?)null, $"asOf=%40{position}"),
                (World.Desk, (Audience?)Audience.Of(state), $"audience={state}&asOf=%40{position}"),
                (World.Liaison(state), (Audience?)null, (string?)null),
            }
        )
        {
            var publication = await All(world, caller, audience);
            using var workbook = SpreadsheetDocument.Open(
                new MemoryStream(OfficeFile.Of(TableWorkbook.Write, publication with { Address = Address })),
                false
            );
            foreach (var table in publication.Tables)
            {
                var links = OfficeFile.Links(OfficeFile.Page(workbook, table.Id.ToString()));
                var expected =
                    from row in table.Rows.Select((r, i) => (r, Number: i + 4))
                    from cell in row.r.Cells.Select(
                        (c, i) => (c, Place: $"{(char)('A' + table.Heads.Count + i)}{row.Number}", table.Columns[i].Kind)
                    )
                    where cell.c.Opens(cell.Kind)
                    let query = string.Join(
                        '&',
                        cell.c.Rows.Parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}").Append(suffix).OfType<string>()
                    )
                    select (cell.Place, $"{cell.c.Rows.Path}?{query}".TrimEnd('?'));
                Assert.That(
                    links.Where(l => l.Key[0] >= 'A' + table.Heads.Count).Select(l => (l.Key, l.Value.PathAndQuery)),
                    Is.EquivalentTo(expected),
                    $"{table.Id}"
                );
                if (caller.Audience.IsState)
                    Assert.That(links.Values.Select(l => l.Query), Has.None.Contain("asOf").And.None.Contain("audience"));
            }
        }
        using var plain = SpreadsheetDocument.Open(
            new MemoryStream(OfficeFile.Of(TableWorkbook.Write, await All(world, World.Desk))),
            false
        );
        Assert.That(plain.WorkbookPart!.WorksheetParts.SelectMany(p => p.HyperlinkRelationships), Is.Empty);
    }

    [Test]
    public async Task Are_the_same_to_the_byte_whenever_and_wherever_they_are_made()
    {
        await using var world = await Synthetic.World(3, 40);
        var publication = await All(world, World.Desk) with { Address = Address };
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (workbook, annex) = (OfficeFile.Of(TableWorkbook.Write, publication), OfficeFile.Of(TableAnnex.Write, publication));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar");
        Assert.That(OfficeFile.Of(TableWorkbook.Write, publication), Is.EqualTo(workbook));
        Assert.That(OfficeFile.Of(TableAnnex.Write, publication), Is.EqualTo(annex));
        foreach (var file in new[] { workbook, annex })
        {
            using var archive = new ZipArchive(new MemoryStream(file));
            Assert.That(archive.Entries.Select(e => e.LastWriteTime.Year).Distinct(), Is.EqualTo((int[])[1980]));
        }
    }

    [Test]
    public async Task An_annex_has_its_texts_where_they_belong_and_charts_with_the_figures_of_their_tables()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var world = await Synthetic.World(5, 60);
        var publication = await All(world, World.Desk) with
        {
            Narratives = [new(TableId.T2, "About the trend.\n\nمحمد بن علي"), new(null, "To begin with.")],
        };
        using var annex = WordprocessingDocument.Open(new MemoryStream(OfficeFile.Of(TableAnnex.Write, publication)), false);
        var body = annex.MainDocumentPart!.Document.Body!;
        var (text, trend) = (body.InnerText, publication.Tables.Single(t => t.Id == TableId.T2));
        Assert.That(
            text.IndexOf("To begin with.", StringComparison.Ordinal),
            Is.LessThan(text.IndexOf("Casualties by mission", StringComparison.Ordinal))
        );
        Assert.That(
            text.IndexOf("About the trend.", StringComparison.Ordinal),
            Is.InRange(
                text.IndexOf("Casualties by mission", StringComparison.Ordinal),
                text.IndexOf("Trend by year", StringComparison.Ordinal)
            )
        );
        Assert.That(body.Descendants<Word.TableHeader>().Count(), Is.EqualTo(publication.Tables.Count));
        Assert.That(body.Descendants<Word.RightToLeftText>().Count(), Is.EqualTo(1));
        var charts = annex.MainDocumentPart.ChartParts.ToList();
        Assert.That(charts, Has.Count.EqualTo(3));
        var drawn = charts.Single(c => c.ChartSpace.InnerText.Contains(trend.Columns[1].Heading, StringComparison.Ordinal)).ChartSpace;
        var killed = drawn.Descendants<Charts.Values>().First().Descendants<Charts.NumericValue>().Select(v => v.Text);
        Assert.That(killed, Is.EqualTo(trend.Rows.Where(r => r.Kind == RowKind.Group).Select(r => $"{r.Cells[0].Value}")));
        foreach (var chart in charts)
        {
            using var figures = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), false);
            Assert.That(OfficeFile.Faults(figures), Is.Empty);
        }
    }

    /// <summary>Whatever stands in the record, the files can be opened and hold it.</summary>
    [Property(MaxTest = 60)]
    public Property Any_text_and_figure_makes_valid_files() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(string?, string?, int?, int)>(),
            drawn =>
            {
                var (name, text, value, rows) = drawn;
                var table = Table([
                    .. Enumerable.Range(0, Math.Abs(rows % 9)).Select(i => (i % 2 == 0 ? name ?? "" : $"_x0041_ {i}", value)),
                ]);
                var publication = new Publication(text ?? "", [table])
                {
                    Narratives = [new(null, text ?? ""), new(TableId.T1, name ?? "")],
                    Address = Address,
                };
                using var workbook = SpreadsheetDocument.Open(new MemoryStream(OfficeFile.Of(TableWorkbook.Write, publication)), false);
                using var annex = WordprocessingDocument.Open(new MemoryStream(OfficeFile.Of(TableAnnex.Write, publication)), false);
                string[] faults = [.. OfficeFile.Faults(workbook), .. OfficeFile.Faults(annex)];
                var kept = OfficeFile.Lines(workbook, "T1", table.Rows.Count + 1).Skip(1).Select(l => l[0]);
                var written = table.Rows.Select(r => Office.OfficeText.Writable(r.Keys[0]));
                return (faults.Length == 0).Label(string.Join("; ", faults)).And(kept.SequenceEqual(written).Label("names"));
            }
        );

    /// <summary>Spreadsheets refuse a page with more than 65,530 links.</summary>
    [Test]
    public void A_page_with_more_figures_than_it_can_have_links_goes_on_with_formulas()
    {
        var publication = new Publication("", [Table([.. Enumerable.Range(0, 70_000).Select(i => ($"M{i}", (int?)1))])])
        {
            Address = Address,
        };
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(OfficeFile.Of(TableWorkbook.Write, publication)), false);
        var page = OfficeFile.Page(workbook, "T1");
        var formulas = page.Worksheet.Descendants<Sheets.CellFormula>().ToList();
        Assert.That((OfficeFile.Links(page).Count, formulas.Count), Is.EqualTo((65_000, 5_000)));
        Assert.That(formulas[^1].Text, Is.EqualTo("HYPERLINK(\"https://cases.example.org/cases?mission=M69999\",1)"));
    }

    private static BriefingTable Table(IReadOnlyList<(string Mission, int? Value)> rows) =>
        new(
            TableId.T1,
            new TableBasis(Years, new CaseFilter(), Audience.Un, new DateTime(2024, 1, 15, 0, 0, 0, DateTimeKind.Utc), 1),
            [HeadKind.Mission],
            [new Column("cases", TableUnit.Case)],
            [.. rows.Select(r => new TableRow(RowKind.Group, [r.Mission], [new Cell(r.Value, new CaseFilter { Missions = [r.Mission] })]))]
        );

    private static async Task<Publication> All(World world, CaseTracker.Access.Caller caller, Audience? audience = null)
    {
        var tables = new List<BriefingTable>();
        foreach (var id in Enum.GetValues<TableId>())
            tables.Add(await world.As(caller).Send(new ViewTable.Query(id, Years, Audience: audience)));
        return new Publication("Briefing of the Security Council", tables);
    }
}
