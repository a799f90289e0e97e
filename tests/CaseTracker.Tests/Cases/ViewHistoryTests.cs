using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class ViewHistoryTests
{
    [Test]
    public async Task Says_who_changed_what_from_what_to_what()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"))).Reference!;
        await world.As(World.Desk).Send(new SetNarrative.Command(reference, null, "Another narrative"));
        var before = (await world.As(World.Desk).Send(new ViewHistory.Query(reference)))[^1].Position;
        await world.As(World.SecondDesk).Send(new Classify.Command(reference, null, Classification.Unclassified, "Nothing sensitive"));

        var history = await world.As(World.Desk).Send(new ViewHistory.Query(reference));
        var narrative = history.Last(e => e.Kind == "narrative_set").Changes.Single();
        Assert.Multiple(() =>
        {
            Assert.That(history[0].Changes.Select(c => c.Field), Does.Contain("occurred_on").And.Contain("act").And.Contain("place"));
            Assert.That((narrative.Old, narrative.New), Is.EqualTo(("Internal narrative", "Another narrative")));
            Assert.That((history[^1].Actor, history[^1].Reason), Is.EqualTo((World.SecondDesk.Subject, "Nothing sensitive")));
            Assert.That(
                history[^1].Changes.Single(),
                Is.EqualTo(new FieldChange("classification", null, "Classification", "confidential", "unclassified"))
            );
            Assert.That(
                history.Single(e => e.Kind == "person_added").Changes.Select(c => (c.Person, c.Field)),
                Does.Contain(((int?)1, "contributing_state"))
            );
        });
        var then = await world.As(World.Desk).Send(new ViewCase.Query(reference, before));
        Assert.That(then.Case.Classification, Is.EqualTo("confidential"));
        Assert.That(await world.As(World.Desk).Send(new ViewHistory.Query(reference, before)), Has.Count.EqualTo(history.Count - 1));
    }

    [Test]
    public async Task Holds_back_what_is_strictly_confidential()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"))).Reference!;
        await world.As(World.Desk).Send(new Classify.Command(reference, null, Classification.StrictlyConfidential, "A witness"));
        var shown = (await world.As(World.Desk).Send(new ViewHistory.Query(reference))).SelectMany(e => e.Changes).ToList();
        var strict = (await world.As(World.Desk with { IsStrictReader = true }).Send(new ViewHistory.Query(reference))).SelectMany(e =>
            e.Changes
        );
        Assert.That(shown.Select(c => c.Field), Has.None.EqualTo("narrative").And.None.EqualTo("place").And.None.EqualTo("name"));
        Assert.That(strict.Select(c => c.Field), Does.Contain("narrative").And.Contain("place"));
    }

    [Test]
    public async Task Is_for_the_UN_alone()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR"))).Reference!;
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("CAF")).Send(new ViewHistory.Query(reference)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("CAF")).Send(new ExplainAudience.Query(reference)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.FocalPoint("MONUSCO")).Send(new ViewHistory.Query(reference)));
    }

    [Test]
    public async Task Explains_why_each_State_sees_the_case()
    {
        await using var world = await World.New();
        var reference = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "MAR"))).Reference!;
        await world
            .As(World.Desk)
            .Send(new GrantAccess.Command(reference, null, "FRA", new DateOnly(2024, 12, 31), "Convention, article 13"));
        var states = (await world.As(World.Desk).Send(new ExplainAudience.Query(reference))).ToDictionary(s => s.State);
        Assert.Multiple(() =>
        {
            Assert.That(states.Keys, Is.EqualTo(new[] { "CAF", "FRA", "MAR" }));
            Assert.That(states["CAF"].Reasons, Is.EqualTo(new[] { new ExplainAudience.Reason("host", "MINUSCA", "2017-05-08") }));
            Assert.That(states["MAR"].Reasons, Is.EqualTo(new[] { new ExplainAudience.Reason("contributor", Persons: 2) }));
            Assert.That(states["FRA"].Reasons, Is.EqualTo(new[] { new ExplainAudience.Reason("grant", Until: "2024-12-31") }));
            Assert.That(
                states["MAR"].Data.Single(d => d.Datum == "person_name"),
                Is.EqualTo(new ExplainAudience.DatumAccess("person_name", false, 0, 2))
            );
            Assert.That(states["CAF"].Data.Single(d => d.Datum == "exact_place").IsAllowed);
        });
    }
}
