namespace CaseTracker.Web.Api.Contracts;

/// <summary>What waits to be sent, what was tried in vain first; at most 200 entries are listed.</summary>
/// <param name="Stuck">How many of those that wait were tried in vain.</param>
public sealed record OutboxList(int Waiting, int Stuck, IReadOnlyList<OutboxItem> Entries);

/// <summary>Something that waits to be sent.</summary>
/// <param name="Kind"><c>alert</c> (mail to a liaison) or <c>webhook</c>.</param>
/// <param name="For">A State, or <c>UN</c>.</param>
/// <param name="Fault">Kind of the last fault; absent where it was not tried in vain yet.</param>
/// <param name="IsUnderWay">Somebody is trying now.</param>
public sealed record OutboxItem(
    Guid EntryId,
    string Kind,
    string Reference,
    string For,
    DateTime QueuedAt,
    int Attempts,
    DateTime NextAttemptAt,
    string? Fault,
    bool IsUnderWay
);

/// <summary>Where a machine client is told of changes.</summary>
/// <param name="For">The audience of the client: a State, or <c>UN</c>.</param>
/// <param name="Host">Of the address.</param>
/// <param name="Address">Present for the client itself only.</param>
/// <param name="RotatedAt">When the present secret took the place of another.</param>
public sealed record WebhookItem(
    Guid WebhookId,
    string Subject,
    string For,
    string Host,
    string? Address,
    DateTime RegisteredAt,
    DateTime? RotatedAt
);

/// <summary>A new secret, shown this once.</summary>
/// <param name="Secret">Key of HMAC-SHA256, as text, over the time of the signature, a full stop and the body.</param>
public sealed record NewSecret(Guid WebhookId, string Secret);
