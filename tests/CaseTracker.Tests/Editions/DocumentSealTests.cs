using System.IO.Compression;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Tests.Briefing;
using CaseTracker.Tests.Cases;
using DocumentFormat.OpenXml.Packaging;

namespace CaseTracker.Tests.Editions;

/// <summary>What documents and workbooks prove of themselves, with nothing beside them.</summary>
public sealed class DocumentSealTests
{
    private const string Seal = "customXml/item1.xml";

    private static Dictionary<string, byte[]> _files = null!;

    /// <summary>Editions 1 and 2, in both forms.</summary>
    [OneTimeSetUp]
    public static async Task Publish() => _files = await Publishing();

    [TestCase("docx")]
    [TestCase("xlsx")]
    public void Holds_alone_and_says_of_which_edition_position_and_ledger_it_is(string format)
    {
        var file = EditionFile.Read(_files[$"edition-1-en.{format}"]);
        var seal = EditionFile.Read(_files["edition-1.seal.json"]).Seal!;
        Assert.That(file.Findings, Is.Empty);
        Assert.That(
            (file.Number, file.Key, file.Within!.Position, file.Within.Head),
            Is.EqualTo(((int?)1, seal.Key, seal.Statement.Position, seal.Statement.Head))
        );
        using var document = Opened(_files[$"edition-1-en.{format}"]);
        Assert.That(OfficeFile.Faults(document), Is.Empty);
        Assert.That(
            file.Within.Parts.Select(p => p.Name),
            Is.EquivalentTo(Parts(_files[$"edition-1-en.{format}"]).Select(p => p.Name).Where(n => n != Seal))
        );
    }

    [Test]
    public void Every_part_that_is_altered_is_named([Values("docx", "xlsx")] string format)
    {
        var parts = Parts(_files[$"edition-1-en.{format}"]);
        foreach (var (name, content) in parts.Where(p => p.Name != Seal))
        {
            byte[] altered = [.. content, (byte)'\n'];
            Assert.That(
                Findings(parts.Select(p => p.Name == name ? (name, altered) : p)),
                Is.EqualTo(new[] { new EditionFinding(EditionFault.PartAltered, Part: name) })
            );
        }
    }

    [Test]
    public void A_part_that_was_removed_added_doubled_or_renamed_is_named([Values("docx", "xlsx")] string format)
    {
        var parts = Parts(_files[$"edition-1-en.{format}"]);
        var (name, content) = parts[^2];
        EditionFinding added(string part) => new(EditionFault.PartAdded, Part: part);
        EditionFinding missing(string part) => new(EditionFault.PartMissing, Part: part);
        Assert.Multiple(() =>
        {
            Assert.That(Findings(parts.Where(p => p.Name != name)), Is.EqualTo(new[] { missing(name) }));
            Assert.That(Findings(parts.Append(("customXml/item2.xml", content))), Is.EqualTo(new[] { added("customXml/item2.xml") }));
            Assert.That(Findings(parts.Append((name.ToUpperInvariant(), content))), Is.EqualTo(new[] { added(name.ToUpperInvariant()) }));
            Assert.That(Findings(parts.Append((Seal, content))), Is.EqualTo(new[] { added(Seal) }));
            Assert.That(
                Findings(parts.Select(p => p.Name == name ? (name + "x", content) : p)),
                Is.EquivalentTo(new[] { added(name + "x"), missing(name) })
            );
        });
    }

    [Test]
    public void Parts_that_changed_places_are_found_out()
    {
        var parts = Parts(_files["edition-1-en.xlsx"]);
        var (one, other) = (
            parts.Single(p => p.Name == "xl/worksheets/sheet1.xml"),
            parts.Single(p => p.Name == "xl/worksheets/sheet2.xml")
        );
        Assert.That(
            Findings(
                    parts.Select(p =>
                        p == one ? (one.Name, other.Content)
                        : p == other ? (other.Name, one.Content)
                        : p
                    )
                )
                .Select(f => (f.Fault, f.Part)),
            Is.EquivalentTo(new[] { (EditionFault.PartAltered, one.Name), (EditionFault.PartAltered, other.Name) })
        );
    }

    [TestCase("edition-2-en.docx")]
    [TestCase("edition-1-fr.docx")]
    [TestCase("edition-1-en.xlsx")]
    public void A_seal_of_another_file_is_none_of_this_one(string other)
    {
        var foreign = Parts(_files[other]).Single(p => p.Name == Seal);
        var moved = Packed(Parts(_files["edition-1-en.docx"]).Select(p => p.Name == Seal ? foreign : p));
        Assert.That(EditionFile.Read(moved).Findings.Select(f => f.Fault), Does.Contain(EditionFault.PartAltered));
    }

    [TestCase("number=\"1\"", "number=\"2\"")]
    [TestCase("language=\"en\"", "language=\"fr\"")]
    [TestCase("format=\"docx\"", "format=\"xlsx\"")]
    [TestCase("position=\"", "position=\"1")]
    [TestCase("head=\"", "head=\"0")]
    [TestCase("</seal>", "<!-- approved by all --></seal>")]
    [TestCase("</seal>", "<part name=\"x\" sha256=\"y\" /></seal>")]
    public void What_the_seal_says_is_signed_to_the_last_character(string was, string now)
    {
        var parts = Parts(_files["edition-1-en.docx"]);
        var text = Encoding.UTF8.GetString(parts.Single(p => p.Name == Seal).Content);
        Assert.That(text, Does.Contain(was));
        var altered = Encoding.UTF8.GetBytes(text.Replace(was, now, StringComparison.Ordinal));
        Assert.That(
            Findings(parts.Select(p => p.Name == Seal ? (Seal, altered) : p)).Select(f => f.Fault),
            Does.Contain(EditionFault.SealAltered)
        );
    }

