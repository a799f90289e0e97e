using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Tests.Briefing;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using DocumentFormat.OpenXml.Packaging;

namespace CaseTracker.Tests.Editions;

/// <summary>What resolution 2589 (2021), paragraph 4, asks of the reports on a mission.</summary>
public sealed partial class DraftUpdateTests
{
    private static readonly Period Years = Period.Of(new(2013), new(2023));

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Each_number_is_one_of_the_tables_that_the_paragraph_names(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await Synthetic.World(4, 150);
        var (mission, position) = (await Busiest(world), await world.Position());
        var draft = await world.As(World.Desk).Send(new DraftUpdate.Query(mission, Years));
        Assert.That(draft.Parts, Has.Count.EqualTo(2));
        await AssertNumbers(
            draft,
            id => world.As(World.Desk).Send(new ViewTable.Query(id, Years, new() { Missions = [mission] }, position))
        );
        Assert.That(draft.Notes, Has.Some.Contains(position.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Is_bound_to_its_position()
    {
        await using var world = await Synthetic.World(9, 60);
        var query = new DraftUpdate.Query("MINUSMA", Years, await world.Position());
        var before = await world.As(World.Desk).Send(new ExportUpdate.Query(query));
        await world.Seed(10, 60);
        Assert.That((await world.As(World.Desk).Send(new ExportUpdate.Query(query))).Content, Is.EqualTo(before.Content));
    }

    [TestCase("en", "with the numbers of edition 1", "Edition: 1, approved on 15 January 2024.")]
    [TestCase("fr", "avec les chiffres de l’édition 1", "Édition\u00A0: 1, approuvée le 15 janvier 2024.")]
    public async Task Gives_the_numbers_of_an_edition_and_names_it_whatever_is_recorded_later(string language, string title, string note)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await Synthetic.World(4, 150);
        var mission = await Busiest(world);
        var ofMission = await world.Publish(All with { Filter = $"mission={mission}" });
        var ofAll = await world.Publish(All with { Position = ofMission.Position });
        var query = new DraftUpdate.Query(mission, null, Edition: 1);
        var draft = await world.As(World.Desk).Send(query);
        await AssertNumbers(draft, async id => (await world.As(World.Desk).Send(new ViewEditionTable.Query(id, ofMission.Number))).Table);
        var file = await world.As(World.Desk).Send(new ExportUpdate.Query(query));
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Content), false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Multiple(() =>
        {
            Assert.That(draft.Period, Is.EqualTo(Years));
            Assert.That(OfficeFile.Faults(document), Is.Empty);
            Assert.That(draft.Title, Does.EndWith(title));
            Assert.That(text, Does.Contain(title).And.Contain(note).And.Contain(draft.Parts[1].Paragraphs[^1]));
            Assert.That(text, Does.Contain(ofMission.Position.ToString(CultureInfo.InvariantCulture)));
            Assert.That(file.FileName, Is.EqualTo($"update-{mission}-20130101-20231231-edition-1.docx"));
        });
        await world.Seed(10, 90);
        Assert.That((await world.As(World.Desk).Send(new ExportUpdate.Query(query))).Content, Is.EqualTo(file.Content));
        var among = await world.As(World.Desk).Send(query with { Period = Years, Edition = ofAll.Number });
        Assert.That(TextOf(among), Is.EqualTo(TextOf(draft)), "an edition of all missions gives the same numbers of this one");
        Assert.That(TextOf(await world.As(World.Desk).Send(new DraftUpdate.Query(mission, Years))), Is.Not.EqualTo(TextOf(draft)));
    }

    [Test]
    public async Task An_edition_that_does_not_cover_what_is_asked_says_so()
    {
        await using var world = await World.New();
        await world.Publish(All);
        await world.Publish(All with { Filter = "mission=MONUSCO" });
        await world.Publish(All with { Filter = "missions=closed" });
        await world.Publish(All with { Filter = "mission=MINUSCA&host=CAF" });
        await world.Publish(All with { Tables = [.. All.Tables.Except([TableId.T6, TableId.T13])] });
        await world.Compose(All);
        await Breaks(Text.EditionOfOtherPeriod(1, TableTexts.Span(Years)), 1, Period.OfYear(2017));
        await Breaks(Text.EditionWithoutMission(2, "MINUSCA"), 2);
        await Breaks(Text.EditionWithoutMission(3, "MINUSCA"), 3);
        await Breaks(Text.EditionWithPartOfMission(4, "MINUSCA", "“Host State: Central African Republic”"), 4);
        await Breaks(Text.EditionLacksTables(5, "T6, T13"), 5);
        await Assert.ThrowsAsync<NotFoundException>(() => Draft(6));
        Assert.That((await Draft(1)).Parts, Has.Count.EqualTo(2));

        async Task Breaks(string rule, int edition, Period? period = null) =>
            Assert.That((await Assert.ThrowsAsync<RuleBrokenException>(() => Draft(edition, period)))!.Message, Is.EqualTo(rule));

        Task<DraftUpdate.Result> Draft(int edition, Period? period = null) =>
            world.As(World.Desk).Send(new DraftUpdate.Query("MINUSCA", period, Edition: edition));
    }

    [Test]
    public async Task An_edition_that_no_longer_comes_out_as_it_was_sealed_gives_no_numbers()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        await world.Publish(All);
        await world.Database.Write(session => session.Execute("UPDATE CaseRow SET Killed = 7 WHERE Audience = 'UN'"));
        await Assert.ThrowsAsync<EditionDiffersException>(() =>
            world.As(World.Desk).Send(new DraftUpdate.Query("MINUSCA", null, Edition: 1))
        );
    }

