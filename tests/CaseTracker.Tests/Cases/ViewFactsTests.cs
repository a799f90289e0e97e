using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class ViewFactsTests
{
    [Test]
    public async Task Gives_a_form_what_it_corrects_and_only_to_those_who_may()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        var view = await world.As(World.FocalPoint("MINUSCA")).Send(new ViewFacts.Query(reference));
        Assert.That(
            (view.Version, view.Host, view.Incident.Place, view.Persons.Single().Facts.Name),
            Is.EqualTo(((await world.File(reference)).Version, "CAF", "Bangassou", "Invented MAR"))
        );
        Assert.That(view.Persons.Single().Facts.Harms.Single().On, Is.EqualTo(PartialDate.Parse("2017-05-08")));
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.FocalPoint("MONUSCO")).Send(new ViewFacts.Query(reference)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(World.Liaison("MAR")).Send(new ViewFacts.Query(reference)));
    }

    [Test]
    public async Task Holds_back_what_is_strictly_confidential_from_all_but_its_readers()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        var (desk, strict) = (
            await world.As(World.Desk).Send(new ViewFacts.Query(reference)),
            await world.As(World.Desk with { IsStrictReader = true }).Send(new ViewFacts.Query(reference))
        );
        Assert.That(
            (desk.HoldsBack, desk.Incident.Place, desk.Narrative, desk.Persons.Single().Facts.Name),
            Is.EqualTo((true, (string?)null, (string?)null, (string?)null))
        );
        Assert.That((strict.HoldsBack, strict.Incident.Place, strict.Incident.Means), Is.EqualTo((false, "Bangassou", Means.Ambush)));
    }
}
