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
    Guid EntryId, string Kind, string Reference, string For, DateTime QueuedAt, int Attempts, DateTime NextAttemptAt, string? Fault, bool IsUnderWay);
