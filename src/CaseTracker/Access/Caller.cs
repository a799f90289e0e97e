using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>Who asks, and for whom that person acts.</summary>
/// <param name="Subject">Who it is; stable, and what the ledger records as actor.</param>
/// <param name="Missions">The missions of a focal point; null for everybody else.</param>
public sealed record Caller(
    string Subject,
    string Name,
    Role Role,
    Audience Audience,
    IReadOnlyList<string>? Missions,
    bool IsStrictReader = false
)
{
    public Author Author => new(Subject, Codes.Of(Role));

    public Viewpoint Viewpoint => new(Audience, Missions, IsStrictReader);

    public bool Has(Right right) => Rights.Of(Role).Contains(right) || (IsStrictReader && right == Right.ReadStrict);

    /// <summary>Opens the read tables at the present with this caller's eyes.</summary>
    public AudienceReader Open(Session session) => new(session, Viewpoint);

    /// <summary>Opens the read tables at a past position, or with another audience's eyes, as far as the caller may.</summary>
    /// <exception cref="ForbiddenException">The past, and others' eyes, are for the UN: it must defend its figures.</exception>
    public AudienceReader Open(Session session, long? position, Audience? audience)
    {
        if (position is not null && !Has(Right.ReadPast))
            throw new ForbiddenException();
        if (audience is not { } other || other == Audience)
            return new AudienceReader(session, Viewpoint, position);
        if (!Has(Right.ReadAsAudience) || other == Audience.UnStrict)
            throw new ForbiddenException();
        return new AudienceReader(session, new Viewpoint(other), position);
    }
}

/// <summary>What a request carries beside its content; one for each request.</summary>
public sealed class RequestContext
{
    private Caller? _caller;

    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    public Caller Caller
    {
        get => _caller ?? throw new ForbiddenException();
        set => _caller = value;
    }

    /// <summary>When the caller last proved who it is; without one, what needs a recent proof is refused.</summary>
    public Proof Proof { get; set; } = Proof.None;

    /// <summary>The caller is a program.</summary>
    public bool IsMachine => Proof.IsMachine || MachineClients.IsOne(Caller.Subject);

    /// <summary>Only to look: no command runs.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>A key that the client chose, so that the same command sent twice happens once.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>The command runs because a second person approved it, or to show what would happen then.</summary>
    internal bool IsApproved { get; private set; }

    /// <summary>Who proposed what the caller has approved; null otherwise.</summary>
    internal string? ProposedBy { get; private set; }

    internal async Task<T> AsApproved<T>(Func<Task<T>> command, string proposedBy)
    {
        (IsApproved, ProposedBy) = (true, proposedBy);
        try
        {
            return await command();
        }
        finally
        {
            (IsApproved, ProposedBy) = (false, null);
        }
    }
}
