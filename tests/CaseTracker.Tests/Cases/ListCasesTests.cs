using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class ListCasesTests
{
    [Test]
    public async Task Every_reader_lists_and_counts_its_own()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"));
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "ZAF"));

        var un = await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter()));
        var liaison = await world.As(World.Liaison("KHM")).Send(new ListCases.Query(new CaseFilter()));
        var focal = await world.As(World.FocalPoint("MONUSCO")).Send(new ListCases.Query(new CaseFilter()));
        var stranger = await world.As(World.Liaison("FRA")).Send(new ListCases.Query(new CaseFilter()));
        Assert.Multiple(() =>
        {
            Assert.That((un.Count, liaison.Count, focal.Count, stranger.Count), Is.EqualTo((2, 1, 1, 0)));
            Assert.That((un.Rows.Count, liaison.Rows.Count, focal.Rows.Count, stranger.Rows.Count), Is.EqualTo((2, 1, 1, 0)));
            Assert.That(un.WithoutInformation, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_filter_limits_rows_and_count()
    {
        await using var world = await World.New();
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MINUSCA", "MAR", "KHM"));
        await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "ZAF"));

        async Task<int> Count(CaseFilter filter) => (await world.As(World.Desk).Send(new ListCases.Query(filter))).Count;
        Assert.Multiple(async () =>
        {
            Assert.That(await Count(new CaseFilter { Missions = ["MINUSCA"] }), Is.EqualTo(1));
            Assert.That(await Count(new CaseFilter { Host = "COD" }), Is.EqualTo(1));
            Assert.That(
                await Count(
                    new CaseFilter
                    {
                        Nationality = "KHM",
                        Harm = HarmGroup.Killed,
                        PersonnelGroup = PersonnelGroup.Military,
                    }
                ),
                Is.EqualTo(1)
            );
            Assert.That(await Count(new CaseFilter { Nationality = "KHM", PersonnelGroup = PersonnelGroup.Police }), Is.Zero);
            Assert.That(await Count(new CaseFilter { Nationality = "KHM", Informed = true }), Is.Zero);
            Assert.That(
                await Count(
                    new CaseFilter
                    {
                        Year = 2017,
                        HostNotified = false,
                        StageUpTo = Stage.Reported,
                    }
                ),
                Is.EqualTo(2)
            );
            Assert.That(await Count(new CaseFilter { From = new PartialDate(2017, 5, 9) }), Is.Zero);
            Assert.That(await Count(new CaseFilter { MissionStatus = MissionStatus.Closed }), Is.Zero);
        });
    }

    [Test]
    public async Task A_State_has_neither_the_past_nor_the_eyes_of_another()
    {
        await using var world = await World.New();
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("FRA")).Send(new ListCases.Query(new CaseFilter(), Position: 1))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            world.As(World.Liaison("FRA")).Send(new ListCases.Query(new CaseFilter(), Audience: Audience.Of("MAR")))
        );
    }
}
