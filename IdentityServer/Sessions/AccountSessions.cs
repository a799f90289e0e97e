using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Sessions;

/// <summary>
/// Who is signed in where. A cookie that was not used for <see cref="Idle"/> opens nothing any more; a session ends after
/// <see cref="Absolute"/> at the latest, and what rests on it (tokens, sessions of clients) with it.
/// </summary>
internal sealed class AccountSessions(
    IdentityStore store,
    IEnumerable<ISessionEnd> ends,
    IdentityServiceOptions options,
    TimeProvider clock
) : ISessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private static readonly object CurrentKey = new();

    private readonly SessionCookie _cookie = new(options, "account");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<SignedIn?> Current(HttpContext context)
    {
        if (context.Items.TryGetValue(CurrentKey, out var known))
            return (SignedIn?)known;
        var current = await Read(context);
        context.Items[CurrentKey] = current;
        return current;
    }

    /// <summary>Asks about the session, not about its cookie: somebody who works in a client for an hour is not idle.</summary>
    public Task<bool> IsRunning(string sessionId, CancellationToken cancellation = default)
    {
        var now = Now;
        return store.Set<AccountSession>().AnyAsync(s => s.Id == sessionId && s.EndedAt == null && s.ExpiresAt > now, cancellation);
    }

    public async Task End(HttpContext context)
    {
        if (await Find(context) is { EndedAt: null } session)
            await End([session], EndOfSession.SignedOut, context.RequestAborted);
        _cookie.Remove(context);
        context.Items[CurrentKey] = null;
    }

    /// <summary>
    /// The account has proven both factors at this browser. The cookie is always a new one (no fixation); the session of the same person at
    /// the same browser goes on under its id, so that clients which rest on it keep what was typed there; somebody else's ends.
    /// </summary>
    public async Task<string> Start(HttpContext context, Account account, IEnumerable<string> methods)
    {
        var (secret, now, visitor) = (Secret.New(), Now, Visitor.Of(context));
        var session = await Find(context);
        if (session is { EndedAt: null } && (session.AccountId != account.Id || session.ExpiresAt <= now))
            await End([session], session.AccountId == account.Id ? EndOfSession.Expired : EndOfSession.Replaced, context.RequestAborted);
        if (session is not { EndedAt: null })
        {
            session = new AccountSession
            {
                Id = Secret.New()[..22],
                AccountId = account.Id,
                SecretHash = [],
                StartedAt = now,
            };
            store.Add(session);
        }
        session.SecretHash = Secret.Hash(secret);
        (session.AuthenticatedAt, session.LastSeenAt, session.ExpiresAt) = (now, now, now + Absolute);
        (session.Address, session.Browser, session.Methods) = (visitor.Address, visitor.Browser, string.Join(' ', methods.Distinct()));
        await store.SaveChangesAsync(context.RequestAborted);
        _cookie.Write(context, secret);
        context.Items.Remove(CurrentKey);
        context.Items[CurrentKey] = Describe(session, account);
        return session.Id;
    }

    /// <summary>The person who is signed in at this browser has proven a second factor once more.</summary>
    public async Task ProvedAgain(HttpContext context, params string[] methods)
    {
        if (await Current(context) is null || await Find(context) is not { } session)
            throw new InvalidOperationException("Nobody is signed in at this browser.");
        var secret = Secret.New();
        session.SecretHash = Secret.Hash(secret);
        (session.AuthenticatedAt, session.LastSeenAt) = (Now, Now);
        session.Methods = string.Join(' ', session.Methods.Split(' ').Union(methods));
        await store.SaveChangesAsync(context.RequestAborted);
        _cookie.Write(context, secret);
        context.Items.Remove(CurrentKey);
    }

    /// <summary>Ends one session of an account; false when the account has no such session that runs.</summary>
    public async Task<bool> End(
        string accountId,
        string sessionId,
        string why = EndOfSession.SignedOutElsewhere,
        CancellationToken cancellation = default
    )
    {
        var session = await store
            .Set<AccountSession>()
            .SingleOrDefaultAsync(s => s.Id == sessionId && s.AccountId == accountId && s.EndedAt == null, cancellation);
        if (session is null)
            return false;
        await End([session], why, cancellation);
        return true;
    }

    /// <summary>Sign-out everywhere, or everywhere else; who is only half way in begins again.</summary>
    public async Task EndAll(
        string accountId,
        string? exceptSessionId = null,
        string why = EndOfSession.SignedOutElsewhere,
        CancellationToken cancellation = default
    )
    {
        await store.Set<Entrance>().Where(e => e.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        await End(
            await store
                .Set<AccountSession>()
                .Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != (exceptSessionId ?? ""))
                .ToListAsync(cancellation),
            why,
            cancellation
        );
    }

    /// <summary>The sessions of an account that run, the latest first.</summary>
    public async Task<IReadOnlyList<AccountSession>> List(string accountId, CancellationToken cancellation = default)
    {
        var now = Now;
        return await store
            .Set<AccountSession>()
            .AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.StartedAt)
            .ToListAsync(cancellation);
    }

    /// <summary>Ends what has run out, so that clients hear of it too.</summary>
    public async Task EndExpired(CancellationToken cancellation = default)
    {
        var now = Now;
        await End(
            await store.Set<AccountSession>().Where(s => s.EndedAt == null && s.ExpiresAt <= now).ToListAsync(cancellation),
            EndOfSession.Expired,
            cancellation
        );
    }

    private async Task<SignedIn?> Read(HttpContext context)
    {
        var now = Now;
        if (await Find(context) is not { EndedAt: null } session || session.ExpiresAt <= now || session.LastSeenAt + Idle <= now)
            return null;
        var account = await store.Users.AsNoTracking().SingleAsync(a => a.Id == session.AccountId, context.RequestAborted);
        if (now - session.LastSeenAt >= SeenEvery)
        {
            var address = Visitor.Of(context).Address;
            await store
                .Set<AccountSession>()
                .Where(s => s.Id == session.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.Address, address),
                    context.RequestAborted
                );
        }
        return Describe(session, account);
    }

    private async Task<AccountSession?> Find(HttpContext context)
    {
        if (_cookie.Read(context) is not { } secret)
            return null;
        var hash = Secret.Hash(secret);
        return await store.Set<AccountSession>().SingleOrDefaultAsync(s => s.SecretHash == hash, context.RequestAborted);
    }

    /// <summary>Everybody who must hear of an end hears of it, even if telling one of them fails.</summary>
    private async Task End(IReadOnlyList<AccountSession> sessions, string why, CancellationToken cancellation)
    {
        foreach (var session in sessions)
            (session.EndedAt, session.EndedWhy) = (Now, why);
        await store.SaveChangesAsync(cancellation);
        var failures = new List<Exception>();
        foreach (var session in sessions)
        {
            foreach (var end in ends)
            {
                try
                {
                    // Not given up when the browser goes away: the session has ended already.
                    await end.Ended(session.AccountId, session.Id, CancellationToken.None);
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }
        }
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private static SignedIn Describe(AccountSession session, Account account) =>
        new(
            account.Id,
            account.Name,
            account.Email!,
            account.EmailConfirmed,
            session.Id,
            new DateTimeOffset(session.AuthenticatedAt, TimeSpan.Zero),
            session.Methods.Split(' ')
        );
}
