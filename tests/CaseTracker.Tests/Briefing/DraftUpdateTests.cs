using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using DocumentFormat.OpenXml.Packaging;

namespace CaseTracker.Tests.Briefing;

/// <summary>What resolution 2589 (2021), paragraph 4, asks of the reports on a mission.</summary>
public sealed class DraftUpdateTests
{
    private static readonly Period Years = Period.Of(new(2013), new(2023));

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Each_number_is_one_of_the_tables_that_the_paragraph_names(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await Synthetic.World(4, 150);
        var mission = (await world.Rows<CaseRow>(Viewpoint.Un)).CountBy(c => c.Mission).MaxBy(m => m.Value).Key;
        var position = await world.Position();
        var draft = await world.As(World.Desk).Send(new DraftUpdate.Query(mission, Years));
        Assert.That(draft.Parts, Has.Count.EqualTo(2));
        foreach (var paragraph in draft.Parts.SelectMany(p => p.Paragraphs))
        {
            var named = Regex.Match(paragraph, @"\[(T\d+(?:, T\d+)*)\]$").Groups[1].Value.Split(", ").Select(Enum.Parse<TableId>).ToList();
            var known = new HashSet<int> { 12 };
            foreach (var id in named)
            {
                var table = await world.As(World.Desk).Send(new ViewTable.Query(id, Years, new() { Missions = [mission] }, position));
                known.UnionWith(table.Rows.SelectMany(r => r.Cells).Select(c => c.Value ?? 0));
                if (id == TableId.T13)
                    known.UnionWith([
                        table.Rows.DistinctBy(r => r.Keys[0]).Count(),
                        .. table.Rows.CountBy(r => r.Cells[1].Code!).Select(g => g.Value),
                    ]);
                if (id == TableId.T14)
                    known.Add(table.Rows.Sum(r => r.Cells[table.Columns.ToList().FindIndex(c => c.Id == "death_sentences")].Value ?? 0));
            }
            var text = Regex.Replace(paragraph, @"\[.*\]$|\d+(?:er)? \p{L}+ 20\d\d", "");
            Assert.That(
                Regex
                    .Matches(text, @"\d[\d,\u00A0]*")
                    .Select(m => int.Parse(Regex.Replace(m.Value, @"[,\u00A0]", ""), CultureInfo.InvariantCulture))
                    .Distinct(),
                Is.SubsetOf(known),
                paragraph
            );
        }
        Assert.That(draft.Notes, Has.Some.Contains(position.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Is_bound_to_its_position_and_names_the_edition()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var world = await Synthetic.World(9, 60);
        var query = new DraftUpdate.Query(
            "MINUSMA",
            Years,
            await world.Position(),
            Edition: new EditionMark(3, new DateOnly(2024, 2, 1), EditionForm.Second)
        );
        var before = await world.As(World.Desk).Send(new ExportUpdate.Query(query));
        await world.Seed(10, 60);
        Assert.That((await world.As(World.Desk).Send(new ExportUpdate.Query(query))).Content, Is.EqualTo(before.Content));
        using var document = WordprocessingDocument.Open(new MemoryStream(before.Content), false);
        Assert.That(OfficeFile.Faults(document), Is.Empty);
        Assert.That(
            document.MainDocumentPart!.Document.Body!.InnerText,
            Does.Contain("Edition: 3, approved on 1 February 2024.").And.Contain("(b) Measures")
        );
    }

    [Test]
    public async Task Is_for_the_United_Nations_and_of_a_focal_point_for_its_own_mission()
    {
        await using var world = await World.New();
        var query = new DraftUpdate.Query("MINUSCA", Years);
        Assert.That((await world.As(World.FocalPoint("MINUSCA")).Send(query)).Parts[0].Paragraphs, Is.Not.Empty);
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.FocalPoint("MONUSCO")).Send(query));
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Desk).Send(query with { Mission = "NONSUCH" }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("CAF")).Send(query));
    }

    [TestCase("en", 0, "no case")]
    [TestCase("en", 1, "1 case")]
    [TestCase("en", 1200, "1,200 cases")]
    [TestCase("fr", 0, "0 affaire")]
    [TestCase("fr", 1, "1 affaire")]
    [TestCase("fr", 1200, "1\u00A0200 affaires")]
    public void Numbers_have_their_plural(string language, int number, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.That(TableTexts.Counted("Update.in", number), Is.EqualTo(expected));
    }
}
