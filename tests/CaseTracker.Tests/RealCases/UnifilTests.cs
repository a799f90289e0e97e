using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>
/// Lebanon, 14 December 2022: an Irish peacekeeper of UNIFIL killed. Arrest, indictment in June 2023 with four at large, bail in November
/// 2023, unconfirmed at first, judgment in July 2025 with a death sentence in absentia, one acquittal, and sources that disagree on the
/// number of lesser sentences. (Which numbers they gave does not matter here: the two below only differ.)
/// </summary>
[SetUICulture("en")]
public sealed class UnifilTests
{
    private const string Attacked = "2022-12-14",
        Arrested = "2022-12",
        Indicted = "2023-06",
        Bailed = "2023-11",
        Judged = "2025-07";
    private const int AtLarge = 4,
        LesserByCourt = 5,
        LesserByPress = 4;

    [Test]
    public async Task Arrest_bail_by_rumour_and_a_judgment_that_sources_tell_differently()
    {
        await using var world = await World.New();
        var attack = await world.Attack("UNIFIL", Attacked, new Chronicle.Killed("IRL", 1));
        var court = await Court.Open(world, Forum.Military, "LBN", attack);
        var arrested = (await court.Add(1, name: "Held back", from: null))[0];
        await court.Status(arrested, SuspectStatus.Arrested, Arrested);
        var afterArrest = await world.Point();
        var fugitives = await court.Add(AtLarge);
        foreach (var accused in fugitives.Append(arrested))
            await court.Status(accused, SuspectStatus.Charged, Indicted, Source.CourtRecord);
        foreach (var accused in fugitives)
            await court.Status(accused, SuspectStatus.AtLarge, Indicted, Source.CourtRecord);
        await world.Whereabouts(court, fugitives[0], "Hiding place");
        var indicted = await world.Point();
        await court.Status(arrested, SuspectStatus.Bail, Bailed, Source.Media, Confidence.Unconfirmed);
        var rumoured = await world.Point();
        await Rumour(world, court);
        await court.Status(arrested, SuspectStatus.Bail, Bailed, Source.MissionMonitoring);
        var confirmed = await world.Point();
        world.Until("2025-08-15");
        await court.Step(ProceedingStep.TrialOpened, null);
        await court.Verdict(
            arrested,
            Verdict.Convicted,
            Judged,
            inAbsentia: true,
            sentence: new SentencePart(SentenceKind.Death, null, null)
        );
        await court.Figure(Figure.Acquitted, 1, Judged, Source.CourtRecord);
        await court.Figure(Figure.TermSentences, LesserByCourt, Judged, Source.CourtRecord);
        await court.Figure(Figure.TermSentences, LesserByPress, Judged, Source.Media);

        foreach (var audience in (string?[])[null, "LBN", "IRL"])
        {
            Assert.That(await world.Why(attack, "stage", afterArrest, audience), Is.EqualTo("arrest by furthest"));
            Assert.That(await world.Why(attack, "stage", indicted, audience), Is.EqualTo("charged by furthest"));
            Assert.That(await world.Why(attack, "stage", audience: audience), Is.EqualTo("first_instance_verdict by furthest"));
            Assert.That(
                await world.Rise(attack, audience: audience),
                Does.Contain($"arrest {Arrested} host_official").And.Contain($"charged {Indicted} court_record")
            );
            Assert.That(await Accused(world, indicted, audience), Is.EqualTo(new int?[] { 5, 4, 1, 0 }));
            Assert.That(await Accused(world, rumoured, audience), Is.EqualTo(new int?[] { 5, 4, 1, 0 }));
            Assert.That(await Accused(world, confirmed, audience), Is.EqualTo(new int?[] { 5, 4, 0, 1 }));
            var convictions = await world.Figures(TableId.T14, court.Reference, audience: audience);
            Assert.That(
                new[]
                {
                    "cases",
                    "persons",
                    "acquitted",
                    "death_sentences",
                    "term_sentences",
                    "tried_in_absentia",
                    "convicted_final",
                }.Select(convictions),
                Is.EqualTo(new int?[] { 1, 1, 1, 1, LesserByCourt, 1, 0 })
            );
        }
        await SideBySide(court);
        foreach (var state in (string[])["LBN", "IRL"])
            Assert.That(
                await world.AllThatIsTold(state, court.Reference, attack),
                Does.Contain(court.Reference).And.Not.Contain("Held back").And.Not.Contain("Hiding place").And.Not.Contain("unconfirmed"),
                state
            );
        await world.AssertSound();
    }

    private static async Task<IEnumerable<int?>> Accused(World world, long position, string? audience)
    {
        var figures = await world.Figures(TableId.T4, "UNIFIL", position, audience);
        return new[] { "identified", "at_large", "in_custody", "on_bail" }.Select(figures);
    }

    /// <summary>The UN reads that bail is said to have been granted; nobody else does.</summary>
    private static async Task Rumour(World world, Court court)
    {
        Assert.That(
            (await court.Seen()).Statements[^1],
            Has.Property("Code").EqualTo("bail").And.Property("Confidence").EqualTo("unconfirmed").And.Property("Adoption").Null
        );
        foreach (var caller in (Caller[])[World.Liaison("LBN"), World.Liaison("IRL")])
            Assert.That((await court.Seen(caller)).Statements.Select(s => s.Code), Has.None.EqualTo("bail"));
        Assert.That(
            (await world.As(World.Liaison("IRL")).Send(new ViewProceeding.Query(court.Reference))).Accused[0].Custody,
            Is.EqualTo("arrested")
        );
    }

    /// <summary>Both numbers are told, and by which rule the court's counts; the judgment in absentia and the death sentence are
    /// flagged.</summary>
    private static async Task SideBySide(Court court)
    {
        var seen = await court.Seen();
        var lesser = seen
            .Statements.Where(s => s is { Kind: "figure", Code: "term_sentences" })
            .Select(s => $"{s.Number} {s.Source} {s.Adoption}");
        Assert.That(lesser, Is.EqualTo(new[] { $"{LesserByCourt} court_record court_record", $"{LesserByPress} media " }));
        Assert.That(
            (seen.Accused[0].IsSentencedToDeath, seen.Accused[0].InAbsentia, seen.Accused[0].Status),
            Is.EqualTo((true, true, "convicted_not_final"))
        );
        Assert.That(seen.Un!.Differing[Figure.TermSentences], Is.Zero);
    }
}
