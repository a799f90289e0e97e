using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Briefing;

public sealed partial class DefinitionTests
{
    [Test]
    [SetUICulture("en")]
    public void Every_table_and_every_column_is_defined_in_both_languages([Values] TableId id, [Values("en", "fr")] string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var definition = TableDefinition.Of(id, Audience.Un);
        Assert.That(
            new[] { definition.Title, definition.Unit, definition.Rule, definition.ReferenceDate, definition.Source },
            Is.All.Length.GreaterThan(5)
        );
        Assert.That(definition.Columns, Is.Not.Empty);
        Assert.That(definition.Columns.Select(c => c.Meaning), Has.All.EndsWith(".").And.None.Contains("{"));
        Assert.That(
            definition.Columns.Select(c => c.Meaning).Distinct().Count(),
            Is.EqualTo(definition.Columns.Count),
            "two columns say the same"
        );
    }

    [Test]
    public void Texts_of_tables_are_the_same_in_both_languages_with_the_same_places_for_values()
    {
        var (english, french) = (Texts(""), Texts("fr"));
        Assert.That(french.Keys, Is.EquivalentTo(english.Keys));
        Assert.That(english.Where(t => !Places(t.Value).SetEquals(Places(french[t.Key]))).Select(t => t.Key), Is.Empty);
    }

    private static Dictionary<string, string> Texts(string language) =>
        TableTexts
            .Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();
}
