using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>A person may act in a role, for missions or for a State, from one day to another (both included).</summary>
/// <param name="Scope">Mission codes of a focal point, separated by spaces; the State of a liaison; empty otherwise.</param>
public sealed record Designated(string Subject, string Name, Role Role, string Scope, DateOnly From, DateOnly? Until) : Event
{
    /// <summary>Where the person is invited to sign in; machine clients have none.</summary>
    public string? Email { get; init; }

    /// <summary>In which the invitation is written.</summary>
    public string? Language { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who proposed what the actor approved; null where one person was enough.</summary>
    public string? ProposedBy { get; init; }
}

/// <summary>The person was invited to sign in.</summary>
public sealed record InvitationSent(string Email) : Event;

/// <summary>Somebody wants the invitation to be sent once more.</summary>
public sealed record InvitationAskedAgain : Event;

/// <summary>The designation ends at once.</summary>
public sealed record DesignationEnded(string Reason) : Event;

internal sealed class DesignationProjection : Projection
{
    public const string Kind = "Designation";

    public override string StreamKind => Kind;

    /// <summary>A designation that has been ended is in another table, which gives nobody a right.</summary>
    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var (first, last) = (history[0], history[^1]);
        var made = (Designated)first.Event;
        var (starts, ends) = (
            PartialDate.FromDate(made.From).ToString(),
            made.Until is { } until ? PartialDate.FromDate(until).ToString() : null
        );
        if (last.Event is DesignationEnded)
        {
            yield return new EndedDesignationRow
            {
                DesignationId = first.StreamId,
                Subject = made.Subject,
                Name = made.Name,
                Role = Codes.Of(made.Role),
                Scope = made.Scope,
                StartsOn = starts,
                EndsOn = ends,
                DesignatedAt = first.RecordedAt,
                EndedAt = last.RecordedAt,
                EndedBy = last.Actor,
            };
            yield break;
        }
        yield return new DesignationRow
        {
            DesignationId = first.StreamId,
            Subject = made.Subject,
            Name = made.Name,
            Role = Codes.Of(made.Role),
            Scope = made.Scope,
            StartsOn = starts,
            EndsOn = ends,
            Email = made.Email,
            Language = made.Language,
            InvitedAt = InvitedAt(history),
            DesignatedAt = first.RecordedAt,
            DesignatedBy = made.ProposedBy ?? first.Actor,
            ApprovedBy = made.ProposedBy is null ? null : first.Actor,
        };
    }

    /// <summary>Null while an invitation is still to be sent, or is to be sent again.</summary>
    private static DateTime? InvitedAt(IEnumerable<Recorded> history) =>
        history.LastOrDefault(r => r.Event is InvitationSent or InvitationAskedAgain) is { Event: InvitationSent } sent
            ? sent.RecordedAt
            : null;
}
