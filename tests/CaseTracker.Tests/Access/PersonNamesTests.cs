using CaseTracker.Access;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Access;

public sealed class PersonNamesTests
{
    [Test]
    public async Task The_newest_designation_names_a_person_and_its_end_changes_nothing()
    {
        await using var world = await World.New();
        Assert.That(await Named(world, "new@example.org"), Is.Null);
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MONUSCO", from: "2024-01-02") with { Name = "Maiden Name" });
        world.Clock.Advance(TimeSpan.FromDays(1));
        var id = await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA") with { Name = "Married Name" });
        Assert.That(await Named(world, "new@example.org"), Is.EqualTo(new PersonNames.Known("Married Name", false)));
        await world.Do(new EndDesignation.Command(id, "Left"));
        Assert.That(await Named(world, "new@example.org"), Is.EqualTo(new PersonNames.Known("Married Name", false)));
    }

    [Test]
    public async Task Two_subjects_share_a_name_but_two_designations_of_one_do_not()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "a@example.org"));
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MONUSCO", "a@example.org", "2024-01-02"));
        Assert.That((await Named(world, "a@example.org"))!.IsShared, Is.False);
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "b@example.org"));
        Assert.That((await Named(world, "a@example.org"))!.IsShared, Is.True);
        Assert.That((await Named(world, "b@example.org"))!.IsShared, Is.True);
    }

    private static async Task<PersonNames.Known?> Named(World world, string subject) =>
        (await world.InScope(World.Desk, s => s.GetRequiredService<PersonNames>().All())).GetValueOrDefault(subject);
}
