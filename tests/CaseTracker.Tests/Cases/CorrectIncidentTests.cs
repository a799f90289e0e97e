using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Cases;

public sealed class CorrectIncidentTests
{
    internal static CorrectIncident.Command As(
        string reference,
        string mission = "MINUSCA",
        string on = "2017-05-08",
        string? host = null,
        string? place = "Bangassou",
        Attribution? attribution = null
    ) =>
        new(
            reference,
            null,
            mission,
            PartialDate.Parse(on),
            Act.Killing,
            Nature.Malicious,
            host,
            "Mbomou",
            place,
            4.74,
            22.81,
            Means.Ambush,
            Setting.Convoy,
            Perpetrator.ArmedGroup,
            attribution,
            "Better report",
            Source.MissionMonitoring,
            Confidence.Confirmed
        );

    [Test]
    public async Task Another_mission_brings_its_own_host_States()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(As(reference, "MONUSCO"));
        Assert.That(
            ((await world.Sees("CAF", reference))?.Reference, (await world.Sees("COD", reference))?.Hosts),
            Is.EqualTo(((string?)null, " COD "))
        );
        await world.AssertSound();
    }

    [Test]
    public async Task The_place_tells_which_of_several_hosts_is_concerned()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(As(reference, "UNISFA"));
        Assert.That((await world.Sees("UN", reference))!.Hosts, Is.EqualTo(" SDN SSD "));
        await world.Do(As(reference, "UNISFA", host: "SDN"));
        Assert.That(
            (await world.Sees("SSD", reference), (await world.Sees("SDN", reference))?.Hosts),
            Is.EqualTo(((CaseTracker.Disclosure.CaseRow?)null, " SDN "))
        );
        await world.Breaks(Text.NotAHost, As(reference, "UNISFA", host: "FRA"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_what_changes_nothing_and_what_is_not_well_formed()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.NothingChanged, As(reference));
        await world.Breaks(Text.MissionUnknown("MINUSXYZ"), As(reference, "MINUSXYZ"));
        await world.Breaks(Text.MissionMissing, As(reference, ""));
        await world.Rejects(Text.DateInFuture, As(reference, on: "2030"));
        await world.Rejects(Text.DateNotValid, As(reference) with { OccurredOn = default });
        await world.Rejects(Text.ReasonMissing, As(reference, "MONUSCO") with { Reason = " " });
        await world.Refuses<StaleException>(As(reference, "MONUSCO") with { Version = 1 });
    }

    [Test]
    public async Task A_focal_point_cannot_give_a_case_to_a_mission_that_is_not_his()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Breaks(Text.MissionUnknown("MONUSCO"), As(reference, "MONUSCO"), World.FocalPoint("MINUSCA"));
        await world.As(World.FocalPoint("MINUSCA", "MONUSCO")).Send(As(reference, "MONUSCO"));
        Assert.That((await world.Sees("UN", reference))!.Mission, Is.EqualTo("MONUSCO"));
    }

    [Test]
    public async Task Only_two_persons_say_that_a_court_has_established_who_did_it()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        var command = As(reference, attribution: Attribution.JudiciallyEstablished);
        var proposal = await world.Do(command);
        Assert.That((await world.Sees("UN", reference))!.Attribution, Is.EqualTo("none"));
        await world.Breaks(Text.OwnProposal, new DecideProposal.Command(proposal.ProposalId!.Value, true, null));
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposal.ProposalId!.Value, true, null));
        Assert.That((await world.Sees("UN", reference))!.Attribution, Is.EqualTo("judicially_established"));
        Assert.That((await world.Do(As(reference, place: "Rafaï"))).ProposalId, Is.Null);
        await world.AssertSound();
    }

    [Test]
    public async Task Who_does_not_see_what_is_held_back_leaves_it_as_it_is()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Do(new Classify.Command(reference, null, Classification.StrictlyConfidential, "Sources at risk"));
        await world.Do(As(reference, on: "2017-05-09", place: null) with { Latitude = null, Longitude = null, Means = Means.Unknown });
        var incident = (await world.File(reference)).Incident;
        Assert.That(
            (incident.OccurredOn, incident.Place, incident.Means),
            Is.EqualTo((PartialDate.Parse("2017-05-09"), "Bangassou", Means.Ambush))
        );
        await world.As(World.Desk with { IsStrictReader = true }).Send(As(reference, place: "Rafaï"));
        Assert.That((await world.File(reference)).Incident.Place, Is.EqualTo("Rafaï"));
        await world.AssertSound();
    }
}
