using System.IO.Compression;
using CaseTracker.EndToEnd.Tests.Notifying;

namespace CaseTracker.EndToEnd.Tests.Briefing;

/// <summary>What the Secretariat hands over, in browsers: an edition from its draft to its files, and the pages that it rests on.</summary>
public sealed class HandingOverTests
{
    private const int Telephone = Inspection.Telephone,
        Desk = Inspection.Desk;

    [Test]
    public async Task An_edition_is_composed_worded_approved_by_a_second_person_and_handed_over_in_every_form()
    {
        var (demonstration, inspection) = (await Demonstration.Shared, new Inspection());
        var officer = await Participant.SignIn(demonstration, inspection, "desk", "en", Desk);
        await officer.See("/editions/new");
        await officer.Press();
        var draft = new Uri(officer.Page.Url).AbsolutePath;
        await officer.See($"{draft}/text");
        await officer.Fill(("English", "Invented figures of an invented year."), ("French", "Chiffres inventés d’une année inventée."));
        await officer.Press();
        await officer.See($"{draft}/publish");
        await officer.Fill(("Reason", "For the annual briefing"));
        await officer.Press();

        var second = await Participant.SignIn(demonstration, inspection, "second-desk", "fr", Telephone);
        await second.See("/proposals");
        await second.Page.ClickAsync("main tr:has-text('For the annual briefing') a[href^='/proposals/']");
        await second.Look();
        await second.Press("button[value='approve']");

        await officer.See("/editions");
        var newest = await officer.Page.Locator("main table a[href^='/editions/']:not([href*='drafts'])").AllAsync();
        var edition = (await Task.WhenAll(newest.Select(a => a.GetAttributeAsync("href")))).MaxBy(a =>
            int.Parse(a!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)
        )!;
        Assert.That(edition, Is.Not.EqualTo("/editions/1"), "the demonstration has one already");
        await officer.See($"{edition}?check=yes");
        Assert.That(await officer.Page.Locator("main [role=alert]").CountAsync(), Is.Zero);
        await second.See($"{edition}/changes");

        var number = edition.Split('/')[^1];
        foreach (var format in (string[])["xlsx", "docx"])
        {
            using var files = new ZipArchive(new MemoryStream(await officer.Fetch($"/api/editions/{number}/files?format={format}")));
            Assert.That(
                files.Entries.Select(e => e.FullName),
                Is.SupersetOf((string[])[$"edition-{number}-en.{format}", $"edition-{number}.seal.json"])
            );
            using var parts = new ZipArchive(files.GetEntry($"edition-{number}-en.{format}")!.Open());
            Assert.That(parts.Entries.Select(e => e.FullName), Does.Contain("[Content_Types].xml"));
        }
        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }

    /// <summary>Each page as a reader with this part finds it, in one language on a screen and in the other on a telephone.</summary>
    [TestCase(
        "desk",
        "/tables",
        "/tables/T1",
        "/tables/T2",
        "/tables/T3",
        "/tables/T8",
        "/tables/T9",
        "/tables/T11",
        "/tables/T12",
        "/tables/T15",
        "/tables/T3/definition",
        "/editions",
        "/editions/1",
        "/dashboard",
        "/registry",
        "/assistance",
        "/documents"
    )]
    [TestCase("focal-minusca", "/tables/T1", "/tables/T11", "/registry", "/assistance", "/documents")]
    [TestCase("liaison-caf", "/tables", "/tables/T1", "/tables/T2", "/tables/T11", "/tables/T5/definition", "/assistance", "/cases")]
    [TestCase("liaison-bgd", "/tables/T8", "/assistance", "/cases")]
    public async Task Its_pages_are_fit_for_a_screen_reader_and_a_telephone(string account, params string[] addresses)
    {
        var (demonstration, inspection) = (await Demonstration.Shared, new Inspection());
        foreach (var (language, width) in new[] { ("en", Desk), ("fr", Telephone) })
        {
            var reader = await Participant.SignIn(demonstration, inspection, account, language, width);
            foreach (var address in addresses)
            {
                await reader.See(address);
                Assert.That(new Uri(reader.Page.Url).AbsolutePath, Is.EqualTo(address));
                Assert.That(await reader.Page.Locator("main h1").CountAsync(), Is.EqualTo(1), address);
            }
        }
        Assert.That(inspection.Faults, Is.Empty, string.Join(Environment.NewLine, inspection.Faults));
    }
}
