using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace CaseTracker.Tests;

/// <summary>What holds for the texts of every project with pages: both languages say the same, in their own typography, and no page names a
/// text that there is not.</summary>
public abstract partial class ShownTexts(string folder, ResourceManager resources)
{
    [Test]
    public void Has_the_same_texts_in_both_languages_with_the_same_places_for_values()
    {
        var (english, french) = (Texts(""), Texts("fr"));
        Assert.That(french.Keys, Is.EquivalentTo(english.Keys));
        Assert.That(english.Where(t => !Places(t.Value).SetEquals(Places(french[t.Key]))).Select(t => t.Key), Is.Empty);
        Assert.That(english.Concat(french).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key), Is.Empty);
    }

    [Test]
    public void Has_every_text_that_a_page_names()
    {
        var used = Sources()
            .SelectMany(s => Used().Matches(s))
            .SelectMany(m =>
                m.Groups[1].Value == "Count" ? new[] { m.Groups[2].Value + ".One", m.Groups[2].Value + ".Other" } : [m.Groups[2].Value]
            )
            .ToList();
        Assert.That(used, Is.Not.Empty);
        Assert.That(used.Except(Texts("").Keys), Is.Empty);
    }

    [Test]
    public void French_puts_no_break_spaces_where_its_typography_wants_them() =>
        Assert.That(Texts("fr").Where(t => WrongSpace().IsMatch(t.Value)).Select(t => t.Key), Is.Empty);

    private Dictionary<string, string> Texts(string language) =>
        resources
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private IEnumerable<string> Sources() =>
        Repository.Files(folder, ".cs").Concat(Repository.Files(folder, ".cshtml")).Select(Repository.Read);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("""(?:\bT\[|PageText\.Of\(|T\.(Count)\()"([A-Z]\w+(?:\.\w+)*)["]""")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex("""[ \w][:;!?»]|«[^\u00a0\u202f]""")]
    private static partial Regex WrongSpace();
}
