using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using DocumentFormat.OpenXml.Packaging;
using FluentValidation;

namespace CaseTracker.Tests.Briefing;

/// <summary>What a liaison takes out of its State's cases.</summary>
public sealed class YourCasesTests
{
    [Test]
    public async Task Has_the_rows_of_the_State_and_no_others_in_valid_files()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var world = await Synthetic.World(12, 80);
        foreach (
            var state in (await world.Rows<StateRow>(Viewpoint.Un))
                .CountBy(s => s.State)
                .OrderByDescending(s => s.Value)
                .Take(3)
                .Select(s => s.Key)
        )
        {
            var own = (await world.Rows<CaseRow>(World.Liaison(state).Viewpoint))
                .Where(c => c is { Standing: "counted", Scope: "peacekeeping" })
                .ToList();
            var other = (await world.Rows<CaseRow>(Viewpoint.Un)).Select(c => c.Reference).Except(own.Select(c => c.Reference)).ToList();
            var address = new Uri("https://cases.example.org");
            var (docx, xlsx) = (await Taken(ExportFormat.Docx), await Taken(ExportFormat.Xlsx));
            using var document = WordprocessingDocument.Open(new MemoryStream(docx.Content), false);
            using var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx.Content), false);
            Assert.That(OfficeFile.Faults(document).Concat(OfficeFile.Faults(workbook)), Is.Empty);
            Assert.That(OfficeFile.Tables(document)[0].Skip(1).Select(r => r[0]), Is.EquivalentTo(own.Select(c => c.Reference)));
            var lines = OfficeFile.Lines(workbook, "Cases", own.Count);
            Assert.That(
                lines.Select(l => (l[0], int.Parse(l[7], CultureInfo.InvariantCulture))),
                Is.EquivalentTo(own.Select(c => (c.Reference, c.Killed)))
            );
            Assert.That(
                OfficeFile.Links(OfficeFile.Page(workbook, "Cases")).Values.Select(l => l.AbsolutePath),
                Is.EquivalentTo(own.Select(c => $"/cases/{c.Reference}"))
            );
            Assert.That(other.Where(r => document.MainDocumentPart!.Document.InnerText.Contains(r, StringComparison.Ordinal)), Is.Empty);
            Assert.That(
                (await world.As(World.Desk).Send(new ExportYourCases.Query(ExportFormat.Docx, Audience.Of(state)))).Content,
                Is.EqualTo(docx.Content)
            );

            Task<ExportTable.Result> Taken(ExportFormat format) =>
                world.As(World.Liaison(state)).Send(new ExportYourCases.Query(format, Address: address));
        }
    }

    [Test]
    public async Task Is_of_one_State_that_the_reader_may_ask_for()
    {
        await using var world = await World.New();
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Desk).Send(new ExportYourCases.Query(ExportFormat.Docx)));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("MAR")).Send(new ExportYourCases.Query(ExportFormat.Docx, Audience.Of("FRA")))
        );
        await Assert.ThrowsAsync<ValidationException>(() =>
            world.As(World.Liaison("MAR")).Send(new ExportYourCases.Query(ExportFormat.Csv))
        );
        Assert.That(
            (await world.As(World.Liaison("MAR")).Send(new ExportYourCases.Query(ExportFormat.Docx))).FileName,
            Is.EqualTo("cases-MAR-20240115.docx")
        );
    }
}
