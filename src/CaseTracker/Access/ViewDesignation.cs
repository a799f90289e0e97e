using CaseTracker.Data;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Access;

/// <summary>One designation and everything that the ledger holds of it: who designated and approved, invited, ended it, and why.</summary>
public static class ViewDesignation
{
    [Needs(Right.ReadDesignations)]
    public sealed record Query(Guid DesignationId) : IQuery<View>;

    /// <param name="Waits">An invitation is still to be sent.</param>
    public sealed record View(
        Guid DesignationId,
        string Subject,
        string Name,
        Role Role,
        string Scope,
        DateOnly From,
        DateOnly? Until,
        string? Email,
        bool HoldsToday,
        bool IsEnded,
        bool Waits,
        IReadOnlyList<Step> Steps
    )
    {
        public bool IsMachine => MachineClients.IsOne(Subject);
    }

    /// <summary>Oldest first.</summary>
    /// <param name="Kind">The event's name in the ledger.</param>
    /// <param name="ProposedBy">Who proposed what the actor approved.</param>
    public sealed record Step(DateTime RecordedAt, string Kind, string Actor, string Capacity, string? ProposedBy, string? Detail);

    internal sealed class Handler(Database database, MasterKey master, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var history = await database.Read(
                async session => (await new LedgerSession(session, master).Load(request.DesignationId)).ToList(),
                cancellationToken
            );
            return history is [{ Event: Designated }, ..] ? Of(history, DesignationDays.Today(clock)) : throw new NotFoundException();
        }
    }

    /// <summary>Pure: from the history to what is shown on that day.</summary>
    internal static View Of(IReadOnlyList<Recorded> history, DateOnly today)
    {
        var (made, isEnded) = ((Designated)history[0].Event, history[^1].Event is DesignationEnded);
        return new View(
            history[0].StreamId,
            made.Subject,
            made.Name,
            made.Role,
            made.Scope,
            made.From,
            made.Until,
            made.Email,
            !isEnded && made.From <= today && (made.Until is not { } until || until >= today),
            isEnded,
            PendingInvitations.Of(history, today) is not null,
            [
                .. history.Select(r => new Step(
                    r.RecordedAt,
                    EventTypes.NameOf(r.Event),
                    r.Actor,
                    r.ActorCapacity,
                    (r.Event as Designated)?.ProposedBy,
                    DetailOf(r.Event)
                )),
            ]
        );
    }

    private static string? DetailOf(Event happened) =>
        happened switch
        {
            Designated designated => designated.Reason,
            InvitationSent sent => sent.Email,
            DesignationEnded ended => ended.Reason,
            _ => null,
        };
}
