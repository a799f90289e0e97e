using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Access;

public sealed class InvitationTests
{
    [Test]
    public async Task Waits_from_the_first_day_until_it_was_sent()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.Auditor, from: "2024-01-16") with { Language = "fr" });
        Assert.That(await world.Pending(), Is.Empty);
        world.Clock.Advance(TimeSpan.FromDays(1));
        var invitation = (await world.Pending()).Single();
        Assert.That(
            (invitation.Subject, invitation.Email, invitation.Language, invitation.Asked),
            Is.EqualTo(("new@example.org", "new@example.org", "fr", 0))
        );
        Assert.That((await world.Listed()).Single().InvitedAt, Is.Null);
        await world.Sent(invitation);
        Assert.That(await world.Pending(), Is.Empty);
        Assert.That((await world.Listed()).Single().InvitedAt, Is.EqualTo(world.Clock.GetUtcNow().UtcDateTime));
        await world.AssertSound();
    }

    [Test]
    public async Task Is_recorded_once_however_many_nodes_sent_it()
    {
        await using var world = await World.New();
        var id = await world.Designate(DesignatedPersons.Of(Role.Auditor));
        var (here, there) = ((await world.Pending()).Single(), (await world.Pending()).Single());
        await world.Sent(here);
        await Assert.ThrowsAsync<StaleException>(() => world.Sent(there));
        Assert.That(
            (await world.As(World.Desk).Send(new ViewDesignation.Query(id))).Steps.Select(s => s.Kind),
            Is.EqualTo(["designated", "invitation_sent"])
        );
    }

    [Test]
    public async Task Is_sent_again_when_somebody_asks_and_only_what_was_sent()
    {
        await using var world = await World.New();
        var id = await world.Designate(DesignatedPersons.Of(Role.Auditor));
        await world.Breaks(Text.InvitationPending, new InviteAgain.Command(id));
        var first = (await world.Pending()).Single();
        await world.Sent(first);
        await world.Do(new InviteAgain.Command(id));
        await world.Breaks(Text.InvitationPending, new InviteAgain.Command(id));
        Assert.That((await world.Pending()).Single().Asked, Is.EqualTo(1));
        await Assert.ThrowsAsync<StaleException>(() => world.Sent(first));
        await world.Sent((await world.Pending()).Single());
        await world.Do(new EndDesignation.Command(id, "Left"));
        await world.Breaks(Text.AlreadyEnded, new InviteAgain.Command(id));
        await world.Refuses<NotFoundException>(new InviteAgain.Command(Guid.NewGuid()));
        Assert.That(await world.Pending(), Is.Empty);
        await world.AssertSound();
    }

    [Test]
    public async Task Whoever_was_ended_or_has_run_out_or_is_a_machine_is_not_invited()
    {
        await using var world = await World.New();
        await world.Designate(DesignatedPersons.Of(Role.Auditor, until: "2024-01-15"));
        var ended = await world.Designate(DesignatedPersons.Of(Role.Auditor, subject: "ended@example.org"));
        var machine = await world.Designate(DesignatedPersons.Of(Role.Auditor, subject: "client:reports"));
        var seen = (await world.Pending()).Single(p => p.DesignationId == ended);
        await world.Do(new EndDesignation.Command(ended, "A mistake"));
        await Assert.ThrowsAsync<StaleException>(() => world.Sent(seen));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await world.Pending(), Is.Empty);
        await world.Breaks(Text.NobodyToInvite, new InviteAgain.Command(machine));
    }

    /// <summary>What was recorded before persons were invited reads as before, hashes included, and nobody is invited on account of
    /// it.</summary>
    [Test]
    public async Task Designations_from_before_have_no_address()
    {
        const string before = """{"from":"2020-01-01","name":"From before","role":"auditor","scope":"","subject":"old@example.org"}""";
        var read = (Designated)Canonical.Plain.Read(before, typeof(Designated));
        Assert.That(
            (read.Email, read.Language, read.Reason, read.ProposedBy),
            Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null))
        );
        Assert.That(Canonical.Plain.Write(read), Is.EqualTo(before));
        await using var world = await World.New();
        var id = await world.Recorded(read);
        Assert.That(await world.Pending(), Is.Empty);
        await world.Breaks(Text.NobodyToInvite, new InviteAgain.Command(id));
        await world.AssertSound();
    }

    [Test]
    public async Task A_proposal_from_before_is_refused_on_approval_and_can_be_rejected()
    {
        const string before = """{"from":"2024-01-01","name":"N","reason":"R","role":"liaison","scope":"MAR","subject":"s@example.org"}""";
        var command = (Designate.Command)DecideProposal.CommandOf(typeof(Designate.Command).FullName!, before);
        Assert.That((command.Email, command.Scope), Is.EqualTo(((string?)null, "MAR")));
        await using var world = await World.New();
        await world.Rejects(Text.EmailMissing, command);
    }
}