    [Test]
    public async Task Is_of_a_period_or_an_edition_and_of_an_edition_or_a_moment()
    {
        await using var world = await World.New();
        await Rejects(Text.UpdateWithoutPeriod, new("MINUSCA", null));
        await Rejects(Text.EditionOrMoment, new("MINUSCA", Years, Position: 3, Edition: 1));
        await Rejects(Text.EditionOrMoment, new("MINUSCA", Years, AsOf: DateTime.UnixEpoch, Edition: 1));

        async Task Rejects(string message, DraftUpdate.Query query) =>
            Assert.That(
                (await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.As(World.Desk).Send(query)))!.Errors.Select(e =>
                    e.ErrorMessage
                ),
                Is.EqualTo(new[] { message })
            );
    }

    [Test]
    public async Task Is_for_the_United_Nations_and_of_a_focal_point_for_its_own_mission()
    {
        await using var world = await World.New();
        var query = new DraftUpdate.Query("MINUSCA", Years);
        await world.Publish(All);
        foreach (var asked in new[] { query, query with { Period = null, Edition = 1 } })
        {
            Assert.That((await world.As(World.FocalPoint("MINUSCA")).Send(asked)).Parts[0].Paragraphs, Is.Not.Empty);
            await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.FocalPoint("MONUSCO")).Send(asked));
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("CAF")).Send(asked));
        }
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Desk).Send(query with { Mission = "NONSUCH" }));
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

    private static ComposeEdition.Command All => new(Enum.GetValues<TableId>(), Years.From, Years.To);

    private static async Task<string> Busiest(World world) =>
        (await world.Rows<CaseRow>(Viewpoint.Un)).CountBy(c => c.Mission).MaxBy(m => m.Value).Key;

    private static string TextOf(DraftUpdate.Result draft) =>
        string.Join('\n', draft.Parts.SelectMany(p => p.Paragraphs.Prepend(p.Heading)));

    private static async Task AssertNumbers(DraftUpdate.Result draft, Func<TableId, Task<BriefingTable>> tableOf)
    {
        foreach (var paragraph in draft.Parts.SelectMany(p => p.Paragraphs))
        {
            var known = new HashSet<int> { 12 };
            foreach (var id in Named().Match(paragraph).Groups[1].Value.Split(", ").Select(Enum.Parse<TableId>))
            {
                var table = await tableOf(id);
                known.UnionWith(table.Rows.SelectMany(r => r.Cells).Select(c => c.Value ?? 0));
                if (id == TableId.T13)
                    known.UnionWith([
                        table.Rows.DistinctBy(r => r.Keys[0]).Count(),
                        .. table.Rows.CountBy(r => r.Cells[1].Code!).Select(g => g.Value),
                    ]);
                if (id == TableId.T14)
                    known.Add(table.Rows.Sum(r => r.Cells[table.Columns.ToList().FindIndex(c => c.Id == "death_sentences")].Value ?? 0));
            }
            Assert.That(
                Number()
                    .Matches(NotCounted().Replace(paragraph, ""))
                    .Select(m => int.Parse(Separator().Replace(m.Value, ""), CultureInfo.InvariantCulture))
                    .Distinct(),
                Is.SubsetOf(known),
                paragraph
            );
        }
    }

    [GeneratedRegex(@"\[(T\d+(?:, T\d+)*)\]$")]
    private static partial Regex Named();

    [GeneratedRegex(@"\[.*\]$|\d+(?:er)? \p{L}+ 20\d\d")]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"\d[\d,\u00A0]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"[,\u00A0]")]
    private static partial Regex Separator();
}
