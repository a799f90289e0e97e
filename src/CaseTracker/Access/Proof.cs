using System.Reflection;
using MediatR;

namespace CaseTracker.Access;

/// <summary>When the caller last proved, with two factors, to be who it is; a machine client never does, its token is what it
/// has.</summary>
/// <param name="At">When; of a machine, when its token was issued; null when that is not known.</param>
public sealed record Proof(DateTimeOffset? At, bool IsMachine)
{
    /// <summary>How long a proof is recent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How far the clock of an identity server may run ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static Proof None { get; } = new(null, IsMachine: false);

    /// <summary>Of whoever acts on the machine itself, as the command line does: who may start it there holds the database
    /// anyway.</summary>
    public static Proof Local { get; } = new(null, IsMachine: false) { IsLocal = true };

    private bool IsLocal { get; init; }

    public bool IsRecent(DateTimeOffset now) => IsLocal || (At is { } at && at <= now + Skew && now - at <= Window);
}

/// <summary>Declares that a request approves, releases, takes out much at once or decides who may act, and therefore needs a recent
/// proof.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeedsRecentProofAttribute : Attribute
{
    /// <summary>No machine client may send it, whatever it is designated for: it is a person's judgement.</summary>
    public bool OfPerson { get; init; }
}

/// <summary>The caller must prove again who it is (401 with the age that is demanded, RFC 9470).</summary>
public sealed class ProofTooOldException() : Exception("The sign-in is not recent enough.");

/// <summary>Refuses what needs a recent proof to callers without one, and what needs a person to machines.</summary>
internal sealed class RecentProof<TRequest, TResponse>(RequestContext context, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly NeedsRecentProofAttribute? Needed = typeof(TRequest).GetCustomAttribute<NeedsRecentProofAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        // Who approved a command proved it then; what would happen on approval is only shown.
        Needed is null
        || context.IsApproved
            ? next()
        : Needed.OfPerson && context.IsMachine ? throw new ForbiddenException()
        : context.Proof.IsRecent(clock.GetUtcNow()) ? next()
        : throw new ProofTooOldException();
}
