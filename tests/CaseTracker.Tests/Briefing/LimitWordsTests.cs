using System.Globalization;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Briefing;

public sealed class LimitWordsTests
{
    private static readonly CaseFilter _everything = new()
    {
        Scope = Scope.Humanitarian,
        Missions = ["MINUSCA", "MONUSCO"],
        MissionStatus = MissionStatus.Open,
        MissionsOn = new DateOnly(2021, 12, 31),
        Host = "CAF",
        Nationality = "MAR",
        Act = Act.Killing,
        PersonnelGroup = PersonnelGroup.Military,
    };

    [TestCase(
        "en",
        "Limited to: “Mission: MINUSCA, MONUSCO”, “Missions: Open”, “Missions on: 31 December 2021”, "
            + "“Host State: Central African Republic”, “Concerned State: Morocco”, “Act: Killing”, “Personnel: Military”."
    )]
    [TestCase(
        "fr",
        "Restreint à\u00a0: «\u00a0Mission\u00a0: MINUSCA, MONUSCO\u00a0», «\u00a0Missions\u00a0: Ouvertes\u00a0», "
            + "«\u00a0Missions au\u00a0: 31 décembre 2021\u00a0», "
            + "«\u00a0État hôte\u00a0: République centrafricaine\u00a0», «\u00a0État concerné\u00a0: Maroc\u00a0», «\u00a0Acte\u00a0: Meurtre\u00a0», "
            + "«\u00a0Personnel\u00a0: Militaires\u00a0»."
    )]
    public void A_table_says_below_it_in_words_what_limits_it(string language, string expected) =>
        Assert.That(Note(_everything, language), Is.EqualTo(expected));

    [Test]
    public void What_is_not_known_or_whatever_it_is_has_words_too() =>
        Assert.That(
            Note(
                new CaseFilter
                {
                    Missions = [CaseFilter.None],
                    Host = CaseFilter.None,
                    Nationality = CaseFilter.Any,
                },
                "en"
            ),
            Is.EqualTo("Limited to: “Mission: none or not known”, “Host State: none or not known”, “Concerned State: Any”.")
        );

    [Test]
    public void The_scope_is_said_of_every_table_and_limits_none() =>
        Assert.That(Note(new CaseFilter { Scope = Scope.Humanitarian }, "en"), Is.Null);

    [Test]
    public void Nothing_limits_a_table_that_has_no_name() =>
        Assert.That(ViewTable.Limits(_everything).ToParameters().Where(p => LimitWords.Name(p.Key) is null).Select(p => p.Key), Is.Empty);

    /// <summary>The line between those of the scope and the period; null where there is none.</summary>
    private static string? Note(CaseFilter filter, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var basis = new TableBasis(Period.OfYear(2021), filter, Audience.Un, new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1);
            return TableTexts.Scope(basis).ElementAtOrDefault(1);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
