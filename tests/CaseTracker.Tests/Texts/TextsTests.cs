using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Texts;

public sealed partial class TextsTests
{
    private static readonly string[] _languages = ["", "fr"];

    private static IEnumerable<Type> Vocabularies =>
        typeof(Act).Assembly.GetExportedTypes().Where(t => t.IsEnum && t.Namespace == typeof(Act).Namespace);

    [TestCaseSource(nameof(_languages))]
    public void Every_term_exists_and_no_other(string language)
    {
        var expected = Vocabularies.SelectMany(v => Enum.GetValues(v).Cast<Enum>().Select(KeyOf).Prepend(v.Name));
        Assert.That(Keys(Terms.Resources, language).Keys, Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(_languages))]
    public void Every_message_exists_and_no_other(string language)
    {
        var expected = typeof(Text)
            .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(m => m.Name)
            .Where(n => !n.StartsWith("get_", StringComparison.Ordinal));
        Assert.That(Keys(Text.Resources, language).Keys, Is.EquivalentTo(expected));
    }

    [Test]
    public void A_message_takes_the_same_values_in_every_language()
    {
        var french = Keys(Text.Resources, "fr");
        Assert.That(Keys(Text.Resources, "").Where(m => !Places(m.Value).SetEquals(Places(french[m.Key]))), Is.Empty);
    }

    [Test]
    public void No_text_is_empty() =>
        Assert.That(
            _languages.SelectMany(l => Keys(Terms.Resources, l).Concat(Keys(Text.Resources, l))).Where(t => t.Value.Trim() is ""),
            Is.Empty
        );

    [TestCase("en", "Killing", "Reason for closure")]
    [TestCase("fr", "Meurtre", "Motif de clôture")]
    [TestCase("fr-CA", "Meurtre", "Motif de clôture")]
    [TestCase("ru", "Killing", "Reason for closure")]
    [SetUICulture("en")]
    public void Is_read_in_the_reader_s_language(string language, string killing, string closure)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.That(Terms.Of(Act.Killing), Is.EqualTo(killing));
        Assert.That(Terms.Name<Closure>(), Is.EqualTo(closure));
    }

    [TestCaseSource(nameof(_languages))]
    public void Values_of_one_vocabulary_are_told_apart_by_their_labels(string language)
    {
        var labels = Keys(Terms.Resources, language).Where(t => t.Key.Contains('.')).GroupBy(t => t.Key.Split('.')[0]);
        Assert.That(labels.Where(v => v.Select(t => t.Value).Distinct().Count() < v.Count()).Select(v => v.Key), Is.Empty);
    }

    private static string KeyOf(Enum value) =>
        $"{value.GetType().Name}.{typeof(Codes).GetMethod(nameof(Codes.Of))!.MakeGenericMethod(value.GetType()).Invoke(null, [value])}";

    private static Dictionary<string, string> Keys(ResourceManager resources, string language) =>
        resources
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();
}
