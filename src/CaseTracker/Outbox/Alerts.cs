using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Outbox;

/// <summary>
/// Mails to the liaisons of a State that a message awaits them: its number and where to read it, and nothing of what it says. Once a relay
/// has taken the first of them, the case's history says so.
/// </summary>
internal sealed class Alerts(IServiceScopeFactory scopes, OutboxOptions options, TimeProvider clock, IMailSender? sender = null) : Carrier
{
    /// <summary>So many mails are handed to the relay side by side.</summary>
    private const int Lanes = 4;

    private sealed record Liaison
    {
        public string Role { get; init; } = "";
        public string Scope { get; init; } = "";
        public string StartsOn { get; init; } = "";
        public string? EndsOn { get; init; }
        public string? Email { get; init; }
        public string? Language { get; init; }
    }

    public override OutboxKind Kind => OutboxKind.Alert;

    public override bool IsReady => sender is not null;

    public override bool IsRecorded => true;

    public override string LaneOf(OutboxEntry entry) => (entry.EntryId.ToByteArray()[^1] % Lanes).ToString(CultureInfo.InvariantCulture);

    /// <summary>A refused address is that address's affair; everything else is the relay's, and would befall the next mail as
    /// well.</summary>
    public override bool GoesOnAfter(OutboxFault fault) =>
        fault is OutboxFault.Refused or OutboxFault.Deferred or OutboxFault.Failed or OutboxFault.NotRecorded;

    public override async Task<Func<CancellationToken, Task>?> Prepare(Session session, OutboxEntry entry)
    {
        var liaison = await session.QuerySingle<Liaison>(
            """
            -- Alerts.Liaison
            SELECT Role, Scope, StartsOn, EndsOn, Email, Language
            FROM DesignationRow
            WHERE DesignationId = @RecipientId AND ToSeq = @open
            """,
            new { entry.RecipientId, open = RowTable.Open }
        );
        if (
            liaison is not { Email: { } email }
            || liaison.Scope != entry.Audience
            || !DesignationDays.Holds(liaison.StartsOn, liaison.EndsOn, DesignationDays.Today(clock))
        )
            return null;
        var (subject, content) = (entry.Subject, entry.Content);
        if (subject is null || content is null)
        {
            (subject, content) = Write(
                entry.Reference,
                new Uri(options.Address!, $"/{entry.Occasion}/{entry.Reference}"),
                liaison.Language
            );
            await OutboxQueue.Fix(session, entry.EntryId, subject, content);
        }
        var letter = new Letter(entry.EntryId, entry.QueuedAt, email, subject, content);
        return cancellation => sender!.Send(letter, cancellation);
    }

    /// <summary>Pure: the same number and language always make the same mail.</summary>
    internal static (string Subject, string Content) Write(string number, Uri address, string? language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language ?? Designate.Languages[0]);
            return (Text.AlertSubject(number), Text.AlertBody(number, address.ToString()));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public override async Task Record(OutboxEntry entry)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<Recorder>()
            .Record(
                Author.System,
                async recording =>
                {
                    if (!await OutboxQueue.Settle(recording.Session, entry.EntryId, OutboxOutcome.Delivered, clock.GetUtcNow().UtcDateTime))
                        return false;
                    var history = await recording.Load(entry.StreamId);
                    // Of several liaisons, the first who can know is when the State could know.
                    if (history.Any(r => r.Event is AlertDelivered delivered && delivered.Number == entry.Reference))
                        return false;
                    recording.Add(history[0].StreamKind, entry.StreamId, [new AlertDelivered(entry.Reference)]);
                    return true;
                }
            );
    }

    /// <summary>One entry for each liaison of that State who is designated on that day and has an address.</summary>
    public static async Task<IReadOnlyList<OutboxEntry>> For(Session session, Guid streamId, IAlertState message, DateTime now)
    {
        var liaisons = (await Callers.All(session)).Where(d =>
            d.Role == Codes.Of(Role.Liaison) && d.Scope == message.State && d.Email is not null && d.HoldsOn(DateOnly.FromDateTime(now))
        );
        return
        [
            .. liaisons.Select(d =>
                OutboxQueue.New(OutboxKind.Alert, d.DesignationId, streamId, message.Number, message.State, now, message.Place)
            ),
        ];
    }
}
