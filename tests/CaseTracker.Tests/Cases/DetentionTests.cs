using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using static CaseTracker.Tests.Cases.Scene;

namespace CaseTracker.Tests.Cases;

public sealed class DetentionTests
{
    private static async Task<World> On25March2025()
    {
        var world = await World.New();
        world.Clock.Advance(new DateTimeOffset(2025, 3, 25, 8, 0, 0, TimeSpan.Zero) - world.Clock.GetUtcNow());
        return world;
    }

    private static async Task<(string Reference, Guid Person)> Abduction(World world, string state = "MAR", string on = "2024-03-01")
    {
        var receipt = await world.Do(
            RegisterCaseTests.Killing("MINUSCA") with
            {
                OccurredOn = Day(on),
                Act = Act.Abduction,
                Persons = [new AddPerson.Facts(Personnel.Contingent, Sex.Male, state, [new HarmSuffered(Harm.Abducted, Day(on))], null)],
            }
        );
        return (receipt.Reference!, (await world.File(receipt.Reference!)).Persons.Single().PersonId);
    }

    private static StateDetention.Command State(
        (string Reference, Guid Person) held,
        DetentionStep step,
        string on,
        Perpetrator? by = null,
        string? place = null,
        Source source = Source.MissionMonitoring,
        Confidence confidence = Confidence.Confirmed
    ) => new(held.Reference, null, held.Person, step, Day(on), by, place, source, confidence);

    private static async Task<DetentionRow> Row(World world, string audience) =>
        (await world.Rows<DetentionRow>(new Viewpoint(Audience.Parse(audience)))).Single();

    [Test]
    public async Task Each_audience_reads_of_a_detention_what_it_is_entitled_to()
    {
        await using var world = await On25March2025();
        var held = await Abduction(world);
        await world.Do(State(held, DetentionStep.Held, "2024-03-01", Perpetrator.ArmedGroup));
        await world.Do(State(held, DetentionStep.PlaceKnown, "2024-03-05", place: "A compound near Rafaï"));
        await world.Do(State(held, DetentionStep.FamilyInformed, "2024-03-06"));
        await world.Do(State(held, DetentionStep.AccessGranted, "2024-04"));
        var (un, host, own) = (await Row(world, "UN"), await Row(world, "CAF"), await Row(world, "MAR"));
        Assert.That(
            (un.HeldSince, un.HeldBy, un.Place, un.PlaceKnownOn, un.FamilyInformedOn, un.AccessGrantedOn),
            Is.EqualTo(("2024-03-01", "armed_group", "A compound near Rafaï", "2024-03-05", "2024-03-06", "2024-04"))
        );
        Assert.That((host.HeldBy, host.Place, host.EndedOn), Is.EqualTo(((string?)null, "A compound near Rafaï", (string?)null)));
        Assert.That((own.HeldBy, own.Place, own.PlaceKnownOn), Is.EqualTo(((string?)null, (string?)null, "2024-03-05")));
        Assert.That(await world.Rows<DetentionRow>(new Viewpoint(Audience.Of("KHM"))), Is.Empty);
        var view = await world.As(World.Liaison("MAR")).Send(new ViewCase.Query(held.Reference));
        Assert.That(view.Detentions.Select(d => (d.Person, d.HeldSince)), Is.EqualTo(new[] { (1, "2024-03-01") }));
        await world.AssertSound();
    }

