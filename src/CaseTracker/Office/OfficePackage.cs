using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CaseTracker.Office;

/// <summary>
/// Writes the parts of an Office Open XML file one after the other. The same parts in the same order give the same bytes at every time, so
/// that
/// nobody holds another text under the same number, and an edition can be produced again.
/// </summary>
/// <param name="file">Is left open; one that cannot be rewound gets other bytes around the same parts.</param>
internal sealed class OfficePackage(Stream file) : IDisposable
{
    /// <summary>What a ZIP archive can hold as the earliest time: nothing in the file may tell when it was fetched.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    private readonly ZipArchive _archive = new(file, ZipArchiveMode.Create, leaveOpen: true);

    public void Part(string name, XElement root) => Part(name, root.WriteTo);

    /// <summary>A part that is too long to be held at once.</summary>
    public void Part(string name, Action<XmlWriter> write)
    {
        using var part = Open(name);
        using var xml = XmlWriter.Create(part, Settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    public void Part(string name, ReadOnlySpan<byte> content)
    {
        using var part = Open(name);
        part.Write(content);
    }

    public void Dispose() => _archive.Dispose();

    private Stream Open(string name)
    {
        // Not compressed: what compression makes of it depends on the library's version.
        var entry = _archive.CreateEntry(name, CompressionLevel.NoCompression);
        (entry.LastWriteTime, entry.ExternalAttributes) = (Epoch, 0);
        return entry.Open();
    }
}
