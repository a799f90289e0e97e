using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CaseTracker.Notifications;

/// <summary>
/// Prints a note as an Office Open XML document. Pure: the same note gives the same bytes on every machine and at every time, so that nobody
/// holds another text under the same number.
/// </summary>
public static class NoteDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>What a ZIP archive can hold as the earliest time: nothing in the file may tell when it was fetched.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Print(Note note)
    {
        using var file = new MemoryStream();
        // Not compressed: what compression makes of it depends on the library's version.
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in DocumentParts.Of(note))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
                (entry.LastWriteTime, entry.ExternalAttributes) = (Epoch, 0);
                using var part = entry.Open();
                using var writer = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
                xml.Save(writer);
            }
        }
        return file.ToArray();
    }
}
