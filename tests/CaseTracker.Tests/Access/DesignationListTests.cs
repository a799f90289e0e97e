using CaseTracker.Access;
using CaseTracker.Tests.Cases;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Access;

public sealed class DesignationListTests
{
    [Test]
    public async Task Lists_by_role_mission_and_State()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA MONUSCO", "focal@example.org"));
        await world.Designate(DesignatedPersons.Of(Role.Liaison, "MAR", "mar@example.org"));
        await world.Designate(DesignatedPersons.Of(Role.Auditor, subject: "auditor@example.org"));
        Assert.That((await world.Listed(new(Mission: "monusco"))).Select(d => d.Subject), Is.EqualTo(["focal@example.org"]));
        Assert.That(await world.Listed(new(Mission: "MINUS")), Is.Empty);
        Assert.That((await world.Listed(new(State: "MAR"))).Select(d => d.Subject), Is.EqualTo(["mar@example.org"]));
        Assert.That((await world.Listed(new(Role.Auditor))).Select(d => d.Subject), Is.EqualTo(["auditor@example.org"]));
        Assert.That((await world.Listed()).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task A_past_day_shows_who_could_act_then_and_nothing_is_changed_afterwards()
    {
        await using var world = await World.New();
        var id = await world.Designate(DesignatedPersons.Of(Role.Auditor, from: "2023-01-01"));
        world.Clock.Advance(TimeSpan.FromDays(10));
        await world.Do(new EndDesignation.Command(id, "Left"));
        world.Clock.Advance(TimeSpan.FromDays(10));
        // A first day in the past gave no right then: it was recorded on 15 January.
        Assert.That(await world.Listed(new(On: new DateOnly(2023, 6, 1))), Is.Empty);
        Assert.That((await world.Listed(new(On: new DateOnly(2024, 1, 20)))).Single().EndedAt, Is.Not.Null);
        Assert.That(await world.Listed(new(On: new DateOnly(2024, 1, 25))), Has.Count.EqualTo(1));
        Assert.That(await world.Listed(new(On: new DateOnly(2024, 1, 26))), Is.Empty);
        await world.Designate(DesignatedPersons.Of(Role.Auditor, from: "2024-06-01"));
        Assert.That(await world.Listed(new(On: new DateOnly(2024, 5, 31))), Is.Empty);
        Assert.That(await world.Listed(new(On: new DateOnly(2024, 6, 1))), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_history_says_who_designated_approved_and_ended_it_and_why()
    {
        await using var world = await World.New();
        var id = await world.Designate(DesignatedPersons.Of(Role.Liaison, "MAR"));
        await world.Sent((await world.Pending()).Single());
        await world.As(World.Senior).Send(new EndDesignation.Command(id, "Recalled"));
        var view = await world.As(World.Desk).Send(new ViewDesignation.Query(id));
        Assert.That(
            view.Steps.Select(s => (s.Kind, s.Actor, s.ProposedBy, s.Detail)),
            Is.EqualTo(
                new[]
                {
                    ("designated", World.SecondDesk.Subject, World.Desk.Subject, "Note of the office"),
                    ("invitation_sent", "system", null, "new@example.org"),
                    ("designation_ended", World.Senior.Subject, (string?)null, "Recalled"),
                }
            )
        );
        Assert.That((view.IsEnded, view.HoldsToday), Is.EqualTo((true, false)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Desk).Send(new ViewDesignation.Query(Guid.NewGuid())));
        var mission = CaseTracker.Missions.MissionDirectory.IdOf("MINUSCA");
        await Assert.ThrowsAsync<NotFoundException>(() => world.As(World.Desk).Send(new ViewDesignation.Query(mission)));
    }

    [Test]
    public async Task Shows_missions_without_focal_point_and_States_without_liaison()
    {
        await using var world = await World.New();
        await world.Killing("MAR", "BGD");
        await world.Killing("MAR");
        await world.Designate(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", until: "2024-01-15"));
        await world.Designate(DesignatedPersons.Of(Role.Liaison, "BGD", "bgd@example.org", "2024-01-16"));
        var gaps = await world.As(World.Desk).Send(new FindGaps.Query());
        Assert.That(gaps.Missions, Has.Member("MONUSCO").And.No.Member("MINUSCA").And.No.Member("UNAMIR"));
        Assert.That(gaps.States.Select(s => (s.State, s.Cases)), Is.EqualTo(new[] { ("CAF", 2L), ("MAR", 2L), ("BGD", 1L) }));
        world.Clock.Advance(TimeSpan.FromDays(1));
        gaps = await world.As(World.Desk).Send(new FindGaps.Query());
        Assert.That(gaps.Missions, Has.Member("MINUSCA"));
        Assert.That(gaps.States.Select(s => s.State), Is.EqualTo(["CAF", "MAR"]));
    }

    [Test]
    public async Task Everybody_learns_who_designated_him()
    {
        await using var world = await World.New();
        await world.Designate(
            DesignatedPersons.Of(Role.DeskOfficer, subject: World.Desk.Subject) with
            {
                Subject = World.Senior.Subject,
                Name = "Known senior",
                Email = World.Senior.Subject,
            }
        );
        await world.Designate(DesignatedPersons.Of(Role.Liaison, "MAR", World.Liaison("MAR").Subject));
        var mine = (await world.As(World.Liaison("MAR")).Send(new MyRights.Query())).Designations.Single();
        Assert.That(
            (mine.DesignatedBy, mine.ApprovedBy, mine.HoldsToday),
            Is.EqualTo((World.Desk.Subject, World.SecondDesk.Subject, true))
        );
        Assert.That(mine.Rights, Is.EquivalentTo([Right.Self, Right.ReadCases, Right.Submit]));
    }

    /// <summary>Who may act on a day, counted in another way: from what was done, in order, without rows or spans.</summary>
    [Property(MaxTest = 15)]
    public Property Whoever_was_designated_acts_from_the_first_day_to_the_last_and_not_after_the_end() =>
        Prop.ForAll(
            Gen.Choose(0, 3)
                .SelectMany(who =>
                    Gen.Choose(-5, 15)
                        .SelectMany(from => Gen.Choose(-1, 12).SelectMany(days => Gen.Choose(0, 14).Select(end => (who, from, days, end))))
                )
                .ListOf(5)
                .ToArbitrary(),
            plan => Check([.. plan]).GetAwaiter().GetResult()
        );

    private static async Task<bool> Check((int Who, int From, int Days, int End)[] plan)
    {
        await using var world = await World.New();
        var start = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        var made = new List<(string Subject, DateOnly From, DateOnly? Until, int? EndedOn, Guid Id)>();
        foreach (var (who, from, days, end) in plan)
        {
            var (first, last) = (start.AddDays(from), days < 0 ? (DateOnly?)null : start.AddDays(from + days));
            var command = DesignatedPersons.Of(Role.Auditor, subject: $"p{who}@example.org") with { From = first, Until = last };
            // Two of the same kind must not overlap.
            if (made.Any(m => m.Subject == command.Subject && !(m.Until < first || last < m.From)))
                continue;
            await world.Do(command);
            var id = (await world.Listed()).Single(d => d.Subject == command.Subject && d.From.First == first).DesignationId;
            made.Add((command.Subject, first, last, end < 8 ? end : null, id));
        }
        for (var day = 0; day < 15; day++)
        {
            foreach (var over in made.Where(m => m.EndedOn == day))
                await world.Do(new EndDesignation.Command(over.Id, "Over"));
            var today = start.AddDays(day);
            for (var who = 0; who < 4; who++)
            {
                var subject = $"p{who}@example.org";
                var expected = made.Count(m => m.Subject == subject && m.From <= today && !(m.Until < today) && !(m.EndedOn <= day));
                var callers = await world.Services.GetRequiredService<Callers>().Of(subject);
                var listed = (await world.Listed(new(On: today))).Count(d => d.Subject == subject);
                if (callers.Count != expected || listed != expected)
                    return false;
            }
            world.Clock.Advance(TimeSpan.FromDays(1));
        }
        await world.AssertSound();
        return true;
    }
}
