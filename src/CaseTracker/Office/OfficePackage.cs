using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CaseTracker.Office;

/// <summary>A part of a file and what it holds.</summary>
public sealed record PackagePart(string Name, string Sha256);

/// <summary>Writes what a file says of itself into a part of its own.</summary>
/// <param name="parts">All others, by their names.</param>
internal delegate byte[] PackageSeal(IReadOnlyList<PackagePart> parts);

/// <summary>
/// Writes the parts of an Office Open XML file one after the other. The same parts in the same order give the same bytes at every time, so
/// that nobody holds another text under the same number, and an edition can be produced again.
/// </summary>
/// <param name="file">Is left open; one that cannot be rewound gets other bytes around the same parts.</param>
internal sealed class OfficePackage(Stream file) : IDisposable
{
    /// <summary>What a ZIP archive can hold as the earliest time: nothing in the file may tell when it was fetched.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    private readonly ZipArchive _archive = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<PackagePart> _parts = [];

    /// <summary>In the one fixed order.</summary>
    public static IReadOnlyList<PackagePart> Sorted(IEnumerable<PackagePart> parts) =>
        [.. parts.OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>The bytes of a part as they would stand in a file.</summary>
    public static byte[] BytesOf(XElement root)
    {
        using var part = new MemoryStream();
        Write(part, root.WriteTo);
        return part.ToArray();
    }

    public void Part(string name, XElement root) => Part(name, root.WriteTo);

    /// <summary>A part that is too long to be held at once.</summary>
    public void Part(string name, Action<XmlWriter> write) => Add(name, part => Write(part, write));

    public void Part(string name, byte[] content) => Add(name, part => part.Write(content));

    /// <summary>After all other parts.</summary>
    public void Seal(PackageSeal? seal)
    {
        if (seal is not null)
            Part(PackageParts.Seal, seal(Sorted(_parts)));
    }

    public void Dispose() => _archive.Dispose();

    private static void Write(Stream part, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(part, Settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private void Add(string name, Action<Stream> write)
    {
        // Not compressed: what compression makes of it depends on the library's version.
        var entry = _archive.CreateEntry(name, CompressionLevel.NoCompression);
        (entry.LastWriteTime, entry.ExternalAttributes) = (Epoch, 0);
        using var hash = SHA256.Create();
        using (var part = new CryptoStream(entry.Open(), hash, CryptoStreamMode.Write))
            write(part);
        _parts.Add(new PackagePart(name, Convert.ToHexStringLower(hash.Hash!)));
    }
}
