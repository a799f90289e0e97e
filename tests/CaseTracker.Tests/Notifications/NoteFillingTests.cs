using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Notifications;

public sealed class NoteFillingTests
{
    public static IEnumerable<TestCaseData> Shipped =>
        from kind in NoteTemplate.Kinds
        from language in NoteTemplate.Languages
        select new TestCaseData(kind, language);

    [TestCaseSource(nameof(Shipped))]
    public void Every_template_that_is_delivered_can_be_used(MessageKind kind, string language)
    {
        var template = new NoteWords(language).Shipped(kind);
        Assert.That(template.Faults(), Is.Empty);
        Assert.That(template.Body, Does.Contain("{reference}").And.Contain("{facts}").And.Contain("{remark}").And.Contain("2589 (2021)"));
    }

    [TestCaseSource(nameof(Shipped))]
    [SetUICulture("de")]
    public void Nothing_stays_unfilled_and_no_word_is_of_another_language(MessageKind kind, string language)
    {
        var text = Written.Text(
            Written.Content(kind, language, "MAR", Written.Rows("MAR", "Amine T.", null), "A last word.", withEarlier: true).Read()
        );
        Assert.That(text, Does.Not.Contain("{").And.Contain("MINUSCA-2017-7QK4").And.Contain("A last word."));
        Assert.That(
            text,
            Does.Contain(language == "fr" ? "8 mai 2017" : "8 May 2017")
                .And.Contain(language == "fr" ? "décès\u00a0: 4\u00a0; blessures\u00a0: 1" : "killed: 4; injured: 1")
        );
        Assert.That(
            text,
            language == "fr"
                ? Does.Contain("Conseil de sécurité").And.Not.Contain("Secretariat")
                : Does.Contain("Security Council").And.Not.Contain("Conseil")
        );
    }

    [Test]
    public void What_is_not_known_leaves_no_trace()
    {
        var text = Written.Text(
            Written
                .Content(
                    MessageKind.InitialNotification,
                    "en",
                    "CAF",
                    [Written.Case("CAF") with { Summary = null, Area = null, Mission = "" }]
                )
                .Read()
        );
        Assert.That(text, Does.Not.Contain("Area").And.Not.Contain("Summary").And.Not.Contain("following:").And.Not.Contain("Place"));
    }

    [Test]
    public void A_reminder_names_the_earlier_note_where_there_is_one()
    {
        Assert.That(
            Written.Text(Written.Content(MessageKind.Reminder, "en", "CAF", Written.Rows("CAF"), withEarlier: true).Read()),
            Does.Contain("to its note NV-CAF-2025-2QQ2 of 1 December 2025.")
        );
        Assert.That(
            Written.Text(Written.Content(MessageKind.Reminder, "en", "CAF", Written.Rows("CAF")).Read()),
            Does.Not.Contain("to its note")
        );
    }

    [Test]
    public void Refuses_rows_that_are_not_the_addressee_s()
    {
        Assert.Throws<InvalidOperationException>(() => Written.Content(MessageKind.InitialNotification, "en", "CAF", Written.Rows("UN")));
        Assert.Throws<InvalidOperationException>(() =>
            Written.Content(MessageKind.InitialNotification, "en", "CAF", [Written.Case("CAF"), Written.Person("UN", 1, "MAR", "Amine")])
        );
        Assert.Throws<InvalidOperationException>(() => Written.Content(MessageKind.InitialNotification, "en", "CAF", []));
    }

    [Test]
    public void A_name_is_personal_data_and_is_gone_with_the_person()
    {
        var content = Written.Content(MessageKind.ContributorNotice, "en", "MAR", Written.Rows("MAR", "Amine T.", "Said B.", null));
        Assert.That(content.Names.Select(n => n.Text), Is.EqualTo((string[])["Amine T.", "Said B."]));
        var erased = content with
        {
            Blocks =
            [
                .. content.Blocks.Select(b =>
                    b with
                    {
                        Lines =
                        [
                            .. b.Lines.Select(l => l.Name?.Text == "Amine T." ? l with { Name = new Personal(l.Name.PersonId, null) } : l),
                        ],
                    }
                ),
            ],
        };
        Assert.That(Written.Text(erased.Read()), Does.Not.Contain("Amine").And.Contain("Said B."));
        Assert.That(NoteDocument.Print(erased.Read()), Is.Not.EqualTo(NoteDocument.Print(content.Read())));
    }

    [TestCase("A {nothing} b", "{nothing}")]
    [TestCase("A { b", "{")]
    [TestCase("The persons {persons} are", "{persons}")]
    [TestCase("{facts} and", "{facts}")]
    [TestCase("{Reference}", "{Reference}")]
    public void Names_what_in_a_template_is_no_placeholder(string body, string fault) =>
        Assert.That(new NoteTemplate(MessageKind.Reminder, "en", "Note", $"{{reference}}\n\n{body}").Faults(), Does.Contain(fault));

    /// <summary>What stands in a value that looks like a placeholder stays what it is.</summary>
    [Test]
    public void Values_are_not_filled_again()
    {
        var text = Written.Text(
            Written
                .Content(
                    MessageKind.NoteVerbale,
                    "en",
                    "CAF",
                    [Written.Case("CAF") with { Summary = "{reference}" }],
                    "About {persons} and {state}"
                )
                .Read()
        );
        Assert.That(text, Does.Contain("Summary | {reference}").And.Contain("About {persons} and {state}"));
    }

    [Test]
    public void Both_languages_have_the_same_texts_in_their_own_typography()
    {
        var (english, french) = (Texts(""), Texts("fr"));
        Assert.That(french.Keys, Is.EquivalentTo(english.Keys));
        Assert.That(english.Where(t => !Places(t.Value).SetEquals(Places(french[t.Key]))).Select(t => t.Key), Is.Empty);
        Assert.That(french.Where(t => Regex.IsMatch(t.Value, @"[ \w][:;!?»]|«[^\u00a0\u202f]")).Select(t => t.Key), Is.Empty);
    }

    private static Dictionary<string, string> Texts(string language) =>
        NoteWords
            .Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), true, false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\w+\}").Select(m => m.Value)];
}
