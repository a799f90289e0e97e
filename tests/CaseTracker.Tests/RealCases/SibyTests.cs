using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>
/// Siby, Mali, 2019: an attack on peacekeepers of MINUSMA; a death sentence in January 2023 under a moratorium on executions, and
/// reparations. (Date and States are those of the United Nations' series of fatalities.)
/// </summary>
[SetUICulture("en")]
public sealed class SibyTests
{
    private const string Attacked = "2019-02-22",
        Judged = "2023-01";

    [Test]
    public async Task A_death_sentence_that_is_not_carried_out_is_flagged_and_not_final()
    {
        await using var world = await World.New();
        var attack = await world.Attack("MINUSMA", Attacked, new Chronicle.Killed("GIN", 3));
        var registered = await world.Point();
        var court = await Court.Open(world, Forum.Civilian, "MLI", attack);
        var accused = (await court.Add(1, name: "Held back", from: "MLI"))[0];
        await court.Step(ProceedingStep.TrialOpened, Judged);
        var opened = await world.Point();
        await world.Do(
            new StateVerdict.Command(
                court.Reference,
                null,
                accused,
                Verdict.Convicted,
                Instance.FirstInstance,
                false,
                [new(SentenceKind.Death, null, null), new(SentenceKind.Reparation, null, "families of the victims")],
                Scene.Day(Judged),
                Source.CourtRecord,
                Confidence.Confirmed,
                "A moratorium on executions is in force."
            )
        );

        foreach (var audience in (string?[])[null, "MLI", "GIN"])
        {
            Assert.That(await world.Why(attack, "stage", registered, audience), Is.EqualTo("reported by nothing_moved"));
            Assert.That(await world.Why(attack, "stage", opened, audience), Is.EqualTo("trial by furthest"));
            Assert.That(await world.Why(attack, "stage", audience: audience), Is.EqualTo("first_instance_verdict by furthest"));
            Assert.That(await world.Why(attack, "accountability", audience: audience), Is.EqualTo("partially_resolved by judgment"));
            var accusedOf = await world.Figures(TableId.T4, "MINUSMA", audience: audience);
            Assert.That((accusedOf("identified"), accusedOf("convicted_not_final"), accusedOf("convicted_final")), Is.EqualTo((1, 1, 0)));
            var convictions = await world.Figures(TableId.T14, court.Reference, audience: audience);
            Assert.That(
                new[]
                {
                    "cases",
                    "persons",
                    "convicted",
                    "death_sentences",
                    "term_sentences",
                    "tried_in_absentia",
                    "convicted_final",
                }.Select(convictions),
                Is.EqualTo(new int?[] { 1, 3, 1, 1, 0, 0, 0 })
            );
            Assert.That((await world.Figures(TableId.T3, audience: audience))("final_conviction"), Is.Zero);
            var suspect = (await court.Seen(audience: audience)).Accused.Single();
            Assert.That(
                (suspect.IsSentencedToDeath, suspect.IsExecuted, suspect.Sentence, suspect.Status),
                Is.EqualTo((true, false, " death reparation ", "convicted_not_final"))
            );
        }
        await world.Breaks(
            CaseTracker.Texts.Text.NoFinalConviction,
            new CloseCase.Command(attack, null, Closure.FinalConviction, "Sentenced.")
        );
        Assert.That(
            await world.AllThatIsTold("MLI", court.Reference, attack),
            Does.Contain("Held back").And.Contain("families of the victims").And.Not.Contain("moratorium")
        );
        Assert.That(
            await world.AllThatIsTold("GIN", court.Reference, attack),
            Does.Contain("families of the victims").And.Not.Contain("Held back")
        );
        await world.AssertSound();
    }
}
