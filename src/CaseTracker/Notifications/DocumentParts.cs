using System.Xml.Linq;
using CaseTracker.Office;
using static CaseTracker.Office.PackageParts;

namespace CaseTracker.Notifications;

/// <summary>The parts of a note's document, in a fixed order.</summary>
internal static class DocumentParts
{
    public static IEnumerable<(string Name, XElement Root)> Of(Note note)
    {
        yield return (
            "[Content_Types].xml",
            Types([
                ("/word/document.xml", $"{WordType}.document.main+xml"),
                ("/word/styles.xml", $"{WordType}.styles+xml"),
                ("/word/settings.xml", $"{WordType}.settings+xml"),
                ("/word/footer1.xml", $"{WordType}.footer+xml"),
            ])
        );
        yield return ("_rels/.rels", Root("word/document.xml"));
        yield return ("docProps/core.xml", Properties($"{note.Title} {note.Number}", note.Sender, note.Language));
        yield return (
            "word/_rels/document.xml.rels",
            Relations([
                new("rId1", $"{OfficeRelation}/styles", "styles.xml"),
                new("rId2", $"{OfficeRelation}/settings", "settings.xml"),
                new("rId3", $"{OfficeRelation}/footer", "footer1.xml"),
            ])
        );
        yield return ("word/document.xml", DocumentBody.Of(note, XNamespace.Get(OfficeRelation) + "id"));
        yield return ("word/styles.xml", DocumentStyles.Of(note.Language));
        yield return ("word/settings.xml", Word.Settings());
        yield return ("word/footer1.xml", DocumentBody.Footer(note));
    }
}