    [TestCase("<seal")]
    [TestCase("<!DOCTYPE seal [<!ENTITY a \"b\">]><seal xmlns=\"urn:casetracker:edition-seal\">&a;</seal>")]
    [TestCase("<seal xmlns=\"urn:casetracker:edition-seal\" />")]
    [TestCase("<seal xmlns=\"urn:other\" number=\"1\" />")]
    public void What_is_no_seal_is_taken_for_none(string text)
    {
        var parts = Parts(_files["edition-1-en.docx"]);
        Assert.That(
            Findings(parts.Select(p => p.Name == Seal ? (Seal, Encoding.UTF8.GetBytes(text)) : p)).Select(f => f.Fault),
            Is.EqualTo(new[] { EditionFault.NoSeal })
        );
    }

    [Test]
    public void Without_its_seal_it_is_known_no_more_even_beside_the_ledger_s()
    {
        var seal = EditionFile.Read(_files["edition-1.seal.json"]).Seal!;
        var bare = Packed(Parts(_files["edition-1-en.docx"]).Where(p => p.Name != Seal));
        Assert.That(EditionFile.Read(bare, [seal]).Findings.Single().Fault, Is.EqualTo(EditionFault.NoSeal));
    }

    [Test]
    public async Task Whoever_seals_anew_with_another_key_is_told_from_the_ledger_s()
    {
        await using var world = await World.New();
        await world.Publish(Editions.Publishing.All(2017) with { Tables = [TableId.T1] });
        var parts = Parts((await world.Files(1))["edition-1-en.docx"]);
        var genuine = EditionFile.Read(Packed(parts)).Within!;
        using var forger = new MasterKey([.. Enumerable.Repeat((byte)7, 32)]).Publishing();
        var forged = genuine.Signed(forger.Public, SealWithin.Of(forger, genuine.Sha256));
        var file = Packed(parts.Select(p => p.Name == Seal ? (Seal, forged.Write()) : p));
        Assert.That(
            (EditionFile.Read(file).Findings.Count, EditionFile.Read(file).Key),
            Is.EqualTo((0, forger.Public)),
            "Alone, only the key tells."
        );
        var found = await world.As(World.Desk).Send(new VerifyEditionFile.Query(file));
        Assert.That(found.Findings.Select(f => f.Fault), Is.EqualTo(new[] { EditionFault.OtherInLedger }));
        Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(Packed(parts)))).Findings, Is.Empty);
    }

    [Test]
    public async Task What_comes_out_in_other_words_is_sealed_anew_by_the_same_key_and_told_from_what_was_approved()
    {
        await using var world = await World.New();
        var edition = await world.Publish(Editions.Publishing.All(2017) with { Tables = [TableId.T1] });
        var approved = (await world.Files(1))["edition-1-en.docx"];
        using var key = new MasterKey(new byte[32]).Publishing();
        var (file, within) = EditionDocument.Write(EditionFormat.Docx, edition, edition.Seal!.Statement, "en", [], key);
        await using var written = file;
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        var (then, now) = (
            await world.As(World.Desk).Send(new VerifyEditionFile.Query(approved)),
            await world.As(World.Desk).Send(new VerifyEditionFile.Query(content.ToArray()))
        );
        Assert.That((then.Findings.Count, then.IsAsApproved), Is.EqualTo((0, true)));
        Assert.That((now.Findings.Count, now.IsAsApproved), Is.EqualTo((0, false)));
        Assert.That(now.Within!.Sha256, Is.EqualTo(within.Sha256).And.Not.EqualTo(then.Within!.Sha256));
        Assert.That((await world.Files(1))["edition-1-en.docx"], Is.EqualTo(approved));
    }

    [Test]
    public async Task The_key_s_seal_of_another_position_is_not_that_of_the_edition()
    {
        await using var world = await World.New();
        var edition = await world.Publish(Editions.Publishing.All(2017) with { Tables = [TableId.T1] });
        using var key = new MasterKey(new byte[32]).Publishing();
        var statement = edition.Seal!.Statement with { Position = 1 };
        await using var file = EditionDocument.Write(EditionFormat.Docx, edition, statement, "en", [], key).File;
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        Assert.That(
            (await world.As(World.Desk).Send(new VerifyEditionFile.Query(content.ToArray()))).Findings.Select(f => f.Fault),
            Is.EqualTo(new[] { EditionFault.OtherInLedger })
        );
    }

    private static IReadOnlyList<EditionFinding> Findings(IEnumerable<(string Name, byte[] Content)> parts) =>
        EditionFile.Read(Packed(parts)).Findings;

    private static OpenXmlPackage Opened(byte[] file) =>
        Parts(file).Any(p => p.Name == "word/document.xml")
            ? WordprocessingDocument.Open(new MemoryStream(file), false)
            : SpreadsheetDocument.Open(new MemoryStream(file), false);

    private static List<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return
        [
            .. archive.Entries.Select(e =>
            {
                using var content = new MemoryStream();
                using (var part = e.Open())
                    part.CopyTo(content);
                return (e.FullName, content.ToArray());
            }),
        ];
    }

    private static byte[] Packed(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return file.ToArray();
    }

    private static async Task<Dictionary<string, byte[]>> Publishing()
    {
        await using var world = await World.New();
        await world.Killing("MAR");
        var files = new Dictionary<string, byte[]>();
        foreach (var number in new[] { 1, 2 })
        {
            await world.Publish(Editions.Publishing.All(2017) with { Address = "https://tracker.example/" });
            foreach (var language in new[] { "en", "fr" })
            {
                System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
                foreach (var (name, content) in await world.Files(number))
                    files[name] = content;
            }
        }
        return files;
    }
}
