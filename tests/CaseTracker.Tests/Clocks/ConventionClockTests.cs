using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Convention;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Clocks;

/// <summary>What a party to the 1994 Convention owes begins with what is recorded of its proceedings, and ends with its message (articles
/// 12, 13 and 18).</summary>
public sealed class ConventionClockTests
{
    /// <summary>That a State is bound here says nothing of whether it is.</summary>
    private const string Parties =
        "state,treaty,deposited_on,in_force_on,source\nCAF,convention,2000-01-01,2000-02-01,Invented for a test\n";

    private static async Task<World> Bound()
    {
        var world = await World.New();
        await world.Do(new RecordParties.Command(Parties, "Test"));
        foreach (var kind in (ClockKind[])[ClockKind.ConventionArt13, ClockKind.ConventionArt18, ClockKind.Transmission])
            await world.Do(new SetClockPolicy.Command(kind, 30, ClockUnit.Days, new(2024, 1, 15), null, false, "Decided for a test"));
        return world;
    }

    private static async Task<(string Reference, Court Court)> Arrested(World world)
    {
        var (reference, _) = await world.Killing("MAR");
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        await court.Status((await court.Add(1))[0], SuspectStatus.Arrested, "2024-01-15");
        return (reference, court);
    }

    private static async Task<IReadOnlyList<string>> Of(World world, string audience, string reference) =>
        [
            .. (await world.Clocks(audience, reference)).Where(c =>
                c.StartsWith("convention", StringComparison.Ordinal) || c.StartsWith("transmission", StringComparison.Ordinal)
            ),
        ];

    [Test]
    public async Task An_arrest_begins_the_term_of_a_party_and_its_message_ends_it_and_begins_the_transmission()
    {
        await using var world = await Bound();
        var (reference, _) = await Arrested(world);
        Assert.That(
            await Of(world, "UN", reference),
            Is.EqualTo((string[])["convention_art13 CAF running 2024-02-15T05:00"]),
            "30 days from 15 January: 14 February"
        );
        Assert.That((await Of(world, "CAF", reference)).Count, Is.EqualTo(1));
        Assert.That(await Of(world, "MAR", reference), Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Do(
            new RecordReply.Command(
                reference,
                null,
                MessageKind.ConventionArt13,
                "CAF",
                MessageChannel.Paper,
                Day("2024-01-17"),
                "Note 12",
                "The suspect is on remand."
            )
        );
        Assert.That(
            await Of(world, "UN", reference),
            Is.EqualTo((string[])["convention_art13 CAF settled 2024-02-15T05:00", "transmission  running 2024-02-17T05:00"])
        );
        Assert.That((await Of(world, "CAF", reference)).Count, Is.EqualTo(1), "the transmission is the UN's own");
        await world.Do(
            new IssueMessage.Command(reference, null, MessageKind.Transmission, "MAR", "fr", "Un suspect est en détention provisoire.")
        );
        Assert.That((await Of(world, "UN", reference))[1], Is.EqualTo("transmission  settled 2024-02-17T05:00"));
        await world.AssertSound();
    }

    [Test]
    public async Task What_is_owed_under_the_Convention_is_owed_also_once_the_case_is_closed()
    {
        await using var world = await Bound();
        var (reference, court) = await Arrested(world);
        await court.Step(ProceedingStep.Discontinued, "2024-01-15");
        await world.DoWithTwo(new CloseCase.Command(reference, null, Closure.Discontinued, "No evidence"));
        Assert.That((await Of(world, "UN", reference)).Single(), Does.StartWith("convention_art13 CAF running"));
    }

    [Test]
    public async Task A_State_that_is_not_on_record_as_a_party_owes_nothing_and_a_statement_withdrawn_ends_the_term_as_gone()
    {
        await using var unbound = await World.New();
        await unbound.Do(
            new SetClockPolicy.Command(ClockKind.ConventionArt13, 30, ClockUnit.Days, new(2024, 1, 15), null, false, "Decided for a test")
        );
        Assert.That(await Of(unbound, "UN", (await Arrested(unbound)).Reference), Is.Empty);
        await using var world = await Bound();
        var (reference, court) = await Arrested(world);
        await world.Do(
            new WithdrawStatement.Command(court.Reference, null, (await court.File()).Live.Single().Id, "It was another person")
        );
        Assert.That(await Of(world, "UN", reference), Is.EqualTo((string[])["convention_art13 CAF lapsed 2024-02-15T05:00"]));
        await world.AssertSound();
    }
}
