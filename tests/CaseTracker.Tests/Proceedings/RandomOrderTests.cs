using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Proceedings;

/// <summary>Thousands of random sequences of accepted statements: what the product makes of them is what a second, naive count makes of
/// them.</summary>
public sealed class RandomOrderTests
{
    private sealed record Said(int Day, string What, int Accused, string Source, string Confidence, int Order);

    [Test]
    public void Stage_and_numbers_are_those_of_a_count_written_independently()
    {
        var (accepted, refused) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var (story, said, random) = (new Story(), new List<Said>(), new Random(seed));
            var accused = Enumerable.Range(0, 3).Select(_ => story.Accused()).ToList();
            for (var step = 0; step < 12; step++)
            {
                var (copy, statement) = (story.Copy(), Any(random, step, said));
                Tell(copy, accused, statement);
                try
                {
                    Order.Require(story.Now, copy.Now);
                }
                catch (RuleBrokenException)
                {
                    refused++;
                    continue;
                }
                (story, accepted) = (copy, accepted + 1);
                said.Add(statement);
                AssertPossible(said, seed);
            }
            var tally = story.Tally;
            var numbers = string.Join(
                ' ',
                new[] { Figure.AtLarge, Figure.InCustody, Figure.OnBail, Figure.Tried, Figure.Convicted, Figure.Acquitted }.Select(f =>
                    tally[f]
                )
            );
            Assert.That(numbers, Is.EqualTo(Counted(said)), $"seed {seed}: {string.Join("; ", said)}");
            Assert.That(Progress.Furthest(story.Now), Is.EqualTo(Furthest(said)), $"seed {seed}: {string.Join("; ", said)}");
        }
        Assert.That((accepted > 15_000, refused > 3000), Is.EqualTo((true, true)), $"{accepted} accepted, {refused} refused");
    }

    /// <summary>No two statements are of one day, so that what came first is beyond doubt.</summary>
    private static Said Any(Random random, int order, List<Said> said)
    {
        int day;
        do day = random.Next(1, 365);
        while (said.Exists(s => s.Day == day));
        string[] all =
        [
            "trial",
            "arrested",
            "bail",
            "at_large",
            "released",
            "convicted",
            "acquitted",
            "tried",
            "appeal",
            "decided",
            "final",
            "deceased",
        ];
        return new Said(
            day,
            all[random.Next(all.Length)],
            random.Next(3),
            random.Next(4) == 0 ? "media"
                : random.Next(2) == 0 ? "court"
                : "host",
            random.Next(5) switch
            {
                0 => "unconfirmed",
                1 => "disputed",
                _ => "confirmed",
            },
            order
        );
    }

    private static void Tell(Story story, List<Guid> accused, Said said)
    {
        var on = new DateOnly(2020, 1, 1).AddDays(said.Day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var source = said.Source switch
        {
            "media" => Source.Media,
            "court" => Source.CourtRecord,
            _ => Source.HostOfficial,
        };
        var confidence = Codes.Parse<Confidence>(said.Confidence);
        var who = accused[said.Accused];
        switch (said.What)
        {
            case "trial":
                story.Step(ProceedingStep.TrialOpened, on, source, confidence);
                break;
            case "appeal":
                story.Step(ProceedingStep.AppealLodged, on, source, confidence, Party.Defence);
                break;
            case "decided":
                story.Step(ProceedingStep.AppealDecided, on, source, confidence);
                break;
            case "final":
                story.Step(ProceedingStep.Final, on, source, confidence);
                break;
            case "convicted":
                story.Verdict(who, Verdict.Convicted, on, (Instance)(said.Order % 4), source: source, confidence: confidence);
                break;
            case "acquitted":
                story.Verdict(who, Verdict.Acquitted, on, (Instance)(said.Order % 4), source: source, confidence: confidence);
                break;
            case "tried":
                story.Status(who, SuspectStatus.TriedPresent, on, source, confidence);
                break;
            default:
                story.Status(who, Codes.Parse<SuspectStatus>(said.What), on, source, confidence);
                break;
        }
    }

    /// <summary>What the issue lists as impossible is nowhere among what was accepted, unless it was disputed.</summary>
    private static void AssertPossible(List<Said> said, int seed)
    {
        foreach (var s in said.Where(s => s.Confidence != "disputed"))
        {
            bool Before(params string[] what) =>
                said.Exists(b => what.Contains(b.What) && b.Day < s.Day && (b.What == "trial" || b.Accused == s.Accused));
            if (s.What is "convicted" or "acquitted")
                Assert.That(Before("trial", "tried"), Is.True, $"seed {seed}: {s}");
            if (s.What == "bail")
                Assert.That(Before("arrested"), Is.True, $"seed {seed}: {s}");
            if (s.What == "released")
                Assert.That(Before("arrested", "bail"), Is.True, $"seed {seed}: {s}");
        }
    }

    private static string Counted(List<Said> said)
    {
        var moving = said.Where(s => s is { Confidence: "confirmed", Source: not "media" }).OrderBy(s => s.Day).ToList();
        int Holds(Func<List<Said>, bool> of) => Enumerable.Range(0, 3).Count(a => of(moving.FindAll(s => s.Accused == a)));
        string? Where(List<Said> own) =>
            own.LastOrDefault(s => s.What is "arrested" or "bail" or "at_large" or "released" or "deceased")?.What;
        // Of several verdicts of one instance the court's counts, and of one source the later recorded.
        string? Verdict(List<Said> own) =>
            own.Where(s => s.What is "convicted" or "acquitted")
                .GroupBy(s => s.Order % 4)
                .Select(g => g.OrderBy(s => s.Source == "court" ? 0 : 1).ThenByDescending(s => s.Order).First())
                .OrderBy(s => s.Day)
                .LastOrDefault()
                ?.What;
        return string.Join(
            ' ',
            Holds(o => Where(o) == "at_large"),
            Holds(o => Where(o) == "arrested"),
            Holds(o => Where(o) == "bail"),
            Holds(o => o.Exists(s => s.What is "tried" or "convicted" or "acquitted")),
            Holds(o => Verdict(o) == "convicted"),
            Holds(o => Verdict(o) == "acquitted")
        );
    }

    private static Stage Furthest(List<Said> said) =>
        said.Where(s => s is { Confidence: "confirmed", Source: not "media" })
            .Select(s =>
                s.What switch
                {
                    "trial" or "tried" => Stage.Trial,
                    "arrested" or "bail" or "released" => Stage.Arrest,
                    "convicted" or "acquitted" => s.Order % 4 is 1 or 3 ? Stage.Appeal : Stage.FirstInstanceVerdict,
                    "appeal" or "decided" => Stage.Appeal,
                    "final" => Stage.Final,
                    _ => Stage.SuspectIdentified,
                }
            )
            .Append(Stage.SuspectIdentified)
            .Max();
}
