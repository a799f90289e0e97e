using System.Xml.Linq;

namespace CaseTracker.Notifications;

/// <summary>The parts of a note's document as ISO/IEC 29500 names them, in a fixed order.</summary>
internal static class DocumentParts
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private static readonly XNamespace ContentTypes = $"{Package}/content-types";
    private static readonly XNamespace Relations = $"{Package}/relationships";
    private static readonly XNamespace Core = $"{Package}/metadata/core-properties";
    private static readonly XNamespace Terms = "http://purl.org/dc/elements/1.1/";

    public static IEnumerable<(string Name, XDocument Xml)> Of(Note note)
    {
        yield return ("[Content_Types].xml", Document(new XElement(ContentTypes + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
            Override("/word/document.xml", $"{Word}.document.main+xml"), Override("/word/styles.xml", $"{Word}.styles+xml"), Override("/word/settings.xml", $"{Word}.settings+xml"),
            Override("/word/footer1.xml", $"{Word}.footer+xml"), Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))));
        yield return ("_rels/.rels", Document(new XElement(Relations + "Relationships",
            Relation(1, $"{Office}/officeDocument", "word/document.xml"), Relation(2, $"{Package}/relationships/metadata/core-properties", "docProps/core.xml"))));
        yield return ("docProps/core.xml", Document(new XElement(Core + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", Terms.NamespaceName),
            new XElement(Terms + "title", DocumentBody.Writable($"{note.Title} {note.Number}")), new XElement(Terms + "creator", note.Sender), new XElement(Terms + "language", note.Language))));
        yield return ("word/_rels/document.xml.rels", Document(new XElement(Relations + "Relationships",
            Relation(1, $"{Office}/styles", "styles.xml"), Relation(2, $"{Office}/settings", "settings.xml"), Relation(3, $"{Office}/footer", "footer1.xml"))));
        yield return ("word/document.xml", Document(DocumentBody.Of(note, XNamespace.Get(Office) + "id")));
        yield return ("word/styles.xml", Document(DocumentStyles.Of(note.Language)));
        yield return ("word/settings.xml", Document(DocumentStyles.Settings()));
        yield return ("word/footer1.xml", Document(DocumentBody.Footer(note)));
    }

    private static XDocument Document(XElement root) => new(new XDeclaration("1.0", "UTF-8", "yes"), root);

    private static XElement Default(string extension, string type) => new(ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static XElement Override(string part, string type) => new(ContentTypes + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    private static XElement Relation(int id, string type, string target) =>
        new(Relations + "Relationship", new XAttribute("Id", $"rId{id}"), new XAttribute("Type", type), new XAttribute("Target", target));
}
