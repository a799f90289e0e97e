using CaseTracker.Access;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

/// <summary>How somebody who may designate could try to gain more, and what stops it.</summary>
public sealed class DesignateSafelyTests
{
    private static readonly Proof _token = new(null, IsMachine: true);

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("nobody")]
    [TestCase("a@b")]
    [TestCase("a b@example.org")]
    [TestCase("a@example.org, b@example.org")]
    [TestCase("A <a@example.org>")]
    [TestCase("a@example.org\r\nBcc: b@example.org")]
    [TestCase("\"a b\"@example.org")]
    [TestCase("a@-example.org")]
    [TestCase("a@example..org")]
    public async Task Refuses_what_is_no_address(string email)
    {
        await using var world = await World.New();
        await world.Rejects(
            string.IsNullOrWhiteSpace(email) ? Text.EmailMissing : Text.EmailNotValid,
            DesignatedPersons.Of(Role.Auditor) with
            {
                Email = email,
            }
        );
    }

    [TestCase("a b")]
    [TestCase("system")]
    [TestCase("SYSTEM")]
    [TestCase("command-line:root")]
    [TestCase("Client:reports")]
    [TestCase("client:")]
    [TestCase("client:a b")]
    [TestCase("client:a/../b")]
    [TestCase("améline")]
    [TestCase("a\u200bb")]
    public async Task Refuses_subjects_that_are_nobody_s_or_cannot_be_told_apart(string subject)
    {
        await using var world = await World.New();
        await world.Rejects(Text.SubjectNotValid, DesignatedPersons.Of(Role.Auditor, subject: subject));
    }

    /// <summary>Else a focal point's designation, which needs one person, would have the invitation of a desk officer sent
    /// elsewhere.</summary>
    [Test]
    public async Task A_second_designation_sends_nobody_s_invitation_elsewhere()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.DeskOfficer));
        await world.Breaks(Text.EmailDiffers, DesignatedPersons.Of(Role.FocalPoint, "MINUSCA") with { Email = "mine@example.org" });
        await world.Breaks(
            Text.EmailDiffers,
            DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", from: "2030-01-01") with
            {
                Email = "mine@example.org",
            }
        );
        await world.Do(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA") with { Email = "NEW@example.org" });
        await world.Recorded(new Designated("old@example.org", "From before", Role.DeskOfficer, "", new DateOnly(2020, 1, 1), null));
        await world.Breaks(Text.EmailDiffers, DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "old@example.org"));
    }

    /// <summary>Else whoever designates could keep an account ready under the name of somebody who will be trusted with more.</summary>
    [Test]
    public async Task An_account_that_was_made_for_one_address_gets_nothing_that_is_meant_for_another()
    {
        await using var world = await World.New();
        var id = await world.Designate(
            DesignatedPersons.Of(Role.Auditor, subject: "senior@example.org") with
            {
                Email = "mine@example.org",
            }
        );
        await world.Do(new EndDesignation.Command(id, "A mistake"));
        await world.Breaks(
            Text.EmailOfAccount,
            DesignatedPersons.Of(Role.DeskOfficer, subject: "senior@example.org") with
            {
                Email = "senior@example.org",
            }
        );
        await world.Do(DesignatedPersons.Of(Role.Auditor, subject: "senior@example.org") with { Email = "Mine@example.org" });
    }

    [Test]
    public async Task One_address_makes_no_second_person()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.DeskOfficer, subject: "one@example.org"));
        await world.Breaks(
            Text.EmailOfAnother,
            DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "another@example.org") with
            {
                Email = "One@Example.org",
            }
        );
    }

    [Test]
    public async Task Neither_the_proposer_nor_the_one_designated_is_the_second_person()
    {
        await using var world = await World.New();
        await world.Recorded(
            new Designated(World.SecondDesk.Subject, "Second desk officer", Role.DeskOfficer, "", new DateOnly(2020, 1, 1), null)
            {
                Email = World.SecondDesk.Subject,
            }
        );
        var proposed = await world.Do(DesignatedPersons.Of(Role.StrictReader, subject: World.SecondDesk.Subject));
        await world.Breaks(Text.OwnProposal, new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        await world.Breaks(Text.OwnDesignation, new DecideProposal.Command(proposed.ProposalId!.Value, true, null), World.SecondDesk);
    }

    [Test]
    public async Task A_machine_is_designated_by_two_for_whatever_role_and_never_reads_strict_matter()
    {
        await using var world = await World.New();
        foreach (
            var (role, scope) in new[]
            {
                (Role.Auditor, (string?)null),
                (Role.FocalPoint, "MINUSCA"),
                (Role.Liaison, "MAR"),
                (Role.Administrator, null),
                (Role.DeskOfficer, null),
            }
        )
        {
            var command = DesignatedPersons.Of(role, scope, $" client:{role} ");
            Assert.That((await world.Do(command with { Email = null })).ProposalId, Is.Not.Null, role.ToString());
        }
        await world.Rejects(
            Text.EmailNotForMachines,
            DesignatedPersons.Of(Role.Auditor, subject: "client:x") with
            {
                Email = "x@example.org",
            }
        );
        await world.Designate(DesignatedPersons.Of(Role.DeskOfficer, subject: "client:reports"));
        await world.Breaks(Text.StrictReaderIsPerson, DesignatedPersons.Of(Role.StrictReader, subject: "client:reports"));
        var row = (await world.Listed(new(Role.DeskOfficer))).Single();
        Assert.That((row.IsMachine, row.Email), Is.EqualTo((true, (string?)null)));
        Assert.That(await world.Pending(), Is.Empty);
    }

    /// <summary>Taking rights away needs no second person, giving them does: a program alone gives none.</summary>
    [Test]
    public async Task A_machine_only_proposes_designations_and_reviews_none()
    {
        await using var world = await World.New();
        var (machine, now) = (
            World.Desk with
            {
                Subject = MachineClients.SubjectOf("staff-office"),
            },
            _token with
            {
                At = world.Clock.GetUtcNow(),
            }
        );
        var id = await world.Designate(DesignatedPersons.Of(Role.Auditor));
        var proposed = await world.As(machine).Send(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA", "other@example.org"), proof: now);
        Assert.That(proposed.ProposalId, Is.Not.Null);
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(machine).Send(new ConfirmAccessReview.Command("x", []), proof: now));
        await world.As(machine).Send(new EndDesignation.Command(id, "Left the office"), proof: now);
        Assert.That(await world.Listed(), Is.Empty);
        await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposed.ProposalId!.Value, true, null));
        Assert.That((await world.Listed()).Single().Subject, Is.EqualTo("other@example.org"));
    }

    [TestCase(Role.Liaison)]
    [TestCase(Role.FocalPoint)]
    [TestCase(Role.Auditor)]
    [TestCase(Role.Administrator)]
    public async Task Nobody_else_manages_designations(Role role)
    {
        await using var world = await World.New();
        var id = await world.Designate(DesignatedPersons.Of(Role.Auditor));
        var caller = role switch
        {
            Role.Liaison => World.Liaison("MAR"),
            Role.FocalPoint => World.FocalPoint("MINUSCA"),
            _ => World.Desk with { Role = role },
        };
        await world.Refuses<ForbiddenException>(DesignatedPersons.Of(Role.FocalPoint, "MINUSCA"), caller);
        await world.Refuses<ForbiddenException>(new EndDesignation.Command(id, "No"), caller);
        await world.Refuses<ForbiddenException>(new InviteAgain.Command(id), caller);
        await world.Refuses<ForbiddenException>(new ConfirmAccessReview.Command("x", []), caller);
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ViewAccessReview.Query()));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new FindGaps.Query()));
        if (role is Role.Auditor or Role.Administrator)
            Assert.That(await world.As(caller).Send(new ListDesignations.Query()), Has.Count.EqualTo(1));
        else
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ListDesignations.Query()));
        if (role is Role.Auditor or Role.Administrator)
            Assert.That((await world.As(caller).Send(new ViewDesignation.Query(id))).Steps, Has.Count.EqualTo(1));
        else
            await Assert.ThrowsAsync<ForbiddenException>(() => world.As(caller).Send(new ViewDesignation.Query(id)));
    }
}