    [Test]
    public async Task Only_what_is_confirmed_and_not_by_the_media_alone_counts()
    {
        await using var world = await On25March2025();
        var held = await Abduction(world);
        await world.Do(State(held, DetentionStep.Held, "2024-03-01", source: Source.Media));
        await world.Do(State(held, DetentionStep.Held, "2024-03-01", confidence: Confidence.Unconfirmed));
        Assert.That(await world.Rows<DetentionRow>(Viewpoint.Un), Is.Empty);
        await world.Do(State(held, DetentionStep.Held, "2024-03-02"));
        await world.Do(State(held, DetentionStep.Released, "2024-03-09", source: Source.HostOfficial, confidence: Confidence.Disputed));
        Assert.That((await Row(world, "UN")).EndedOn, Is.Null);
        var (un, liaison) = (
            (await world.As(World.Desk).Send(new ViewCase.Query(held.Reference))).Timeline,
            (await world.As(World.Liaison("MAR")).Send(new ViewCase.Query(held.Reference))).Timeline
        );
        Assert.That(un.Count(s => s.Kind == "detention"), Is.EqualTo(4));
        Assert.That(liaison.Count(s => s.Kind == "detention"), Is.EqualTo(3));
        await world.AssertSound();
    }

    [Test]
    public async Task What_contradicts_is_refused_by_name_unless_it_is_disputed()
    {
        await using var world = await On25March2025();
        var held = await Abduction(world);
        await world.Breaks(Text.NeedsFirst("Released (5 March 2024)", "Held"), State(held, DetentionStep.Released, "2024-03-05"));
        await world.Breaks(Text.DateBeforeIncident, State(held, DetentionStep.Held, "2024-02-28"));
        await world.Do(State(held, DetentionStep.Held, "2024-03-01"));
        await world.Breaks(Text.AlreadyStated, State(held, DetentionStep.Held, "2024-03-01"));
        await world.Breaks(
            Text.CannotComeAfter("Held (2 March 2024)", "Held (1 March 2024)"),
            State(held, DetentionStep.Held, "2024-03-02")
        );
        await world.Do(State(held, DetentionStep.Died, "2024-06"));
        await world.Breaks(
            Text.CannotComeAfter("Released (2 July 2024)", "Died (June 2024)"),
            State(held, DetentionStep.Released, "2024-07-02")
        );
        await world.Breaks(Text.CannotComeAfter("Held (2 July 2024)", "Died (June 2024)"), State(held, DetentionStep.Held, "2024-07-02"));
        await world.Do(State(held, DetentionStep.Released, "2024-07-02", confidence: Confidence.Disputed));
        await world.Do(State(held, DetentionStep.MedicalVisit, "2024"));
        await world.Rejects(Text.PlaceMissing, State(held, DetentionStep.PlaceKnown, "2024-05-01"));
        await world.Rejects(Text.PlaceNotWanted, State(held, DetentionStep.Released, "2024-05-01", place: "Rafaï"));
        await world.Rejects(Text.HolderNotWanted, State(held, DetentionStep.Released, "2024-05-01", Perpetrator.Criminal));
        await world.AssertSound();
    }

    [Test]
    public async Task A_statement_is_corrected_or_withdrawn_and_the_past_stays()
    {
        await using var world = await On25March2025();
        var held = await Abduction(world);
        await world.Do(State(held, DetentionStep.Held, "2024-03-01"));
        await world.Do(State(held, DetentionStep.Released, "2024-09-30"));
        var (position, statements) = (await world.Position(), (await world.File(held.Reference)).Persons.Single().Detention);
        CorrectDetention.Command Correct(string on) =>
            new(
                held.Reference,
                null,
                held.Person,
                statements[1].StatementId,
                Day(on),
                null,
                null,
                Source.HostOfficial,
                Confidence.Confirmed,
                "The release order is dated"
            );
        await world.Do(State(held, DetentionStep.Held, "2024-12-01"));
        await world.Breaks(Text.CannotComeAfter("Held (1 December 2024)", "Held (1 March 2024)"), Correct("2024-12-24"));
        await world.Do(Correct("2024-10-15"));
        Assert.That((await world.Rows<DetentionRow>(Viewpoint.Un)).Select(r => r.EndedOn), Is.EqualTo(new[] { "2024-10-15", null }));
        var second = (await world.File(held.Reference)).Persons.Single().Detention[2];
        await world.Do(new WithdrawDetention.Command(held.Reference, null, held.Person, second.StatementId, "Recorded in error"));
        await world.Do(
            new WithdrawDetention.Command(held.Reference, null, held.Person, statements[1].StatementId, "Another person was meant")
        );
        Assert.That((await Row(world, "UN")).EndedOn, Is.Null);
        Assert.That((await world.Rows<DetentionRow>(Viewpoint.Un, position)).Single().EndedOn, Is.EqualTo("2024-09-30"));
        await world.Breaks(
            Text.PlaceNotWanted,
            new CorrectDetention.Command(
                held.Reference,
                null,
                held.Person,
                statements[0].StatementId,
                Day("2024-03-01"),
                null,
                "Rafaï",
                Source.Media,
                Confidence.Confirmed,
                "x"
            )
        );
        var history = await world.As(World.Desk).Send(new ViewHistory.Query(held.Reference));
        Assert.That(history.Select(e => e.Kind), Is.SupersetOf(["detention_stated", "detention_corrected", "detention_withdrawn"]));
        await world.AssertSound();
    }

