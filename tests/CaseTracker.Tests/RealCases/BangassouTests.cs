using CaseTracker.Briefing;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>
/// Bangassou, Central African Republic, 2017: three attacks, ten peacekeepers of MINUSCA, one proceeding; 32 tried from 15 January 2020 on,
/// 28 convicted on 7 February 2020, to between ten years and life. (Dates and States of the attacks are those of the United Nations' series
/// of fatalities, which leaves one State open.)
/// </summary>
[SetUICulture("en")]
public sealed class BangassouTests
{
    private static readonly (string On, Chronicle.Killed[] Killed)[] _attacks =
    [
        ("2017-05-08", [new("KHM", 4), new(null, 1)]),
        ("2017-05-13", [new("MAR", 2)]),
        ("2017-07-25", [new("MAR", 3)]),
    ];

    private const int Tried = 32,
        ConvictedOfThem = 28,
        TenYears = 120;
    private const string Opened = "2020-01-15",
        Judged = "2020-02-07";

    [Test]
    public async Task One_trial_is_told_of_three_cases_and_counts_once()
    {
        await using var world = await World.New();
        var cases = new List<string>();
        foreach (var (on, killed) in _attacks)
            cases.Add(await world.Attack("MINUSCA", on, killed));
        foreach (var reference in cases)
            await world.Notified(reference, "CAF", "2017-08");
        var notified = await world.Point();
        var court = await Court.Open(world, Forum.Civilian, "CAF", [.. cases]);
        await court.Step(ProceedingStep.TrialOpened, Opened);
        var opened = await world.Point();
        var lines = Enumerable
            .Range(1, Tried)
            .Select(n => new EnterTrial.Line(
                null,
                $"Held back {n}",
                [],
                null,
                null,
                null,
                n <= ConvictedOfThem ? Verdict.Convicted : null,
                false,
                null,
                    // Between ten years and life: what each of the others was sentenced to is not public here.
                    n == 1
                        ? [new(SentenceKind.Life, null, null)]
                    : n == 2 ? [new(SentenceKind.Term, TenYears, null)]
                    : []
            ))
            .ToList();
        await world.Do(
            new EnterTrial.Command(
                court.Reference,
                null,
                null,
                Scene.Day(Judged),
                Instance.FirstInstance,
                null,
                lines,
                Source.CourtRecord,
                Confidence.Confirmed,
                "Judgment"
            )
        );
        await court.Figure(Figure.Tried, Tried, Judged, Source.CourtRecord);

        foreach (var audience in (string?[])[null, "CAF", "MAR"])
        {
            Assert.That(await world.Why(cases[1], "stage", notified, audience), Is.EqualTo("host_notified by furthest"));
            Assert.That(await world.Why(cases[1], "stage", opened, audience), Is.EqualTo("trial by furthest"));
            Assert.That(await world.Why(cases[1], "stage", audience: audience), Is.EqualTo("first_instance_verdict by furthest"));
            Assert.That(await world.Why(cases[1], "accountability", notified, audience), Is.EqualTo("no_information by never_replied"));
            Assert.That(await world.Why(cases[1], "accountability", audience: audience), Is.EqualTo("partially_resolved by judgment"));
        }
        Assert.That(
            await world.Rise(cases[0], audience: "KHM"),
            Is.SupersetOf(new[] { $"trial {Opened} court_record", $"first_instance_verdict {Judged} court_record" })
        );
        await Tables(world, court.Reference);
        await Hidden(world, court, cases);
        await world.AssertSound();
    }

    private static async Task Tables(World world, string proceeding)
    {
        foreach (var (audience, ofCases, persons) in ((string?, int, int)[])[(null, 3, 10), ("CAF", 3, 10), ("MAR", 2, 5), ("KHM", 1, 5)])
        {
            var accused = await world.Figures(TableId.T4, "MINUSCA", audience: audience);
            Assert.That(
                new[] { "identified", "tried_present", "tried_in_absentia", "convicted_not_final", "convicted_final", "acquitted" }.Select(
                    accused
                ),
                Is.EqualTo(new int?[] { 32, 32, 0, 28, 0, 0 })
            );
            var convictions = await world.Figures(TableId.T14, proceeding, audience: audience);
            Assert.That(
                new[] { "cases", "persons", "identified", "convicted", "convicted_final" }.Select(convictions),
                Is.EqualTo(new int?[] { ofCases, persons, 32, 28, 0 })
            );
            Assert.That(new[] { "life_sentences", "term_sentences" }.Select(convictions), Is.EqualTo(new int?[] { null, null }));
            Assert.That(
                (
                    (await world.Figures(TableId.T3, audience: audience))("verdict"),
                    (await world.Figures(TableId.T5, audience: audience))("partially_resolved")
                ),
                Is.EqualTo((ofCases, ofCases))
            );
        }
    }

    private static async Task Hidden(World world, Court court, List<string> cases)
    {
        foreach (var (state, own) in ((string, string[])[])[("CAF", [.. cases]), ("MAR", [cases[1], cases[2]]), ("KHM", [cases[0]])])
        {
            var told = await world.AllThatIsTold(state, court.Reference, own);
            Assert.That(told, Does.Contain(court.Reference).And.Not.Contain("Held back"), state);
            foreach (var other in cases.Except(own))
                Assert.That(told, Does.Not.Contain(other), state);
        }
        var first = (await court.File()).Accused[0].AccusedId;
        await world.DoWithTwo(new ReleaseSuspectName.Command(court.Reference, null, first, "MAR", "Asked for by the victims' State."));
        Assert.That(
            await world.AllThatIsTold("MAR", court.Reference, cases[1]),
            Does.Contain("Held back 1\"").And.Not.Contain("Held back 2\"")
        );
        Assert.That(await world.AllThatIsTold("KHM", court.Reference, cases[0]), Does.Not.Contain("Held back"));
    }
}
