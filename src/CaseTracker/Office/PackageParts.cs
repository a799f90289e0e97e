using System.Xml.Linq;

namespace CaseTracker.Office;

/// <summary>That a part leads to another, or to an address.</summary>
internal sealed record Relation(string Id, string Type, string Target, bool IsExternal = false);

/// <summary>The parts that every Office Open XML file has, as ISO/IEC 29500 names them.</summary>
internal static class PackageParts
{
    public const string OfficeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Where a file says what it is, which programs pass over.</summary>
    public const string Seal = "customXml/item1.xml";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly XNamespace ContentTypes = $"{Package}/content-types";
    private static readonly XNamespace Relationships = $"{Package}/relationships";
    private static readonly XNamespace Core = $"{Package}/metadata/core-properties";
    private static readonly XNamespace Terms = "http://purl.org/dc/elements/1.1/";

    /// <param name="parts">Beside the properties, by their names and types.</param>
    /// <param name="embedded">Whether there are workbooks in the file.</param>
    public static XElement Types(IEnumerable<(string Part, string Type)> parts, bool embedded = false) =>
        new(
            ContentTypes + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            embedded ? Default("xlsx", $"{SheetType}.sheet") : null,
            parts
                .Append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
                .Select(p => new XElement(
                    ContentTypes + "Override",
                    new XAttribute("PartName", p.Item1),
                    new XAttribute("ContentType", p.Item2)
                ))
        );

    /// <param name="main">The part with which a reader begins.</param>
    public static XElement Root(string main) =>
        Relations([
            new("rId1", $"{OfficeRelation}/officeDocument", main),
            new("rId2", $"{Package}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]);

    /// <summary>What leads from the part with which a reader begins to the seal; nothing where the file has none.</summary>
    public static IEnumerable<Relation> ToSeal(PackageSeal? seal) =>
        seal is null ? [] : [new Relation("seal", $"{OfficeRelation}/customXml", $"../{Seal}")];

    public static XElement Relations(IEnumerable<Relation> relations) =>
        new(
            Relationships + "Relationships",
            relations.Select(r => new XElement(
                Relationships + "Relationship",
                new XAttribute("Id", r.Id),
                new XAttribute("Type", r.Type),
                new XAttribute("Target", r.Target),
                r.IsExternal ? new XAttribute("TargetMode", "External") : null
            ))
        );

    public static XElement Properties(string title, string creator, string language) =>
        new(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", Terms.NamespaceName),
            new XElement(Terms + "title", OfficeText.Writable(title)),
            new XElement(Terms + "creator", creator),
            new XElement(Terms + "language", language)
        );

    private static XElement Default(string extension, string type) =>
        new(ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
}