    [Test]
    public async Task A_merged_case_takes_the_track_along()
    {
        await using var world = await On25March2025();
        var (duplicate, (staying, _)) = (await Abduction(world), await Abduction(world, "KHM"));
        await world.Do(State(duplicate, DetentionStep.Held, "2024-03-01", Perpetrator.ArmedGroup));
        await world.DoWithTwo(new MergeCase.Command(duplicate.Reference, null, staying, "The same incident"));
        var rows = (await world.Rows<DetentionRow>(new Viewpoint(Audience.Of("MAR")))).ToList();
        Assert.That(rows.ConvertAll(r => r.HeldSince), Is.EqualTo(["2024-03-01"]));
        await world.AssertSound();
    }

    /// <summary>The Secretary-General's message of 25 March 2025: 101 arrested or detained in the year before, 52 still held.</summary>
    [Test]
    public async Task Stock_and_flow_of_a_year_come_out_of_the_same_statements()
    {
        await using var world = await On25March2025();
        var receipt = await world.Do(
            RegisterCaseTests.Killing("MINUSCA") with
            {
                OccurredOn = Day("2023"),
                Act = Act.DetentionByState,
                Persons =
                [
                    .. Enumerable
                        .Range(0, 110)
                        .Select(_ => new AddPerson.Facts(
                            Personnel.LocallyRecruited,
                            Sex.Unknown,
                            "CAF",
                            [new HarmSuffered(Harm.Detained, null)],
                            null
                        )),
                ],
            }
        );
        var persons = (await world.File(receipt.Reference!)).Persons.Select(p => (receipt.Reference!, p.PersonId)).ToList();
        // Nine were taken the year before; 101 in 2024; 57 of all came free and one died by the end of that year.
        for (var i = 0; i < 110; i++)
            await world.Do(State(persons[i], DetentionStep.Held, i < 9 ? "2023-11-05" : $"2024-{(i % 12) + 1:00}"));
        for (var i = 0; i < 57; i++)
            await world.Do(State(persons[i], DetentionStep.Released, "2024-12-20"));
        await world.Do(State(persons[57], DetentionStep.Died, "2024-12-31"));
        await world.Do(State(persons[58], DetentionStep.Released, "2025-01-01"));
        var table = await world.As(World.Desk).Send(new ViewTable.Query(TableId.T10, Period.OfYear(2024)));
        Assert.That(table.Columns.Select(c => c.Id), Is.EqualTo(["held_at_start", "new", "released", "died", "held_at_end"]));
        Assert.That(table.Rows.Select(r => r.Cells.Select(c => c.Value)), Is.All.EqualTo(new int?[] { 9, 101, 57, 1, 52 }));
        Assert.That((await world.As(World.Desk).Send(new ListCases.Query(table.Rows[^1].Cells[4].Cases))).Count, Is.EqualTo(1));
        var later = await world.As(World.Liaison("CAF")).Send(new ViewTable.Query(TableId.T10, Period.OfYear(2025)));
        Assert.That(later.Rows[^1].Cells.Select(c => c.Value), Is.EqualTo(new int?[] { 52, 0, 1, 0, 51 }));
    }
}
