using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>
/// Kananga, Democratic Republic of the Congo, March 2017: two experts of the United Nations killed, a Swede and an American; 54 accused, 22
/// of them fugitives, on 29 January 2022 51 death sentences by the court's account and 49 by the press's, and an appeal of the prosecution.
/// (The experts were not of MONUSCO; the case is kept with the mission of the country.)
/// </summary>
[SetUICulture("en")]
public sealed class KanangaTests
{
    private const string On = "2017-03",
        Judged = "2022-01-29",
        Appealed = "2022";
    private const int Accused = 54,
        Fugitives = 22,
        DeathByCourt = 51,
        DeathByPress = 49;

    [Test]
    public async Task A_trial_known_by_its_totals_whose_sources_disagree_stays_open_while_the_appeal_is()
    {
        await using var world = await World.New();
        var attack = await world.Attack("MONUSCO", On, new("SWE", 1, Personnel.ExpertPanel), new("USA", 1, Personnel.ExpertPanel));
        var court = await Court.Open(world, Forum.Military, "COD", attack);
        await court.Figure(Figure.Accused, Accused, null, Source.CourtRecord);
        await court.Figure(Figure.AtLarge, Fugitives, null, Source.CourtRecord);
        await court.Step(ProceedingStep.InvestigationOpened, null, Source.HostOfficial);
        var investigated = await world.Point();
        await court.Step(ProceedingStep.TrialOpened, null, Source.HostOfficial);
        await court.Step(ProceedingStep.Judgment, Judged);
        await court.Figure(Figure.DeathSentences, DeathByPress, Judged, Source.Media);
        var byPress = await world.Point();
        await court.Figure(Figure.DeathSentences, DeathByCourt, Judged, Source.CourtRecord);
        var judged = await world.Point();
        await court.Step(ProceedingStep.AppealLodged, Appealed, Source.MissionMonitoring, by: Party.Prosecution);

        foreach (var audience in (string?[])[null, "COD", "SWE", "USA"])
        {
            Assert.That(await world.Why(attack, "stage", investigated, audience), Is.EqualTo("investigation by furthest"));
            Assert.That(await world.Why(attack, "stage", judged, audience), Is.EqualTo("first_instance_verdict by furthest"));
            Assert.That(await world.Why(attack, "stage", audience: audience), Is.EqualTo("appeal by furthest"));
            Assert.That(await world.Why(attack, "accountability", audience: audience), Is.EqualTo("partially_resolved by judgment"));
            var figures = await world.Figures(TableId.T4, "MONUSCO", audience: audience);
            // How many were convicted is not among the facts: it is left empty, not nought.
            Assert.That(
                new[] { "identified", "at_large", "convicted_not_final", "in_custody" }.Select(figures),
                Is.EqualTo(new int?[] { Accused, Fugitives, null, null })
            );
            Assert.That((await world.Figures(TableId.T5, audience: audience))("partially_resolved"), Is.EqualTo(1));
            Assert.That((await court.Seen(position: byPress, audience: audience)).Proceeding.DeathSentences, Is.Null);
            Assert.That((await court.Seen(audience: audience)).Proceeding.DeathSentences, Is.EqualTo(DeathByCourt));
        }
        Assert.That(
            (
                await world.Refuses<RuleBrokenException>(
                    new StateStep.Command(
                        court.Reference,
                        null,
                        ProceedingStep.Final,
                        null,
                        null,
                        null,
                        Scene.Day("2023"),
                        Source.HostOfficial,
                        Confidence.Confirmed,
                        null
                    )
                )
            ).Message,
            Does.StartWith("“Judgment final (2023)” cannot stand while an appeal is undecided: “Appeal lodged (2022)”")
        );
        await Chosen(world, court);
        foreach (var state in (string[])["COD", "SWE", "USA"])
            Assert.That(
                await world.AllThatIsTold(state, court.Reference, attack),
                Does.Contain(court.Reference)
                    .And.Not.Contain("desk@example.org")
                    .And.Not.Contain("Counted by name")
                    .And.Not.Contain("Judgment, page 1"),
                state
            );
        await world.AssertSound();
    }

    /// <summary>A named officer may let the press's number count, with the reason; the court's stays beside it.</summary>
    private static async Task Chosen(World world, Court court)
    {
        var press = (await court.Seen()).Statements.Single(s => s is { Code: "death_sentences", Source: "media" });
        await world.Do(
            new AdoptStatement.Command(court.Reference, null, press.StatementId!.Value, "Counted by name in the text of the judgment.")
        );
        var seen = await court.Seen();
        Assert.That(seen.Proceeding.DeathSentences, Is.EqualTo(DeathByPress));
        Assert.That(
            seen.Statements.Where(s => s.Code == "death_sentences").Select(s => $"{s.Number} {s.Adoption} {s.ChosenBy}"),
            Is.EqualTo(new[] { $"{DeathByPress} chosen desk@example.org", $"{DeathByCourt}  " })
        );
    }
}
