using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class ReleaseNameTests
{
    private static async Task<string?> NameSeenBy(World world, string state) =>
        (await world.Rows<PersonRow>(new Viewpoint(Audience.Of(state)))).Single().Name;

    [Test]
    public async Task The_host_reads_a_name_once_it_is_released_and_next_of_kin_are_informed_until_it_is_revoked()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Do(new ReleaseName.Command(reference, null, persons[0], "CAF"));
        Assert.That(await NameSeenBy(world, "CAF"), Is.Null);
        await world.Do(new ConfirmNextOfKin.Command(reference, null, persons[0], Day("2017-05-10")));
        Assert.That(await NameSeenBy(world, "CAF"), Is.EqualTo("Invented MAR"));
        Assert.That((await world.Rows<WordRow>(new Viewpoint(Audience.Of("CAF")))).Select(w => w.Word), Does.Contain("invented"));
        await world.Do(new RevokeNameRelease.Command(reference, null, persons[0], "CAF", "Released in error"));
        Assert.That(await NameSeenBy(world, "CAF"), Is.Null);
        Assert.That((await world.Rows<WordRow>(new Viewpoint(Audience.Of("CAF")))).Select(w => w.Word), Does.Not.Contain("invented"));
        await world.AssertSound();
    }

    [Test]
    public async Task Is_for_host_States_alone_and_for_those_who_release()
    {
        await using var world = await World.New();
        var (reference, persons) = await world.Killing("MAR");
        await world.Breaks(Text.NotAHostOfCase, new ReleaseName.Command(reference, null, persons[0], "MAR"));
        await world.Breaks(Text.NotReleased, new RevokeNameRelease.Command(reference, null, persons[0], "CAF", "Never was"));
        await world.Refuses<ForbiddenException>(new ReleaseName.Command(reference, null, persons[0], "CAF"), World.FocalPoint("MINUSCA"));
        await world.Refuses<NotFoundException>(new ReleaseName.Command(reference, null, Guid.Empty, "CAF"));
        await world.Do(new ReleaseName.Command(reference, null, persons[0], "CAF"));
        await world.Breaks(Text.AlreadyReleased, new ReleaseName.Command(reference, null, persons[0], "CAF"));
    }
}
