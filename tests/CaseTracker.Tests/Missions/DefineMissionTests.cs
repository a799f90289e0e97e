using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Missions;

public sealed class DefineMissionTests
{
    private static Mission Known(string code) => MissionList.All.Single(m => m.Code == code);

    private static DefineMission.Command As(Mission mission, string reason = "Decision of the Security Council") => new(mission, reason);

    [Test]
    public async Task Cases_follow_when_the_host_States_change_and_a_host_that_was_chosen_stays()
    {
        await using var world = await World.New();
        var (all, _) = await world.Killing("MAR");
        await world.Do(CorrectIncidentTests.As(all, "UNISFA"));
        var (chosen, _) = await world.Killing("MAR");
        await world.Do(CorrectIncidentTests.As(chosen, "UNISFA", host: "SDN"));
        await world.Do(As(Known("UNISFA") with { Hosts = [new("SDN"), new("ETH")] }));
        Assert.That(((await world.Sees("UN", all))!.Hosts, (await world.Sees("UN", chosen))!.Hosts), Is.EqualTo((" ETH SDN ", " SDN ")));
        Assert.That(
            (await world.Sees("SSD", all), (await world.Sees("ETH", all))?.Killed),
            Is.EqualTo(((CaseTracker.Disclosure.CaseRow?)null, 1))
        );
        Assert.That(
            (await world.File(all)).Steps.Last(s => s.Event is not IPassive).Event,
            Is.InstanceOf<IncidentCorrected>().With.Property("Reason").EqualTo("UNISFA: Decision of the Security Council")
        );
        await world.Do(As(Known("UNISFA") with { Hosts = [new("SSD")] }));
        Assert.That((await world.Sees("UN", chosen))!.Hosts, Is.EqualTo(" SSD "));
        await world.AssertSound();
    }

    [Test]
    public async Task Only_cases_of_the_period_that_changed_follow_and_a_merged_duplicate_follows_too()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("KHM");
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack"));
        await world.Do(
            As(Known("MINUSCA") with { Hosts = [new("CAF", null, PartialDate.Parse("2019")), new("TCD", PartialDate.Parse("2020"))] })
        );
        Assert.That((await world.File(staying)).Steps.Last(s => s.Event is not IPassive).Event, Is.Not.InstanceOf<IncidentCorrected>());
        await world.Do(As(Known("MINUSCA") with { Hosts = [new("TCD")] }));
        Assert.That(
            (
                (await world.Sees("UN", duplicate))!.Hosts,
                await world.Sees("CAF", staying) is null,
                await world.Sees("TCD", staying) is null
            ),
            Is.EqualTo((" TCD ", true, false))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_new_mission_can_be_used_at_once_and_its_history_is_for_the_UN()
    {
        await using var world = await World.New();
        var mission = Known("MINUSCA") with
        {
            Code = "UNMIX",
            Aliases = [],
            Names = new("United Nations Mission X", "Mission X des Nations Unies"),
            Hosts = [new("TCD")],
        };
        await world.Do(As(mission));
        await world.Do(As(mission with { End = PartialDate.Parse("2024") }, "Closed"));
        Assert.That(
            (await world.Sees("TCD", (await world.Do(RegisterCaseTests.Killing("UNMIX", "MAR"))).Reference!))?.Killed,
            Is.EqualTo(1)
        );
        var (un, state) = (
            await world.As(World.Desk).Send(new ViewMission.Query("unmix")),
            await world.As(World.Liaison("TCD")).Send(new ViewMission.Query("UNMIX"))
        );
        Assert.That(
            un.History.Select(h => (h.Reason, h.Actor)),
            Is.EqualTo(new[] { ("Closed", World.Desk.Subject), ("Decision of the Security Council", World.Desk.Subject) })
        );
        Assert.That((state.Mission.Code, state.History.Count), Is.EqualTo(("UNMIX", 0)));
        Assert.That((await world.As(World.Liaison("TCD")).Send(new ListMissions.Query())).Select(m => m.Code), Does.Contain("UNMIX"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Desk).Send(new ViewMission.Query("UNXYZ")));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_is_not_a_mission()
    {
        await using var world = await World.New();
        var minusca = Known("MINUSCA");
        await world.Breaks(Text.NothingChanged, As(minusca));
        await world.Breaks(Text.MissionNameTaken("FINUL"), As(minusca with { Aliases = ["FINUL"] }));
        await world.Breaks(Text.MissionNameTaken("MINUSCA"), As(minusca with { Code = "minusca", Aliases = [] }));
        await world.Rejects(Text.CodeNotValid, As(minusca with { Code = "UN MISSION" }));
        await world.Rejects(Text.NameMissing, As(minusca with { Names = new("Only English", "") }));
        await world.Rejects(Text.EndBeforeStart, As(minusca with { End = PartialDate.Parse("2001") }));
        await world.Rejects(Text.StateHasNoLiaison("YUG"), As(minusca with { Hosts = [new("YUG")] }));
        await world.Rejects(Text.StateHasNoLiaison(""), As(minusca with { Hosts = [null!] }));
        await world.Rejects(Text.CodeNotValid, As(minusca with { Aliases = [null!] }));
        await world.Rejects(Text.ReasonMissing, As(minusca with { Hosts = [] }, ""));
        await world.Refuses<ForbiddenException>(As(minusca with { Hosts = [] }), World.FocalPoint("MINUSCA"));
    }
}
