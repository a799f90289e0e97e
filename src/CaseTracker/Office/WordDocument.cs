using System.Xml;
using System.Xml.Linq;
using static CaseTracker.Office.PackageParts;
using static CaseTracker.Office.Word;

namespace CaseTracker.Office;

/// <summary>What a document is made of, in the order in which it stands there.</summary>
/// <param name="IsWide">On pages turned to the side.</param>
internal abstract record WordBlock(bool IsWide)
{
    public abstract void Write(XmlWriter xml);

    protected static void Write(XmlWriter xml, XElement element) => element.WriteTo(xml);
}

/// <param name="Style">One of <see cref="WordStyles"/>; a numbered paragraph follows the number before it.</param>
internal sealed record WordText(string Style, string Text, bool IsWide = false) : WordBlock(IsWide)
{
    public override void Write(XmlWriter xml)
    {
        var paragraph = Paragraph(Style, Text);
        if (OfficeText.BeginsAtRight(Text))
            paragraph.Element(W + "pPr")!.Add(new XElement(W + "bidi"));
        Write(xml, paragraph);
    }
}

/// <summary>The numbered name of a table or figure.</summary>
/// <param name="Label">Table, Figure: each is numbered apart.</param>
internal sealed record WordCaption(string Label, int Number, string Text, bool IsWide) : WordBlock(IsWide)
{
    public override void Write(XmlWriter xml) =>
        Write(
            xml,
            new XElement(W + "p", StyleOf("Caption"), Runs($"{Label} "), Field($"SEQ {Label} \\* ARABIC", $"{Number}"), Runs($". {Text}"))
        );
}

/// <summary>Writes a document in the house style of an annex, block by block, so that its length costs no memory.</summary>
/// <param name="Footer">At the foot of each page, before its number.</param>
internal sealed record WordDocument(string Title, string Creator, string Language, string Footer, IEnumerable<WordBlock> Blocks)
{
    public const string MediaType = $"{WordType}.document";

    public PackageSeal? Seal { get; init; }

    /// <summary>Between the margins of A4, upright and turned.</summary>
    internal const int Upright = Short - (2 * Margin),
        Turned = Long - (2 * Margin);
    private const int Short = 11906,
        Long = 16838,
        Margin = 1134;

    public void Write(Stream file)
    {
        using var package = new OfficePackage(file);
        var charts = Blocks.OfType<WordChart>().ToList();
        package.Part(
            "[Content_Types].xml",
            Types(
                [
                    ("/word/document.xml", $"{WordType}.document.main+xml"),
                    ("/word/styles.xml", $"{WordType}.styles+xml"),
                    ("/word/settings.xml", $"{WordType}.settings+xml"),
                    ("/word/numbering.xml", $"{WordType}.numbering+xml"),
                    ("/word/footer1.xml", $"{WordType}.footer+xml"),
                    .. charts.Select(c => ($"/word/charts/{c.File}", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")),
                ],
                embedded: charts.Count > 0
            )
        );
        package.Part("_rels/.rels", Root("word/document.xml"));
        package.Part("docProps/core.xml", Properties(Title, Creator, Language));
        package.Part(
            "word/_rels/document.xml.rels",
            Relations([
                new("rId1", $"{OfficeRelation}/styles", "styles.xml"),
                new("rId2", $"{OfficeRelation}/settings", "settings.xml"),
                new("rId3", $"{OfficeRelation}/footer", "footer1.xml"),
                new("rId4", $"{OfficeRelation}/numbering", "numbering.xml"),
                .. charts.Select(c => new Relation(c.Id, $"{OfficeRelation}/chart", $"charts/{c.File}")),
                .. ToSeal(Seal),
            ])
        );
        package.Part("word/document.xml", Body);
        package.Part("word/styles.xml", WordStyles.Of(Language));
        package.Part("word/settings.xml", Settings());
        package.Part("word/numbering.xml", WordStyles.Numbering());
        package.Part(
            "word/footer1.xml",
            new XElement(
                W + "ftr",
                Prefix(),
                new XElement(W + "p", StyleOf("Footer"), Runs($"{Footer}  ·  "), Field("PAGE"), Runs(" / "), Field("NUMPAGES"))
            )
        );
        foreach (var chart in charts)
            chart.Write(package, Creator, Language);
        package.Seal(Seal);
    }

    private void Body(XmlWriter xml)
    {
        xml.WriteStartElement("w", "document", W.NamespaceName);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelation);
        xml.WriteStartElement("body", W.NamespaceName);
        var isWide = Blocks.FirstOrDefault()?.IsWide == true;
        foreach (var block in Blocks)
        {
            if (block.IsWide != isWide)
                new XElement(W + "p", new XElement(W + "pPr", Alone("pStyle", "Break"), Page(isWide))).WriteTo(xml);
            isWide = block.IsWide;
            block.Write(xml);
        }
        Page(isWide).WriteTo(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static XElement Page(bool isWide) =>
        new(
            W + "sectPr",
            new XElement(W + "footerReference", At("type", "default"), new XAttribute(XName.Get("id", OfficeRelation), "rId3")),
            new XElement(
                W + "pgSz",
                At("w", isWide ? Long : Short),
                At("h", isWide ? Short : Long),
                isWide ? At("orient", "landscape") : null
            ),
            new XElement(
                W + "pgMar",
                At("top", 1134),
                At("right", Margin),
                At("bottom", 1134),
                At("left", Margin),
                At("header", 567),
                At("footer", 567),
                At("gutter", 0)
            )
        );
}
