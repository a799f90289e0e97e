using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Outbox;

/// <summary>A machine client wants to be told at this address when something changes for its audience.</summary>
public sealed record WebhookRegistered(string Subject, string Audience, string Address) : Event;

/// <summary>A new secret signs from now on; the old one for a day beside it.</summary>
public sealed record WebhookSecretRotated : Event;

/// <summary>The client is told no more.</summary>
public sealed record WebhookEnded : Event;

/// <summary>Where a machine client wants to be told of changes; holds nothing of a case.</summary>
[ReadTable(nameof(WebhookId))]
public sealed record WebhookRow : Row
{
    public Guid WebhookId { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>The audience whose rows the client reads: <c>UN</c> or a State.</summary>
    public string Audience { get; init; } = "";
    public string Address { get; init; } = "";

    /// <summary>Counts its secrets, from 1.</summary>
    public int Generation { get; init; }
    public DateTime RegisteredAt { get; init; }

    /// <summary>When the present secret took the place of another; null while it is the first.</summary>
    public DateTime? RotatedAt { get; init; }
}

internal sealed class WebhookProjection : Projection
{
    public const string Kind = "Webhook";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        if (history is not [{ Event: WebhookRegistered made } first, ..] || history.Any(r => r.Event is WebhookEnded))
            yield break;
        yield return new WebhookRow
        {
            WebhookId = streamId,
            Subject = made.Subject,
            Audience = made.Audience,
            Address = made.Address,
            RegisteredAt = first.RecordedAt,
            Generation = 1 + history.Count(r => r.Event is WebhookSecretRotated),
            RotatedAt = history.LastOrDefault(r => r.Event is WebhookSecretRotated)?.RecordedAt,
        };
    }
}
