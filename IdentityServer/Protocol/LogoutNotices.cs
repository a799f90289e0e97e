using System.Text.Json.Nodes;
using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Protocol;

/// <summary>
/// Posts logout tokens to the clients that wait for them (OpenID Connect Back-Channel Logout 1.0, section 2.5), all at once, so that a dead
/// one holds up nobody, and again later where that failed.
/// </summary>
internal sealed partial class LogoutNotices(
    IDbContextFactory<IdentityStore> stores,
    ClientRegister clients,
    TokenSigning signing,
    LogoutBell bell,
    TimeProvider clock,
    ILogger<LogoutNotices> log
) : BackgroundService
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int AtOnce = 100;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5),
        _look = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = _timeout,
        }
    )
    {
        Timeout = _timeout,
    };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DeliverDue(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a moment; what is due stays due.
                LogFault(log, failure);
            }
            await bell.Wait(_look, stoppingToken);
        }
    }

    internal async Task DeliverDue(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var due = await store
            .Set<LogoutDelivery>()
            .AsNoTracking()
            .Where(d => d.NextAt <= now)
            .OrderBy(d => d.NextAt)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        await Task.WhenAll(due.Select(d => Deliver(d, now, cancellation)));
    }

    private async Task Deliver(LogoutDelivery delivery, DateTime now, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var mine = store.Set<LogoutDelivery>().Where(d => d.SessionId == delivery.SessionId && d.ClientId == delivery.ClientId);
        var attempts = delivery.Attempts + 1;
        var pause = LogoutDelivery.Pause(attempts);
        var next = now + (pause ?? TimeSpan.FromHours(1));
        // Whichever node moves the time first delivers.
        var isMine =
            await mine.Where(d => d.NextAt == delivery.NextAt)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.NextAt, next).SetProperty(d => d.Attempts, attempts), cancellation) == 1;
        if (!isMine)
            return;
        var isOver =
            clients.Find(delivery.ClientId)?.BackChannelLogoutUri is not { } address || await Post(address, delivery, cancellation);
        if (!isOver && pause is null)
            LogGivenUp(log, delivery.ClientId, attempts);
        if (isOver || pause is null)
            await mine.ExecuteDeleteAsync(cancellation);
    }

    private async Task<bool> Post(string address, LogoutDelivery delivery, CancellationToken cancellation)
    {
        var claims = new JsonObject
        {
            ["aud"] = delivery.ClientId,
            ["sub"] = delivery.Subject,
            ["sid"] = delivery.SessionId,
            ["jti"] = Secret.New()[..22],
            ["events"] = new JsonObject { [Event] = new JsonObject() },
        };
        try
        {
            var token = await signing.Sign(TokenSigning.LogoutToken, claims, Lifetimes.LogoutToken, cancellation);
            using var body = new FormUrlEncodedContent([new("logout_token", token)]);
            using var answer = await _http.PostAsync(new Uri(address), body, cancellation);
            if (answer.IsSuccessStatusCode)
                return true;
            LogRefused(log, delivery.ClientId, (int)answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            LogUnreachable(log, delivery.ClientId, e.GetType().Name);
        }
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "Client {ClientId} answered a logout token with {Status}.")]
    private static partial void LogRefused(ILogger log, string clientId, int status);

    [LoggerMessage(LogLevel.Warning, "Client {ClientId} could not be told of a sign-out: {Fault}.")]
    private static partial void LogUnreachable(ILogger log, string clientId, string fault);

    [LoggerMessage(LogLevel.Error, "Client {ClientId} was never told of a sign-out, in {Attempts} attempts.")]
    private static partial void LogGivenUp(ILogger log, string clientId, int attempts);

    [LoggerMessage(LogLevel.Warning, "Logout tokens could not be delivered; tried again soon.")]
    private static partial void LogFault(ILogger log, Exception exception);
}
