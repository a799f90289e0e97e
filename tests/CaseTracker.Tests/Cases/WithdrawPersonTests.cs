using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class WithdrawPersonTests
{
    [Test]
    public async Task The_State_of_a_withdrawn_person_no_longer_sees_the_case_while_the_past_still_shows_it()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR", "KHM");
        var before = await world.Position();
        await world.Rejects(Text.ReasonMissing, new WithdrawPerson.Command(reference, null, persons[0], ""));
        await world.Do(new WithdrawPerson.Command(reference, null, persons[0], "Recorded in error"));
        Assert.That((await world.Sees("MAR", reference), (await world.Sees("KHM", reference))?.Killed), Is.EqualTo(((CaseRow?)null, 1)));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un, before)), Has.Count.EqualTo(2));
        await world.Refuses<NotFoundException>(new WithdrawPerson.Command(reference, null, persons[0], "Again"));
        await world.AssertSound();
    }
}
