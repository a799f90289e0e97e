using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Proceedings;

[SetUICulture("en")]
public sealed class ProceedingCommandTests
{
    [Test]
    public async Task A_proceeding_is_opened_about_cases_and_moves_them()
    {
        await using var world = await World.New();
        var (one, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var court = await Court.Open(world, Forum.Civilian, "CAF", one, other);
        Assert.That(court.Reference, Does.Match("^PR-CAF-2024-[2-9A-Z]{4}$"));
        await court.Step(ProceedingStep.TrialOpened, "2020-01-15");
        var accused = await court.Add(2);
        await court.Verdict(accused[0], Verdict.Convicted, "2020-02-07", sentence: new SentencePart(SentenceKind.Term, 120, null));
        Assert.That((await world.Sees("UN", one))!.Stage, Is.EqualTo("first_instance_verdict"));
        Assert.That((await world.Sees("KHM", other))!.Stage, Is.EqualTo("first_instance_verdict"));
        var seen = await court.Seen();
        Assert.That(
            (seen.Proceeding.Accused, seen.Proceeding.Convicted, seen.Proceeding.TermSentences, seen.Cases.Count),
            Is.EqualTo((2, 1, 1, 2))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task An_impossible_order_is_refused_by_every_way_in()
    {
        await using var world = await World.New();
        var (court, accused) = await Trial(world);
        var early = new StateVerdict.Command(
            court.Reference,
            null,
            accused,
            Verdict.Convicted,
            Instance.FirstInstance,
            false,
            [],
            Scene.Day("2019"),
            Source.CourtRecord,
            Confidence.Confirmed,
            null
        );
        Assert.That((await world.Refuses<RuleBrokenException>(early)).Message, Does.Contain("Trial opened (15 January 2020)"));
        await world.Do(early with { Confidence = Confidence.Disputed });
        var grid = new EnterTrial.Command(
            court.Reference,
            null,
            null,
            null,
            Instance.FirstInstance,
            null,
            [Line(accused) with { Verdict = Verdict.Convicted, VerdictOn = Scene.Day("2019-05") }],
            Source.CourtRecord,
            Confidence.Confirmed,
            null
        );
        Assert.That((await world.Refuses<RuleBrokenException>(grid)).Message, Does.Contain("Trial opened (15 January 2020)"));
        var other = await Court.Open(world, Forum.Military, "CAF", (await world.Killing("MAR")).Reference);
        await world.Breaks(
            Text.AccusedOfAnotherProceeding(other.Reference),
            new StateAccused.Command(
                other.Reference,
                null,
                accused,
                SuspectStatus.Arrested,
                null,
                Source.HostOfficial,
                Confidence.Confirmed,
                null
            )
        );
        await world.Breaks(
            Text.DateBeforeIncident,
            new StateStep.Command(
                court.Reference,
                null,
                ProceedingStep.InvestigationOpened,
                null,
                null,
                null,
                Scene.Day("2016"),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
    }

    [Test]
    public async Task A_grid_enters_many_accused_at_once_all_or_none_and_says_nothing_twice()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        var lines = Enumerable
            .Range(1, 32)
            .Select(n =>
                Line(null) with
                {
                    Name = $"Invented {n}",
                    Positions = [new(SuspectStatus.Arrested, Scene.Day("2018"))],
                    Offence = "Murder",
                    Verdict = n <= 28 ? Verdict.Convicted : Verdict.Acquitted,
                    Sentence =
                        n == 1 ? [new(SentenceKind.Life, null, null)]
                        : n <= 28 ? [new(SentenceKind.Term, 120, null)]
                        : [],
                }
            )
            .ToList();
        var grid = new EnterTrial.Command(
            court.Reference,
            null,
            Scene.Day("2020-01-15"),
            Scene.Day("2020-02-07"),
            Instance.FirstInstance,
            "CAF",
            lines,
            Source.CourtRecord,
            Confidence.Confirmed,
            "Judgment"
        );
        var broken = grid with { Lines = [.. lines.SkipLast(1), lines[^1] with { VerdictOn = Scene.Day("2019") }] };
        Assert.That((await world.Refuses<RuleBrokenException>(broken)).Message, Does.StartWith("“Accused 32: Acquitted (2019)”"));
        await world.Do(grid);
        var seen = await court.Seen();
        Assert.That(
            (
                seen.Proceeding.Accused,
                seen.Proceeding.Convicted,
                seen.Proceeding.Acquitted,
                seen.Proceeding.LifeSentences,
                seen.Proceeding.TermSentences
            ),
            Is.EqualTo((32, 28, 4, 1, 27))
        );
        var again = grid with { Lines = [.. seen.Accused.Zip(lines, (a, l) => l with { AccusedId = a.AccusedId })] };
        await world.Breaks(Text.NothingChanged, again);
        await world.Breaks(Text.AccusedTwice, again with { Lines = [again.Lines[0], again.Lines[0]] });
        Assert.That((await court.Seen(World.Liaison("CAF"))).Accused[4].Name, Is.EqualTo("Invented 5"));
        await world.AssertSound();
    }

    [Test]
    public async Task What_was_sent_twice_happens_once_and_what_is_stale_does_not_happen()
    {
        await using var world = await World.New();
        var (court, accused) = await Trial(world);
        var command = new StateAccused.Command(
            court.Reference,
            null,
            accused,
            SuspectStatus.Arrested,
            Scene.Day("2018"),
            Source.HostOfficial,
            Confidence.Confirmed,
            null
        );
        var first = await world.As(World.Desk).Send(command, "key");
        Assert.That(await world.As(World.Desk).Send(command, "key"), Is.EqualTo(first));
        await world.Breaks(Text.AlreadyStated, command);
        await world.Refuses<StaleException>(command with { Version = first.Version - 1, Status = SuspectStatus.Remand });
    }

    [Test]
    public async Task Only_who_follows_up_one_of_its_cases_may_change_it()
    {
        await using var world = await World.New();
        var (court, accused) = await Trial(world);
        var command = new StateAccused.Command(
            court.Reference,
            null,
            accused,
            SuspectStatus.Arrested,
            Scene.Day("2018"),
            Source.HostOfficial,
            Confidence.Confirmed,
            null
        );
        await world.Refuses<NotFoundException>(command, World.FocalPoint("MONUSCO"));
        await world.Refuses<ForbiddenException>(command, World.Liaison("CAF"));
        await world.Refuses<ForbiddenException>(
            new ReleaseSuspectName.Command(court.Reference, null, accused, "MAR", "x"),
            World.FocalPoint("MINUSCA")
        );
        await world.As(World.FocalPoint("MINUSCA")).Send(command);
    }

    [Test]
    public async Task The_media_alone_move_nothing_and_cannot_be_chosen_to()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        await court.Step(ProceedingStep.InvestigationOpened, "2018", Source.Media);
        await court.Step(ProceedingStep.TrialOpened, "2020", Source.MissionMonitoring, Confidence.Unconfirmed);
        Assert.That((await world.Sees("UN", reference))!.Stage, Is.EqualTo("reported"));
        var statements = (await court.Seen()).Statements;
        await world.Breaks(Text.MediaAlone, new AdoptStatement.Command(court.Reference, null, statements[0].StatementId!.Value, "x"));
        Assert.That((await court.Seen(World.Liaison("CAF"))).Statements.Select(s => s.Code), Is.EqualTo(new[] { "investigation_opened" }));
        await world.Do(new AdoptStatement.Command(court.Reference, null, statements[1].StatementId!.Value, "Two observers were in court."));
        Assert.That((await world.Sees("CAF", reference))!.Stage, Is.EqualTo("trial"));
        Assert.That(
            (await court.Seen(World.Liaison("CAF"))).Statements.Select(s => (s.Code, s.Adoption, s.ChosenBy)),
            Is.EqualTo(new[] { ("investigation_opened", null, null), ("trial_opened", "chosen", (string?)null) })
        );
        await world.AssertSound();
    }

    private static EnterTrial.Line Line(Guid? accused) => new(accused, null, [], null, null, null, null, false, null, []);

    private static async Task<(Court Court, Guid Accused)> Trial(World world)
    {
        var court = await Court.Open(world, Forum.Civilian, "CAF", (await world.Killing("MAR")).Reference);
        await court.Step(ProceedingStep.TrialOpened, "2020-01-15");
        return (court, (await court.Add(1))[0]);
    }
}
