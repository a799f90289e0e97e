using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CaseTracker.Ledger;
using CaseTracker.Office;
using CaseTracker.Reference;

namespace CaseTracker.Editions;

/// <summary>
/// What a document or workbook of an edition carries with it: of which edition it is, and what each of its other parts holds, signed. It
/// proves that nothing was altered since whoever holds the key signed it; who that is, only a comparison of the key tells.
/// </summary>
/// <param name="Position">Of the ledger, as of which the tables were made.</param>
/// <param name="Head">Hash of the ledger at that position.</param>
/// <param name="Parts">All but the one in which this stands.</param>
/// <param name="Key">Public half of the key that signed (<see cref="PublishingKey"/>).</param>
public sealed record DocumentSeal(
    int Number,
    long Position,
    string Head,
    EditionFormat Format,
    string Language,
    IReadOnlyList<PackagePart> Parts,
    string Key,
    string Signature
)
{
    private const int MostBytes = 1 << 20;
    private static readonly XNamespace N = "urn:casetracker:edition-seal";

    /// <summary>Of all that is signed: every text stands behind its length there, so that nothing passes from one to another.</summary>
    public string Sha256 => HashOf(this);

    /// <summary>Not signed yet.</summary>
    internal static DocumentSeal Of(SealStatement statement, EditionFormat format, string language, IReadOnlyList<PackagePart> parts) =>
        new(statement.Number, statement.Position, statement.Head, format, language, parts, "", "");

    internal DocumentSeal Signed(string key, SealWithin within) => this with { Key = key, Signature = within.Signature };

    /// <summary>The part of the file.</summary>
    internal byte[] Write() =>
        OfficePackage.BytesOf(
            new XElement(
                N + "seal",
                new XAttribute("number", Number),
                new XAttribute("position", Position),
                new XAttribute("head", Head),
                new XAttribute("format", Codes.Of(Format)),
                new XAttribute("language", Language),
                new XAttribute("key", Key),
                new XAttribute("signature", Signature),
                Parts.Select(p => new XElement(N + "part", new XAttribute("name", p.Name), new XAttribute("sha256", p.Sha256)))
            )
        );

    /// <summary>Pure: checks a document or workbook against the seal in it.</summary>
    /// <returns>Null where it carries none, or is no such file.</returns>
    internal static EditionFile? Check(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (archive.GetEntry(PackageParts.Seal) is not { Length: > 0 and <= MostBytes } entry)
                return null;
            var written = BytesOf(entry);
            return Read(written) is { } seal
                ? new EditionFile(seal.Number, seal.Key, null, null, [.. seal.Findings(written, archive)]) { Within = seal }
                : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private IEnumerable<EditionFinding> Findings(byte[] written, ZipArchive archive)
    {
        // What stands in its place beside what is signed is no seal of it either.
        if (!new SealWithin(Sha256, Signature).IsGenuine(Key) || !written.AsSpan().SequenceEqual(Write()))
            yield return new EditionFinding(EditionFault.SealAltered);
        var known = Parts.ToLookup(p => p.Name, p => p.Sha256, StringComparer.Ordinal);
        // Two parts of one name are read by one program as the first, by another as the second.
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var isFirst = found.Add(entry.FullName);
            if (entry.FullName == PackageParts.Seal && isFirst)
                continue;
            if (!isFirst || !known.Contains(entry.FullName))
                yield return new EditionFinding(EditionFault.PartAdded, Part: entry.FullName);
            else if (known[entry.FullName].Any(h => h != HashOf(entry)))
                yield return new EditionFinding(EditionFault.PartAltered, Part: entry.FullName);
        }
        foreach (var part in Parts.Where(p => !found.Contains(p.Name)))
            yield return new EditionFinding(EditionFault.PartMissing, Part: part.Name);
    }

    private static DocumentSeal? Read(byte[] written)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(written), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(xml);
            return root.Name != N + "seal"
                ? null
                : new DocumentSeal(
                    int.Parse(Of(root, "number"), NumberStyles.None, CultureInfo.InvariantCulture),
                    long.Parse(Of(root, "position"), NumberStyles.None, CultureInfo.InvariantCulture),
                    Of(root, "head"),
                    Codes.Parse<EditionFormat>(Of(root, "format")),
                    Of(root, "language"),
                    [.. root.Elements(N + "part").Select(p => new PackagePart(Of(p, "name"), Of(p, "sha256")))],
                    Of(root, "key"),
                    Of(root, "signature")
                );
        }
        catch (Exception fault) when (fault is XmlException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string Of(XElement element, string name) =>
        element.Attribute(name)?.Value ?? throw new FormatException($"The seal has no {name}.");

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        // No more than it says that there is: a part may unfold to anything.
        var bytes = new byte[entry.Length];
        return bytes[..part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static string HashOf(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(part));
    }

    private static string HashOf(DocumentSeal seal)
    {
        using var text = new MemoryStream();
        using (var writer = new BinaryWriter(text, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(seal.Number);
            writer.Write(seal.Position);
            writer.Write(seal.Head);
            writer.Write(Codes.Of(seal.Format));
            writer.Write(seal.Language);
            writer.Write(seal.Parts.Count);
            foreach (var part in seal.Parts)
            {
                writer.Write(part.Name);
                writer.Write(part.Sha256);
            }
        }
        return EditionCsv.HashOf(text.ToArray());
    }
}
