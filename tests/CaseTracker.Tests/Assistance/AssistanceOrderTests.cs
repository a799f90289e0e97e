using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Assistance;

/// <summary>Which steps can follow which, and what they amount to; without a database.</summary>
[SetUICulture("en")]
public sealed class AssistanceOrderTests
{
    [TestCase("requested 2020, offered 2021, agreed 2022, delivered 2023", "delivered")]
    [TestCase("offered 2020, declined 2021", "declined")]
    [TestCase("offered 2020, declined 2021, offered 2022, agreed 2023", "agreed")]
    [TestCase("requested 2020, taken_back 2021", "taken_back")]
    [TestCase(
        "offered 2020, agreed 2021, ended 2023, delivered 2022",
        "ended",
        TestName = "An end is the end, whatever is recorded after it"
    )]
    [TestCase("offered 2021, requested 2020", "offered", TestName = "What happened last counts, not what was recorded last")]
    [TestCase("agreed 2020-05-03?, offered 2020", "offered", TestName = "What nobody confirmed moves nothing")]
    [TestCase("offered 2020-06, agreed 2020", "agreed", TestName = "A date that is only less precise contradicts nothing")]
    public void Steps_that_can_follow_each_other_have_a_status(string steps, string status)
    {
        var engagement = Tell(steps);
        Assert.That(Codes.Of(engagement.Status!.Value), Is.EqualTo(status));
    }

    [TestCase("agreed 2020", "“Agreed (2020)” needs this on record first: “Requested by the host State / Offered”.")]
    [TestCase("offered 2020, delivered 2021", "“Delivered or deployed (2021)” needs this on record first: “Agreed”.")]
    [TestCase("offered 2020-05-03, agreed 2020-05-02", "“Agreed (2 May 2020)” cannot come before “Offered (3 May 2020)”.")]
    [TestCase("offered 2020, declined 2021, agreed 2022", "“Agreed (2022)” cannot come after “Declined (2021)”.")]
    [TestCase("offered 2020, agreed 2021, declined 2022", "“Declined (2022)” cannot come after “Agreed (2021)”.")]
    [TestCase("offered 2020, agreed 2021, ended 2022, delivered 2023", "“Delivered or deployed (2023)” cannot come after “Ended (2022)”.")]
    public void An_impossible_order_is_refused_and_names_the_step(string steps, string reason) =>
        Assert.That(Assert.Throws<RuleBrokenException>(() => Tell(steps))!.Message, Does.StartWith(reason));

    [Test]
    public void A_conflict_that_was_there_before_hinders_nothing_else()
    {
        var wild = With(Empty(), "delivered 2020");
        Assert.DoesNotThrow(() => AssistanceOrder.Require(wild, With(wild, "offered 2021")));
    }

    [Test]
    public void Investigators_are_counted_as_last_said_and_those_deployed_together()
    {
        var engagement = new[]
        {
            (AssistanceStep.Requested, 5),
            (AssistanceStep.Offered, 3),
            (AssistanceStep.Offered, 4),
            (AssistanceStep.Agreed, 0),
            (AssistanceStep.Delivered, 2),
            (AssistanceStep.Delivered, 1),
        }.Aggregate(
            Empty(AssistanceProvider.ContributingState),
            (e, s) =>
                e.After(
                    new AssistanceStated(Guid.NewGuid(), s.Item1, s.Item2 == 0 ? null : s.Item2, null) { EffectiveOn = Scene.Day("2020") },
                    default
                )
        );
        Assert.That(
            (
                engagement.Investigators(AssistanceStep.Requested),
                engagement.Investigators(AssistanceStep.Offered),
                engagement.Investigators(AssistanceStep.Delivered)
            ),
            Is.EqualTo(((int?)5, (int?)4, (int?)3))
        );
        Assert.That(Tell("offered 2020").Investigators(AssistanceStep.Offered), Is.Null);
    }

    /// <summary>Whatever is tried in whatever order: what was let in holds the rules, said once more and apart from the product.</summary>
    [Property(MaxTest = 300)]
    public void What_is_let_in_was_asked_for_or_offered_before_it_was_agreed_and_agreed_before_it_was_delivered(int seed)
    {
        var (random, engagement) = (new Random(seed), Empty());
        for (var i = 0; i < 12; i++)
        {
            var step = (AssistanceStep)random.Next(Enum.GetValues<AssistanceStep>().Length);
            var after = With(engagement, $"{Codes.Of(step)} 20{random.Next(10, 30)}");
            try
            {
                AssistanceOrder.Require(engagement, after);
                engagement = after;
            }
            catch (RuleBrokenException) { }
        }
        var steps = engagement.Live.ToList();
        bool Has(AssistanceStep step, StatedStep before) => steps.Exists(s => s.Step == step && s.On!.Value.Year <= before.On!.Value.Year);
        foreach (var step in steps)
        {
            if (step.Step is AssistanceStep.Agreed or AssistanceStep.Declined or AssistanceStep.TakenBack)
                Assert.That(Has(AssistanceStep.Requested, step) || Has(AssistanceStep.Offered, step));
            if (step.Step is AssistanceStep.Delivered or AssistanceStep.Ended)
                Assert.That(Has(AssistanceStep.Agreed, step));
            Assert.That(steps.Exists(s => s.Step == AssistanceStep.Ended && s.On!.Value.Year < step.On!.Value.Year), Is.False);
        }
        if (engagement.Status is AssistanceStep.Delivered)
            Assert.That(engagement.First(AssistanceStep.Agreed), Is.Not.Null);
    }

    private static Engagement Empty(AssistanceProvider provider = AssistanceProvider.UnitedNations) =>
        Engagement.Of(
            RandomAid.Id(0),
            [
                new Recorded(
                    1,
                    Engagement.StreamKind,
                    RandomAid.Id(0),
                    1,
                    new AssistanceOpened("AS-CAF-2020-7QK4", new EngagementFacts { Host = "CAF", Provider = provider }),
                    default,
                    "desk",
                    "desk_officer"
                ),
            ]
        );

    /// <summary>One step after the other, each let in or refused; a question mark: unconfirmed.</summary>
    private static Engagement Tell(string steps) =>
        steps
            .Split(", ")
            .Aggregate(
                Empty(),
                (engagement, step) =>
                {
                    var after = With(engagement, step);
                    AssistanceOrder.Require(engagement, after);
                    return after;
                }
            );

    private static Engagement With(Engagement engagement, string step)
    {
        var (code, on) = (step.Split(' ')[0], step.Split(' ')[1]);
        return engagement.After(
            new AssistanceStated(Guid.NewGuid(), Codes.Parse<AssistanceStep>(code), null, null)
            {
                EffectiveOn = Scene.Day(on.TrimEnd('?')),
                Source = Source.MissionMonitoring,
                Confidence = on.EndsWith('?') ? Confidence.Unconfirmed : Confidence.Confirmed,
            },
            default
        );
    }
}
