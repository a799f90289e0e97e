using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Access;

public sealed class DesignateTests
{
    private static Designate.Command As(
        Role role,
        string? scope = null,
        string subject = "new@example.org",
        string from = "2024-01-01",
        string? until = null
    ) =>
        new(
            subject,
            "Invented person",
            role,
            scope,
            Scene.Day(from).First,
            until is null ? null : Scene.Day(until).First,
            "Note of the office",
            MachineClients.IsOne(subject) ? null : subject
        );

    private static async Task<IReadOnlyList<Caller>> Callers(World world, string subject = "new@example.org") =>
        [.. (await world.Services.GetRequiredService<Callers>().Of(subject)).Values];

    [Test]
    public async Task A_focal_point_acts_for_his_missions_from_the_first_day_to_the_last()
    {
        await using var world = await World.New();
        await world.Do(As(Role.FocalPoint, "monusco  MINUSCA", from: "2024-01-16", until: "2024-01-16"));
        Assert.That(await Callers(world), Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((await Callers(world)).Single().Missions, Is.EqualTo(["MINUSCA", "MONUSCO"]));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await Callers(world), Is.Empty);
        Assert.That(
            (await world.As(World.Desk).Send(new ListDesignations.Query())).Single(),
            Has.Property("Scope").EqualTo("MINUSCA MONUSCO").And.Property("HoldsToday").False
        );
        await world.AssertSound();
    }

    [Test]
    public async Task A_liaison_needs_a_second_person_and_ends_at_once()
    {
        await using var world = await World.New();
        var proposal = await world.Do(As(Role.Liaison, "MAR"));
        Assert.That(await Callers(world), Is.Empty);
        await world.Breaks(Text.OwnProposal, new DecideProposal.Command(proposal.ProposalId!.Value, true, null));
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposal.ProposalId!.Value, true, null));
        Assert.That((await Callers(world)).Single().Audience, Is.EqualTo(Audience.Of("MAR")));
        var id = (await world.As(World.Desk).Send(new ListDesignations.Query())).Single().DesignationId;
        await world.Do(new EndDesignation.Command(id, "Recalled"));
        Assert.That(await Callers(world), Is.Empty);
        await world.Breaks(Text.AlreadyEnded, new EndDesignation.Command(id, "Again"));
        await world.Refuses<NotFoundException>(new EndDesignation.Command(Guid.Empty, "Nobody"));
        await world.AssertSound();
    }

    /// <summary>Else whoever designates could appoint an own second person.</summary>
    [TestCase(Role.DeskOfficer)]
    [TestCase(Role.SeniorFocalPoint)]
    public async Task Who_may_be_a_second_person_is_designated_by_two(Role role)
    {
        await using var world = await World.New();
        Assert.That((await world.Do(As(role))).ProposalId, Is.Not.Null);
        Assert.That(await Callers(world), Is.Empty);
    }

    [Test]
    public async Task Roles_of_different_sides_are_not_held_together()
    {
        await using var world = await World.New();
        await world.DoWithTwo(As(Role.DeskOfficer, until: "2024-06-30"));
        foreach (var role in new[] { Role.Auditor, Role.Administrator })
            await world.Breaks(Text.RolesExclude, As(role));
        await world.Breaks(Text.RolesExclude, As(Role.Liaison, "MAR"));
        await world.Breaks(Text.AlreadyDesignated, As(Role.DeskOfficer, from: "2024-06-30"));
        await world.DoWithTwo(As(Role.StrictReader));
        Assert.That((await Callers(world)).Single().Has(Right.ReadStrict), Is.True);
        await world.Do(As(Role.Auditor, subject: "auditor@example.org"));
        await world.Breaks(Text.RolesExclude, As(Role.FocalPoint, "MINUSCA", "auditor@example.org"));
        await world.Breaks(Text.StrictReaderNeedsRole, As(Role.StrictReader, subject: "nobody@example.org"));
        await world.AssertSound();
    }

    [Test]
    public async Task Refuses_a_scope_that_does_not_fit_the_role_and_oneself()
    {
        await using var world = await World.New();
        await world.Breaks(Text.ScopeMissing, As(Role.FocalPoint));
        await world.Breaks(Text.MissionUnknown("UNXYZ"), As(Role.FocalPoint, "MINUSCA UNXYZ"));
        await world.Breaks(Text.StateHasNoLiaison("YUG"), As(Role.Liaison, "YUG"));
        await world.Breaks(Text.ScopeNotWanted, As(Role.DeskOfficer, "MINUSCA"));
        await world.Rejects(Text.EndBeforeStart, As(Role.DeskOfficer, until: "2023-12-31"));
        await world.Rejects(Text.SubjectMissing, As(Role.DeskOfficer, subject: ""));
        await world.Breaks(Text.OwnDesignation, As(Role.StrictReader, subject: World.Desk.Subject) with { Email = "desk@example.org" });
        await world.Refuses<ForbiddenException>(As(Role.DeskOfficer), World.FocalPoint("MINUSCA"));
    }

    [Test]
    public async Task Everybody_learns_his_own_rights()
    {
        await using var world = await World.New();
        await world.Do(As(Role.FocalPoint, "MINUSCA", World.FocalPoint("MINUSCA").Subject));
        var mine = await world.As(World.FocalPoint("MINUSCA")).Send(new MyRights.Query());
        Assert.That(
            (mine.Acting.Role, mine.Acting.Rights.Contains(Right.FollowUp), mine.Acting.Rights.Contains(Right.Release)),
            Is.EqualTo((Role.FocalPoint, true, false))
        );
        Assert.That(mine.Others.Values.Single().Missions, Is.EqualTo(["MINUSCA"]));
    }
}
