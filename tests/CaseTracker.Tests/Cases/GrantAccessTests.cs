using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Cases;

public sealed class GrantAccessTests
{
    private static GrantAccess.Command To(string reference, string state, DateOnly? until = null) =>
        new(reference, null, state, until, "State party concerned");

    private static Task<int> Sweep(World world) => world.InScope(World.Desk, services => services.GetRequiredService<GrantSweep>().Run());

    [Test]
    public async Task A_third_State_sees_the_case_without_persons_until_its_access_ends()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(To(reference, "FRA"));
        Assert.That(
            ((await world.Sees("FRA", reference))!.Killed, (await world.Rows<PersonRow>(new Viewpoint(Audience.Of("FRA")))).Count),
            Is.EqualTo((1, 0))
        );
        await world.Breaks(Text.AlreadyGranted, To(reference, "FRA"));
        await world.Do(new EndAccess.Command(reference, null, "FRA", "Granted in error"));
        Assert.That(await world.Sees("FRA", reference), Is.Null);
        await world.Breaks(Text.NotGranted, new EndAccess.Command(reference, null, "FRA", "Again"));
        await world.AssertSound();
    }

    [Test]
    public async Task A_grant_ends_by_itself_after_its_last_day()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(To(reference, "FRA", new DateOnly(2024, 1, 16)));
        await world.Do(To(reference, "BEL"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await Sweep(world), await world.Sees("FRA", reference) is null), Is.EqualTo((0, false)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await Sweep(world), await Sweep(world)), Is.EqualTo((1, 0)));
        Assert.That((await world.Sees("FRA", reference) is null, await world.Sees("BEL", reference) is null), Is.EqualTo((true, false)));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_who_sees_the_case_anyway_who_has_no_liaison_and_an_end_that_is_past()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.AlreadySeesCase, To(reference, "CAF"));
        await world.Breaks(Text.AlreadySeesCase, To(reference, "MAR"));
        await world.Rejects(Text.StateUnknown("YUG"), To(reference, "YUG"));
        await world.Rejects(Text.DateInPast, To(reference, "FRA", new DateOnly(2024, 1, 14)));
        await world.Refuses<ForbiddenException>(To(reference, "FRA"), World.FocalPoint("MINUSCA"));
    }

    [Test]
    public async Task A_merged_duplicate_gives_its_grants_to_nobody()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        await world.Do(To(duplicate, "FRA", new DateOnly(2024, 1, 16)));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack"));
        Assert.That((await world.Sees("FRA", duplicate), await world.Sees("FRA", staying)), Is.EqualTo(((CaseRow?)null, (CaseRow?)null)));
        world.Clock.Advance(TimeSpan.FromDays(5));
        await Sweep(world);
        await world.AssertSound();
    }
}
