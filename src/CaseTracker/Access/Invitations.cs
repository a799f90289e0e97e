using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Access;

/// <summary>How the identity provider is asked to invite somebody.</summary>
public interface IInvitations
{
    /// <summary>Whether this provider invites; where it does not, persons are made known to it by its own means.</summary>
    Task<bool> AreOffered(CancellationToken cancellation);

    /// <summary>Asked twice for a subject that has an account, the provider invites once.</summary>
    /// <param name="again">Counts how often somebody asked for it: the same number means the same invitation.</param>
    /// <exception cref="InvitationFailedException">The provider did not take it.</exception>
    Task Send(string subject, string name, string email, string language, int again, CancellationToken cancellation);
}

/// <summary>An invitation could not be handed to the provider; it is still to be sent.</summary>
public sealed class InvitationFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Somebody who may act and has not been invited yet.</summary>
/// <param name="Version">Of the designation when it was found so.</param>
/// <param name="Asked">How often somebody asked for the invitation to be sent again.</param>
public sealed record PendingInvitation(
    Guid DesignationId,
    int Version,
    string Subject,
    string Name,
    string Email,
    string Language,
    int Asked
);

/// <summary>Whom to invite, and that it was done: first the provider takes it, then the ledger records it, so that none is lost.</summary>
public sealed class PendingInvitations(Database database, MasterKey master, Recorder recorder, TimeProvider clock)
{
    /// <summary>Pure: whether this designation waits for an invitation on that day.</summary>
    internal static PendingInvitation? Of(IReadOnlyList<Recorded> history, DateOnly today)
    {
        var (made, asked) = ((Designated)history[0].Event, history.Count(r => r.Event is InvitationAskedAgain));
        var isSettled =
            history.LastOrDefault(r => r.Event is InvitationSent or InvitationAskedAgain or DesignationEnded)?.Event
            is InvitationSent
                or DesignationEnded;
        return made.Email is not { } email || isSettled || made.From > today || made.Until < today
            ? null
            : new PendingInvitation(
                history[0].StreamId,
                history[^1].Version,
                made.Subject,
                made.Name,
                email,
                made.Language ?? Designate.Languages[0],
                asked
            );
    }

    /// <summary>In the order of their designation.</summary>
    public Task<IReadOnlyList<PendingInvitation>> List(CancellationToken cancellation = default) =>
        database.Read(
            async session =>
            {
                var ids = await session.Query<Guid>(
                    """
                    -- PendingInvitations.List
                    SELECT DesignationId
                    FROM DesignationRow
                    WHERE ToSeq = @open AND Email IS NOT NULL AND InvitedAt IS NULL
                    ORDER BY DesignatedAt, Subject
                    """,
                    new { open = RowTable.Open }
                );
                var histories = await new LedgerSession(session, master).Load(ids);
                return (IReadOnlyList<PendingInvitation>)
                    [.. ids.Select(id => Of([.. histories[id]], DesignationDays.Today(clock))).OfType<PendingInvitation>()];
            },
            cancellation
        );

    /// <summary>Records that it was sent.</summary>
    /// <exception cref="StaleException">The designation changed since: another node recorded it, or it was ended.</exception>
    public Task Record(PendingInvitation sent, CancellationToken cancellation = default) =>
        recorder.Record(
            Author.System,
            async recording =>
            {
                var history = await recording.Load(sent.DesignationId);
                if (history[^1].Version != sent.Version)
                    throw new StaleException(Texts.Text.DesignationChanged);
                recording.Add(DesignationProjection.Kind, sent.DesignationId, [new InvitationSent(sent.Email)]);
                return true;
            },
            cancellation
        );
}
