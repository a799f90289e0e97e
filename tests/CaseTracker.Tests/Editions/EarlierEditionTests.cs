using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Tests.Briefing;
using CaseTracker.Tests.Cases;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Editions;

/// <summary>An edition that was approved, and taken out, before documents and workbooks carried a seal, and before some words were changed:
/// its seal and some of its files were kept.</summary>
public sealed class EarlierEditionTests
{
    private static byte[] Kept(string ending) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests/CaseTracker.Tests/Editions", $"EarlierEdition.{ending}"));

    private static EditionSeal Seal => EditionFile.Read(Kept("seal.json")).Seal!;

    [Test]
    public void Its_seal_is_still_genuine() => Assert.That(EditionFile.Read(Kept("seal.json")).Findings, Is.Empty);

    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task A_file_that_was_taken_out_then_still_holds(string ending)
    {
        await using var world = await World.New();
        await Publish(world);
        var found = await world.As(World.Desk).Send(new VerifyEditionFile.Query(Kept(ending)));
        Assert.That((found.Number, found.Findings.Count, found.IsAsApproved), Is.EqualTo((1, 0, true)));
        Assert.That(EditionFile.Read(Kept(ending), [Seal]).Findings, Is.Empty);
    }

    [TestCase("en")]
    [TestCase("fr")]
    public async Task What_is_taken_out_now_has_the_approved_figures_and_a_seal_of_the_same_key(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await World.New();
        await Publish(world);
        Assert.That((await world.As(World.Desk).Send(new ViewEdition.Query(1, Check: true))).Alarms, Is.Empty);
        foreach (var (name, content) in await world.Files(1))
        {
            var alone = EditionFile.Read(content);
            Assert.That((alone.Findings.Count, alone.Key), Is.EqualTo((0, Seal.Key)), name);
            Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(content))).Findings, Is.Empty, name);
        }
    }

    [Test]
    public async Task A_workbook_of_then_and_one_of_now_have_the_same_figures_and_are_told_apart()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var world = await World.New();
        await Publish(world);
        var now = (await world.Files(1))["edition-1-en.xlsx"];
        Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(now))).IsAsApproved, Is.False);
        foreach (var id in new[] { TableId.T1, TableId.T2 })
        {
            var rows = (await world.As(World.Desk).Send(new ViewEditionTable.Query(id, 1))).Table.Rows.Count;
            Assert.That(Lines(now), Is.EqualTo(Lines(Kept("xlsx"))).And.Count.EqualTo(rows + 1));

            IReadOnlyList<IReadOnlyList<string>> Lines(byte[] file)
            {
                using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), false);
                return OfficeFile.Lines(workbook, id.ToString(), rows + 1);
            }
        }
    }

    /// <summary>From the same commands as then, and as the one of that time recorded its approval, but for the hash of the ledger, in which
    /// ids are drawn anew.</summary>
    private static async Task Publish(World world)
    {
        await world.Killing("MAR");
        var draft = await world.Compose(
            Publishing.All(2017) with
            {
                Tables = [TableId.T1, TableId.T2],
                Address = "https://tracker.example/",
            }
        );
        await world.Do(new SetEditionNarrative.Command(draft, null, "A year of losses.", "Une année de pertes."));
        var edition = await world.Edition(draft);
        Assert.That(edition.Position, Is.EqualTo(Seal.Statement.Position));
        var statement = Seal.Statement with { Head = await world.Database.Read(s => EditionSealer.HeadAt(s, edition.Position)) };
        using var key = new MasterKey(new byte[32]).Publishing();
        var seal = Seal with { Statement = statement, Signature = key.Sign(EditionSeal.TextOf(statement)) };
        await world.InScope(
            World.SecondDesk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        World.SecondDesk.Author,
                        async recording =>
                        {
                            await recording.Load(edition.Id);
                            recording.Add(Edition.StreamKind, edition.Id, [new EditionApproved(seal)]);
                            return true;
                        }
                    )
        );
    }
}
