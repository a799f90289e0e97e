using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;

namespace CaseTracker.Tests.Assistance;

/// <summary>What would get a case moving again, from the rows of one audience alone.</summary>
public sealed class RemedyTests
{
    private static readonly DateOnly _day = new(2024, 1, 15);

    private static CaseRow Case(Stage stage = Stage.Investigation, string moved = "2020-01-01", string? closure = null) =>
        new()
        {
            Stage = Codes.Of(stage),
            Standing = "counted",
            Activity = "active",
            LastMovedOn = moved,
            Hosts = " CAF ",
            Closure = closure,
        };

    private static ListAssistance.Row Row(string? status, bool asked = false, bool offered = false) =>
        new()
        {
            Reference = "AS-CAF-2023-7QK4",
            Kind = "forensics",
            Status = status,
            LastOn = "2023",
            RequestedOn = asked ? "2022" : null,
            OfferedOn = offered ? "2022" : null,
        };

    [TestCase("requested", true, false, "offer")]
    [TestCase("offered", false, true, "answer")]
    [TestCase("offered", true, true, "agreement")]
    [TestCase("requested", true, true, "agreement")]
    [TestCase("agreed", true, true, "delivery")]
    public void What_waits_for_somebody_says_for_whom(string status, bool asked, bool offered, string rule)
    {
        var remedy = AssistanceOfCase
            .RemediesFor(Case(moved: "2024-01-01"), [Row(status, asked, offered)], Audience.Of("CAF"), _day)
            .Single();
        Assert.That(
            (remedy.Rule, remedy.Kinds.Single(), remedy.Since, remedy.Reference, remedy.Stage),
            Is.EqualTo((rule, "forensics", "2023", "AS-CAF-2023-7QK4", "investigation"))
        );
    }

    [Test]
    public void Where_nothing_moves_and_nothing_is_under_way_it_says_what_could_be_offered()
    {
        var remedy = AssistanceOfCase.RemediesFor(Case(), [Row("ended")], Audience.Un, _day).Single();
        Assert.That((remedy.Rule, remedy.Since, remedy.Reference), Is.EqualTo(("assistance", "2020-01-01", (string?)null)));
        Assert.That(remedy.Kinds, Is.EqualTo(new[] { "evidence_collection_preservation", "forensics" }));
        Assert.That(
            AssistanceOfCase.RemediesFor(Case(), [Row("declined")], Audience.Un, _day).Single().Kinds,
            Is.EqualTo(new[] { "evidence_collection_preservation" })
        );
    }

    [Test]
    public void It_says_nothing_of_a_case_that_moves_or_is_closed_or_awaits_the_host_or_nobody()
    {
        Assert.That(AssistanceOfCase.RemediesFor(Case(moved: "2024-01-01"), [], Audience.Un, _day), Is.Empty);
        Assert.That(
            AssistanceOfCase.RemediesFor(Case(closure: "discontinued"), [Row("requested", asked: true)], Audience.Un, _day),
            Is.Empty
        );
        foreach (var stage in new[] { Stage.Reported, Stage.HostNotified, Stage.Final })
            Assert.That(AssistanceOfCase.RemediesFor(Case(stage), [], Audience.Un, _day), Is.Empty);
    }

    /// <summary>
    /// A contributor knows only of investigators that it offered: to say that nothing is offered would say what it cannot know.
    /// </summary>
    [Test]
    public void A_State_that_does_not_host_is_not_told_that_nothing_is_under_way() =>
        Assert.That(AssistanceOfCase.RemediesFor(Case(), [], Audience.Of("MAR"), _day), Is.Empty);

    [Test]
    public async Task On_a_case_it_follows_from_what_each_reader_sees()
    {
        await using var world = await World.New();
        var (@case, _) = await world.Killing("MAR");
        await world.Do(new NotifyState.Command(@case, null, "CAF", Scene.Day("2017-05-09")));
        await world.Do(new AcknowledgeNotification.Command(@case, null, "CAF", Scene.Day("2017-05-10")));
        async Task<IEnumerable<string>> Rules(CaseTracker.Access.Caller caller) =>
            (await world.As(caller).Send(new AssistanceOfCase.Query(@case))).Remedies.Select(r => r.Rule);
        Assert.That(
            (await Rules(World.Desk), await Rules(World.Liaison("CAF")), await Rules(World.Liaison("MAR"))),
            Is.EqualTo((new[] { "assistance" }, new[] { "assistance" }, Array.Empty<string>()))
        );
        await world.Opens(Aid.Forensics(cases: @case));
        Assert.That(
            (await Rules(World.Desk), await Rules(World.Liaison("CAF")), await Rules(World.Liaison("MAR"))),
            Is.EqualTo((new[] { "offer" }, new[] { "offer" }, Array.Empty<string>()))
        );
    }
}
