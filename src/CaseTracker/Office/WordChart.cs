using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using static CaseTracker.Office.Word;

namespace CaseTracker.Office;

/// <summary>A native chart of some figures, which are in the document with it as a workbook and can be edited there.</summary>
/// <param name="Number">From 1; no other chart of the document has it.</param>
/// <param name="Series">What is drawn for each category, in one unit.</param>
/// <param name="LiesDown">Bars from left to right, for categories with long names.</param>
internal sealed record WordChart(
    int Number,
    string Name,
    IReadOnlyList<string> Categories,
    IReadOnlyList<(string Name, IReadOnlyList<int> Values)> Series,
    bool LiesDown,
    bool IsWide
) : WordBlock(IsWide)
{
    private const int EmuOfTwip = 635,
        Height = 3_240_000;
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    public string File => string.Create(CultureInfo.InvariantCulture, $"chart{Number}.xml");

    public string Id => string.Create(CultureInfo.InvariantCulture, $"chart{Number}");

    private string Embedded => string.Create(CultureInfo.InvariantCulture, $"chart{Number}.xlsx");

    public override void Write(XmlWriter xml)
    {
        XNamespace a = Drawing,
            c = ChartMarkup.C;
        var width = (IsWide ? WordDocument.Turned : WordDocument.Upright) * EmuOfTwip;
        Write(
            xml,
            new XElement(
                W + "p",
                StyleOf("Picture"),
                new XElement(
                    W + "r",
                    new XElement(
                        W + "drawing",
                        new XElement(
                            Placed + "inline",
                            new XAttribute(XNamespace.Xmlns + "wp", Placed),
                            new XAttribute("distT", 0),
                            new XAttribute("distB", 0),
                            new XAttribute("distL", 0),
                            new XAttribute("distR", 0),
                            new XElement(Placed + "extent", new XAttribute("cx", width), new XAttribute("cy", Height)),
                            new XElement(
                                Placed + "docPr",
                                new XAttribute("id", Number),
                                new XAttribute("name", Id),
                                new XAttribute("descr", OfficeText.Writable(Name))
                            ),
                            new XElement(Placed + "cNvGraphicFramePr"),
                            new XElement(
                                a + "graphic",
                                new XAttribute(XNamespace.Xmlns + "a", a),
                                new XElement(
                                    a + "graphicData",
                                    new XAttribute("uri", c.NamespaceName),
                                    new XElement(
                                        c + "chart",
                                        new XAttribute(XNamespace.Xmlns + "c", c),
                                        new XAttribute(XName.Get("id", PackageParts.OfficeRelation), Id)
                                    )
                                )
                            )
                        )
                    )
                )
            )
        );
    }

    /// <summary>The chart and its workbook.</summary>
    public void Write(OfficePackage package, string creator, string language)
    {
        package.Part($"word/charts/{File}", ChartMarkup.Of(this, language));
        package.Part(
            $"word/charts/_rels/{File}.rels",
            PackageParts.Relations([new Relation("rId1", $"{PackageParts.OfficeRelation}/package", $"../embeddings/{Embedded}")])
        );
        using var workbook = new MemoryStream();
        Workbook.Write(workbook, Name, creator, language, [new Sheet(ChartMarkup.SheetName, [24, .. Series.Select(_ => 16.0)], Rows())]);
        package.Part($"word/embeddings/{Embedded}", workbook.ToArray());
    }

    private IEnumerable<SheetRow> Rows()
    {
        yield return new SheetRow([SheetCell.Of(null), .. Series.Select(s => SheetCell.Of(s.Name, SheetStyle.Head))]);
        for (var i = 0; i < Categories.Count; i++)
            yield return new SheetRow([
                SheetCell.Of(Categories[i]),
                .. Series.Select(s => new SheetCell(null, s.Values[i], SheetStyle.Whole)),
            ]);
    }
}
