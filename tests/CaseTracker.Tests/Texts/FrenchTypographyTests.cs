using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CaseTracker.Tests.Texts;

public sealed partial class FrenchTypographyTests
{
    [Test]
    public void No_line_breaks_before_a_sign_that_stands_apart_nor_inside_quotation_marks()
    {
        var texts = new[] { "src", "IdentityServer" }
            .SelectMany(folder => Repository.Files(folder, ".fr.resx"))
            .SelectMany(file => XDocument.Parse(Repository.Read(file)).Descendants("data").Select(d => (file, d)))
            .Select(t => (t.file, Name: t.d.Attribute("name")!.Value, Text: t.d.Element("value")!.Value))
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(texts.Select(t => t.file).Distinct().Count(), Is.GreaterThan(5));
            Assert.That(
                texts.Where(t => Breaking().IsMatch(t.Text)).Select(t => $"{t.file}: {t.Name}: {Breaking().Match(t.Text).Value}"),
                Is.Empty
            );
        });
    }

    [TestCase("Édition : aucune")]
    [TestCase("Édition: aucune")]
    [TestCase("répondu ; réglé")]
    [TestCase("répondu; réglé")]
    [TestCase("Qui ?")]
    [TestCase("Attention!")]
    [TestCase("« affaire\u00a0»")]
    [TestCase("«\u00a0affaire »")]
    [TestCase("«affaire»")]
    public void Sees_what_would_break(string text) => Assert.That(Breaking().IsMatch(text));

    [TestCase("Édition\u00a0: aucune\u202f; «\u00a0@1200\u00a0» à 17:11, https://un.example/?a=b, {0:N0}")]
    public void Leaves_alone_what_does_not_break(string text) => Assert.That(!Breaking().IsMatch(text));

    /// <summary>A sign after an ordinary space or after a letter, or a quotation mark without its no-break space; colons of times,
    /// addresses and places of values have no space after them.</summary>
    [GeneratedRegex(@" [:;?!»]|[\p{L}\p{N})][;!»]|[\p{L})][:?](?= |$)|«[^\u00a0\u202f]|[^\u00a0\u202f]»")]
    private static partial Regex Breaking();
}
