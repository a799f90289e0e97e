using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Keeps sessions on the server, so that each can be ended; the cookie holds nothing but a secret that names one. What was read is believed
/// for two seconds: a session that was ended anywhere is refused everywhere after that.
/// </summary>
internal sealed class SessionStore(
    WebSessions sessions,
    IMemoryCache cache,
    IDataProtectionProvider protection,
    TimeProvider clock,
    WebServiceOptions options
) : ITicketStore
{
    /// <summary>Among the properties of a ticket: which session it is of.</summary>
    public const string Id = "session";

    /// <summary>Among the properties of a ticket: the provider's own name of the session.</summary>
    public const string ProviderSession = "sid";

    /// <summary>Among the properties of a ticket: the provider's own name of the person.</summary>
    public const string ProviderSubject = "sub";

    /// <summary>Among the properties of a sign-in: the session that it takes the place of.</summary>
    public const string Before = "before";

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2),
        Unwritten = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("CaseTracker.Session");
    private readonly ConcurrentDictionary<string, DateTime> _seen = new();
    private DateTime _endedAt = DateTime.MinValue;

    /// <summary>A session as it was read.</summary>
    private sealed record Known(WebSession Session, AuthenticationTicket Ticket, DateTime ReadAt);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var (secret, now) = (RandomNumberGenerator.GetHexString(64, lowercase: true), Now);
        var id = ticket.Properties.Items[Id] = HashOf(secret);
        await sessions.Start(
            new WebSession
            {
                SessionId = id,
                Subject = ticket.Principal.FindFirstValue(CallerResolution.Subject)!,
                ProviderSession = ticket.Properties.GetString(ProviderSession),
                ProviderSubject = ticket.Properties.GetString(ProviderSubject),
                Ticket = Protect(ticket),
                StartedAt = now,
                SeenAt = now,
                EndsAt = now + options.SignIn.LongestSession,
            }
        );
        return secret;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var id = ticket.Properties.Items[Id] = HashOf(key);
        await sessions.Renew(id, Protect(ticket));
        cache.Remove(CacheKey(id));
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken) =>
        Retrieve(key, null, cancellationToken);

    public Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) =>
        Retrieve(key, httpContext, cancellationToken);

    public Task RemoveAsync(string key) => End(() => sessions.End(HashOf(key)));

    /// <summary>Ends the session that a sign-in takes the place of.</summary>
    public async Task EndBefore(AuthenticationProperties signIn)
    {
        if (signIn.GetString(Before) is { } before)
            await End(() => sessions.End(before));
        signIn.Items.Remove(Before);
    }

    /// <summary>Ends sessions; on this node what was read before is believed no longer.</summary>
    public async Task End(Func<Task> end)
    {
        await end();
        _endedAt = Now;
    }

    private async Task<AuthenticationTicket?> Retrieve(string key, HttpContext? context, CancellationToken cancellation)
    {
        var (id, now) = (HashOf(key), Now);
        var before = cache.Get<Known>(CacheKey(id));
        var known =
            before is not null && now - before.ReadAt < Memory && before.ReadAt > _endedAt ? before : await Read(id, before, cancellation);
        if (known is null)
            return null;
        if (IsOver(known.Session, now))
        {
            context?.Features.Set(new RanOut(known.Session.Subject, known.Ticket.Principal.FindFirstValue(CallerResolution.Designation)));
            return null;
        }
        if (now - known.Session.SeenAt >= Unwritten)
            _seen[id] = now;
        return known.Ticket;
    }

    /// <summary>Whether it ran out: unused for too long, or used for too long.</summary>
    public bool IsOver(WebSession session, DateTime now)
    {
        var seen = _seen.TryGetValue(session.SessionId, out var here) && here > session.SeenAt ? here : session.SeenAt;
        return now >= session.EndsAt || now - seen >= options.SignIn.IdleTime;
    }

    /// <summary>Writes down which sessions were used; not within their requests, which would wait for whoever writes at that
    /// time.</summary>
    public async Task WriteSeen()
    {
        var seen = _seen.ToArray();
        if (seen.Length == 0)
            return;
        await sessions.Saw(seen);
        foreach (var pair in seen)
            _seen.TryRemove(pair);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static (Type, string) CacheKey(string id) => (typeof(SessionStore), id);

    private async Task<Known?> Read(string id, Known? before, CancellationToken cancellation)
    {
        var readAt = Now;
        if (await sessions.Find(id, cancellation) is not { } session || TicketOf(session, before) is not { } ticket)
        {
            cache.Remove(CacheKey(id));
            return null;
        }
        return cache.Set(CacheKey(id), new Known(session, ticket, readAt), TimeSpan.FromMinutes(1));
    }

    private AuthenticationTicket? TicketOf(WebSession session, Known? before)
    {
        if (before?.Session.Ticket == session.Ticket)
            return before.Ticket;
        try
        {
            var ticket = TicketSerializer.Default.Deserialize(_protector.Unprotect(Convert.FromBase64String(session.Ticket)));
            return ticket?.Properties.GetString(Id) == session.SessionId ? ticket : null;
        }
        catch (CryptographicException)
        {
            // Protected under keys that are no more: whoever held it signs in again.
            return null;
        }
    }

    private string Protect(AuthenticationTicket ticket) =>
        Convert.ToBase64String(_protector.Protect(TicketSerializer.Default.Serialize(ticket)));
}
