using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Disclosure;

public sealed class WordsTests
{
    [TestCase("Épée", "epee")]
    [TestCase("ÉÈÊË", "eeee")]
    [TestCase("Ñuñoa", "nunoa")]
    [TestCase("Œuvre", "oeuvre")]
    [TestCase("Straße", "strasse")]
    [TestCase("İstanbul", "istanbul")]
    [TestCase("ёлка", "елка")]
    [TestCase("Ёж", "еж")]
    [TestCase("Йошкар", "йошкар")]
    [TestCase("йод", "йод")]
    [TestCase("مُحَمَّد", "محمد")]
    [TestCase("أحمد", "احمد")]
    [TestCase("إدلب", "ادلب")]
    [TestCase("آمنة", "امنه")]
    [TestCase("مدينة", "مدينه")]
    [TestCase("مصطفى", "مصطفي")]
    [TestCase("كـــتاب", "كتاب")]
    [TestCase("ﻣﺪﻳﻨﺔ", "مدينه")]
    [TestCase("２０１７", "2017")]
    public void Folds_letters_that_a_searcher_would_not_tell_apart(string text, string folded) =>
        Assert.That(Words.Fold(text), Is.EqualTo(folded));

    [Test]
    public void A_short_i_is_a_letter_of_its_own() => Assert.That(Words.Fold("май"), Is.Not.EqualTo(Words.Fold("маи")));

    [Test]
    public void A_reference_is_found_by_its_parts() =>
        Assert.That(Words.Of("MINUSCA-2017-7QK4"), Is.EqualTo(new[] { "minusca", "2017", "7qk4" }));

    [TestCase("武装分子", "装分", true)]
    [TestCase("武装分子", "分子", true)]
    [TestCase("武装分子", "武分", false)]
    [TestCase("在Bangui附近", "bangui", true)]
    [TestCase("在Bangui附近", "附近", true)]
    public void Chinese_is_found_from_any_character_on(string text, string sought, bool isFound) =>
        Assert.That(Words.Sought(sought).All(s => Words.Of(text).Any(w => w.StartsWith(s, StringComparison.Ordinal))), Is.EqualTo(isFound));

    [TestCase("a", "b")]
    [TestCase("营", "萦")]
    [TestCase("7qk4", "7qk5")]
    [TestCase("\U0002000B", "\U0002000C")]
    public void All_that_begins_so_lies_before_what_lies_beyond(string beginning, string beyond)
    {
        Assert.That(Words.Beyond(beginning), Is.EqualTo(beyond));
        Assert.That(string.CompareOrdinal(beginning + "\uFFFF", Words.Beyond(beginning)), Is.Negative);
    }

    /// <summary>U+FFFE comes in valid UTF-8, but the framework refuses to normalize it.</summary>
    [Test]
    public void Takes_what_is_no_character_for_a_gap() => Assert.That(Words.Of("north\uFFFEeast"), Is.EquivalentTo(["north", "east"]));
}
