using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;

namespace CaseTracker.Outbox;

/// <summary>
/// Tells machine clients that something changed for them: the reference of the record and whether it appeared, changed or disappeared,
/// signed, and never what it says; the client asks for that with its own rights.
/// </summary>
internal sealed class Webhooks : Carrier, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly MasterKey _master;
    private readonly TimeProvider _clock;
    private readonly HttpClient _line;

    public Webhooks(MasterKey master, OutboxOptions options, TimeProvider clock)
    {
        (_master, _clock) = (master, clock);
        // No proxy: one would resolve the name once more, and connect to whatever that gives.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
        };
        handler.ConnectCallback = (context, cancellation) =>
            PublicAddresses.Connect(context.DnsEndPoint, options.AllowsPrivateAddresses, cancellation);
        _line = new HttpClient(handler) { Timeout = options.Patience < Longest ? options.Patience : Longest };
    }

    public override OutboxKind Kind => OutboxKind.Webhook;

    public override bool IsReady => true;

    public override bool PostponesRecipient => true;

    public override string LaneOf(OutboxEntry entry) => entry.RecipientId.ToString();

    public override bool GoesOnAfter(OutboxFault fault) => false;

    public override async Task<Func<CancellationToken, Task>?> Prepare(Session session, OutboxEntry entry)
    {
        var webhook = await Find(session, entry.RecipientId);
        if (webhook is null || !await IsHeld(session, webhook))
            return null;
        var body = JsonSerializer.Serialize(
            new
            {
                id = entry.EntryId,
                reference = entry.Reference,
                kind = entry.Occasion,
            }
        );
        return cancellation => Post(webhook, entry.EntryId, body, cancellation);
    }

    public void Dispose() => _line.Dispose();

    private static Task<WebhookRow?> Find(Session session, Guid webhookId) =>
        session.QuerySingle<WebhookRow>(
            """
            -- Webhooks.Find
            SELECT WebhookId, Subject, Audience, Address, Generation, RegisteredAt, RotatedAt
            FROM WebhookRow
            WHERE WebhookId = @webhookId AND ToSeq = @open
            """,
            new { webhookId, open = RowTable.Open }
        );

    private async Task<bool> IsHeld(Session session, WebhookRow webhook) =>
        (await Callers.Held(session, webhook.Subject)).Any(d =>
            d.Subject == webhook.Subject && d.HoldsOn(DesignationDays.Today(_clock)) && WebhookWatch.AudienceOf(d) == webhook.Audience
        );

    private async Task Post(WebhookRow webhook, Guid entryId, string body, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        var generations =
            webhook.RotatedAt is { } rotated && now.UtcDateTime - rotated < WebhookSecrets.Overlap
                ? new[] { webhook.Generation, webhook.Generation - 1 }
                : [webhook.Generation];
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            WebhookSecrets.Header,
            WebhookSecrets.Sign(generations.Select(g => WebhookSecrets.Of(_master, webhook.WebhookId, g)), now, body)
        );
        request.Headers.Add(Letter.Mark, entryId.ToString());
        try
        {
            using var answer = await _line.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw new NotTakenException(FaultOf(answer.StatusCode));
        }
        catch (HttpRequestException failure)
        {
            throw new NotTakenException(FaultOf(failure), failure);
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new NotTakenException(OutboxFault.TimedOut, failure);
        }
    }

    private static OutboxFault FaultOf(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            ? OutboxFault.Deferred
            : OutboxFault.Refused;

    private static OutboxFault FaultOf(HttpRequestException failure) =>
        failure.InnerException switch
        {
            NotTakenException guarded => guarded.Fault,
            AuthenticationException => OutboxFault.NotSecure,
            SocketException => OutboxFault.Unreachable,
            _ => failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                ? OutboxFault.Unreachable
                : OutboxFault.ConnectionLost,
        };
}
