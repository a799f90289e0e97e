using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Access;

/// <summary>What many scenarios about designations begin with.</summary>
internal static class DesignatedPersons
{
    public static Designate.Command Of(
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

    /// <summary>Designates as the desk, approved by another where that is needed; returns the designation.</summary>
    public static async Task<Guid> Designate(this World world, Designate.Command command)
    {
        var receipt = await world.Do(command);
        if (receipt.ProposalId is { } proposal)
            await world.As(World.SecondDesk).Send(new DecideProposal.Command(proposal, true, null));
        return (await world.Listed())
            .Single(d => d.Subject == command.Subject.Trim() && d.Role == command.Role && d.From.First == command.From)
            .DesignationId;
    }

    public static Task<IReadOnlyList<ListDesignations.Row>> Listed(this World world, ListDesignations.Query? query = null) =>
        world.As(World.Desk).Send(query ?? new());

    /// <summary>Records a designation as if it had been made before, without any of the product's rules.</summary>
    public static async Task<Guid> Recorded(this World world, Designated designated)
    {
        var id = Guid.CreateVersion7();
        await world.InScope(
            World.Desk,
            s =>
                s.GetRequiredService<Recorder>()
                    .Record(
                        Author.System,
                        recording =>
                        {
                            recording.Add(DesignationProjection.Kind, id, [designated]);
                            return Task.FromResult(true);
                        }
                    )
        );
        return id;
    }

    public static Task<IReadOnlyList<PendingInvitation>> Pending(this World world) =>
        world.InScope(World.Desk, s => s.GetRequiredService<PendingInvitations>().List());

    public static Task Sent(this World world, PendingInvitation invitation) =>
        world.InScope(
            World.Desk,
            async s =>
            {
                await s.GetRequiredService<PendingInvitations>().Record(invitation);
                return true;
            }
        );
}
