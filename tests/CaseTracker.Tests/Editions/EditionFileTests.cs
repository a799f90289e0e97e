using System.Text;
using CaseTracker.Editions;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Editions;

public sealed class EditionFileTests
{
    [Test]
    public async Task Every_file_is_checked_alone_and_against_the_ledger()
    {
        await using var world = await Synthetic.World(5, 60);
        var draft = await world.Compose(Publishing.All(2017));
        await world.Do(new SetEditionNarrative.Command(draft, null, "Ünïcode « قتل », 营地", "« Été »"));
        await world.Approve(draft);
        var files = await world.Files(1);
        Assert.That(files, Has.Count.EqualTo(Enum.GetValues<CaseTracker.Briefing.TableId>().Length + 4));
        foreach (var (name, content) in files)
        {
            Assert.That(EditionFile.Read(content).Findings, Is.Empty, name);
            Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(content))).Findings, Is.Empty, name);
        }
    }

    [TestCase("T1-en.csv", "Total", "Tofal", EditionFault.TableAltered)]
    [TestCase("T1-en.csv", "casetracker-seal,1,T1", "casetracker-seal,1,T2", EditionFault.SealAltered)]
    [TestCase("T1-en.csv", "casetracker-seal", "seal", EditionFault.NoSeal)]
    [TestCase("en.json", "\"value\": 1,", "\"value\": 2,", EditionFault.TableAltered)]
    [TestCase("en.json", "\"text\": \"", "\"text\": \"x", EditionFault.NarrativeAltered)]
    [TestCase("en.json", "\"definitions\":", "\"definitions\":1", EditionFault.SealAltered)]
    [TestCase("seal.json", "\"number\":1", "\"number\":2", EditionFault.SealAltered)]
    [TestCase("seal.json", "{", "[", EditionFault.NoSeal)]
    public async Task A_file_that_was_altered_is_found_out(string name, string was, string now, EditionFault fault)
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var draft = await world.Compose(Publishing.All(2017));
        await world.Do(new SetEditionNarrative.Command(draft, null, "A year of losses.", null));
        await world.Approve(draft);
        var text = Encoding.UTF8.GetString((await world.Files(1)).Single(f => f.Key.EndsWith(name, StringComparison.Ordinal)).Value);
        Assert.That(text, Does.Contain(was));
        Assert.That(
            EditionFile.Read(Encoding.UTF8.GetBytes(text.Replace(was, now, StringComparison.Ordinal))).Findings.Select(f => f.Fault),
            Does.Contain(fault)
        );
    }

    [TestCase("casetracker-seal,1,T99,en,a,b,c")]
    [TestCase("{\"seal\":{},\"tables\":[],\"narratives\":[]}")]
    [TestCase("{\"statement\":null}")]
    [TestCase("{\"statement\":{}}")]
    [TestCase("{\"seal\":1}")]
    [TestCase("")]
    [TestCase("PK")]
    public void What_is_no_edition_has_no_seal(string text) =>
        Assert.That(
            EditionFile.Read(Encoding.UTF8.GetBytes(text)).Findings.Select(f => f.Fault),
            Is.EqualTo(new[] { EditionFault.NoSeal })
        );

    [Test]
    public void What_is_no_text_is_not_what_was_sealed() =>
        Assert.That(
            EditionFile.Read([.. Enumerable.Repeat((byte)0xFF, 50), .. "casetracker-seal,1,T1,en,a,b,c"u8]).Findings.Select(f => f.Fault),
            Does.Contain(EditionFault.TableAltered)
        );

    /// <summary>Bytes changed or cut off anywhere are a finding, and never a fault of the program.</summary>
    [Test]
    public async Task Whatever_happened_to_a_file_it_is_read()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var draft = await world.Compose(Publishing.All(2017));
        await world.Do(new SetEditionNarrative.Command(draft, null, "A year of losses.", null));
        await world.Approve(draft);
        var random = new Random(2589);
        foreach (var (name, content) in await world.Files(1))
        {
            for (var attempt = 0; attempt < 100; attempt++)
            {
                var altered = content.ToArray();
                for (var n = random.Next(1, 4); n > 0; n--)
                    altered[random.Next(altered.Length)] ^= (byte)random.Next(1, 256);
                if (random.Next(4) == 0)
                    altered = altered[..random.Next(altered.Length)];
                Assert.That(() => EditionFile.Read(altered), Throws.Nothing, name);
            }
        }
    }

    [Test]
    public async Task What_another_ledger_sealed_is_not_taken_for_this_one_s()
    {
        await using var world = await World.New();
        await using var other = await World.New();
        await other.Killing("MAR");
        await other.Publish(Publishing.All(2017));
        var seal = (await other.Files(1))["edition-1.seal.json"];
        Assert.That(
            (await world.As(World.Desk).Send(new VerifyEditionFile.Query(seal))).Findings.Select(f => f.Fault),
            Is.EqualTo(new[] { EditionFault.NotInLedger })
        );
        await world.Publish(Publishing.All(2018));
        Assert.That(
            (await world.As(World.Desk).Send(new VerifyEditionFile.Query(seal))).Findings.Select(f => f.Fault),
            Is.EqualTo(new[] { EditionFault.OtherInLedger })
        );
    }

    [Test]
    public void What_is_no_published_file_has_no_seal() =>
        Assert.That(
            (
                (string[])["", "{", "a,b\r\n1,2\r\n", "{\"seal\":1,\"tables\":[]}", "casetracker-seal,1", "casetracker-seal,x,T1,en,a,b,c"]
            ).Select(t => EditionFile.Read(Encoding.UTF8.GetBytes(t)).Findings.Single().Fault),
            Is.All.EqualTo(EditionFault.NoSeal)
        );
}
