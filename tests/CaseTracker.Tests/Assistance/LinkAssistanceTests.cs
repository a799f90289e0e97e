using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Assistance;

/// <summary>Cases wait for assistance by themselves or with a proceeding.</summary>
[SetUICulture("en")]
public sealed class LinkAssistanceTests
{
    [Test]
    public async Task A_proceeding_waits_with_its_cases_and_a_State_sees_those_that_concern_it()
    {
        await using var world = await World.New();
        var (one, _) = await world.Killing("MAR");
        var (other, _) = await world.Killing("KHM");
        var court = await Court.Open(world, Forum.Civilian, "CAF", one, other);
        var reference = await world.Opens(Aid.Investigators("MAR", 2));
        await world.Rejects(Text.CaseOrProceeding, new LinkAssistance.Command(reference, null, one, court.Reference, "x"));
        await world.Breaks(Text.ProceedingUnknown("PR-1"), new LinkAssistance.Command(reference, null, null, "PR-1", "x"));
        await world.Do(new LinkAssistance.Command(reference, null, null, court.Reference, "The trial needs them."));
        await world.Breaks(Text.WaitsAlready, new LinkAssistance.Command(reference, null, null, court.Reference, "x"));
        Assert.That(
            (await world.Assists(World.Desk, reference)).Cases.Select(c => (c.Reference, c.Proceeding, c.Reason)),
            Is.EquivalentTo(
                new (string, string?, string?)[]
                {
                    (one, court.Reference, "The trial needs them."),
                    (other, court.Reference, "The trial needs them."),
                }
            )
        );
        Assert.That(
            (await world.Assists(World.Liaison("MAR"), reference)).Cases.Select(c => (c.Reference, c.Proceeding, c.Reason)),
            Is.EqualTo(new (string, string?, string?)[] { (one, court.Reference, null) })
        );
        Assert.That(await world.Counts(World.Liaison("MAR"), new AssistanceFilter { Proceeding = court.Reference }), Is.EqualTo(1));
        await world.Do(new UnlinkAssistance.Command(reference, null, other, "Not this one."));
        await world.Breaks(Text.WaitsNot, new UnlinkAssistance.Command(reference, null, other, "x"));
        await world.AssertSound();
    }

    [Test]
    public async Task It_is_recorded_for_a_proceeding_with_those_of_its_cases_that_the_host_State_hosts()
    {
        await using var world = await World.New();
        var (here, _) = await world.Killing("MAR");
        var elsewhere = (await world.As(World.Desk).Send(RegisterCaseTests.Killing("MONUSCO", "MAR"))).Reference!;
        var court = await Court.Open(world, Forum.Civilian, "CAF", here, elsewhere);
        await world.Breaks(Text.ProceedingUnknown("PR-1"), Aid.Forensics() with { Proceeding = "PR-1" });
        await world.Breaks(Text.CaseOfOtherHost, Aid.Forensics(host: "LBN", mission: null) with { Proceeding = court.Reference });
        await world.Breaks(
            Text.ProceedingUnknown(court.Reference),
            Aid.Forensics(mission: "UNIFIL", host: "LBN") with
            {
                Proceeding = court.Reference,
            },
            World.FocalPoint("UNIFIL")
        );
        var reference = await world.Opens(Aid.Forensics() with { Proceeding = $" {court.Reference.ToLowerInvariant()} " });
        Assert.That(
            (await world.Assists(World.Desk, reference)).Cases.Select(c => (c.Reference, c.Proceeding)),
            Is.EqualTo(new (string, string?)[] { (here, court.Reference) })
        );
        Assert.That(await world.Counts(World.Desk, new AssistanceFilter { Proceeding = court.Reference }), Is.EqualTo(1));
        await world.AssertSound();
    }

    [Test]
    public async Task It_follows_a_duplicate_into_the_case_that_stays()
    {
        await using var world = await World.New();
        var (duplicate, _) = await world.Killing("MAR");
        var (staying, _) = await world.Killing("MAR");
        var reference = await world.Opens(Aid.Forensics(cases: duplicate));
        await world.DoWithTwo(new MergeCase.Command(duplicate, null, staying, "The same attack."));
        Assert.That((await world.Assists(World.Liaison("CAF"), reference)).Cases.Select(c => c.Reference), Is.EqualTo(new[] { staying }));
        await world.AssertSound();
    }
}
