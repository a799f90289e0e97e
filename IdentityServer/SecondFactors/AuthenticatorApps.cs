using System.Security.Cryptography;
using IdentityServer.Accounts;
using IdentityServer.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SecondFactors;

/// <summary>An authenticator app that somebody is about to set up; nothing is stored before a first code proves that it works.</summary>
/// <param name="Secret">Base32 in groups of four, to be typed.</param>
/// <param name="Link">The <c>otpauth:</c> address, to be scanned or opened.</param>
/// <param name="Ticket">Goes through the form as a hidden field; holds the secret, protected for this account and half an hour.</param>
internal sealed record AppOffer(string Secret, string Link, string Ticket);

/// <summary>The authenticator app of each account: at most one.</summary>
internal sealed class AuthenticatorApps(IdentityStore store, Vault vault, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Purpose = "totp",
        Product = "CaseTracker";
    private static readonly TimeSpan OfferHolds = TimeSpan.FromMinutes(30);

    public AppOffer New(Account account) => Describe(account, RandomNumberGenerator.GetBytes(Totp.SecretBytes));

    /// <summary>The same secret again after a wrong code; null when the ticket is not of this account, altered or too old.</summary>
    public AppOffer? Again(Account account, string ticket) => Read(account, ticket) is { } secret ? Describe(account, secret) : null;

    /// <summary>Takes the app into use, in place of an earlier one, when the code is right.</summary>
    public async Task<bool> Add(Account account, string ticket, string code, CancellationToken cancellation = default)
    {
        if (Read(account, ticket) is not { } secret || Totp.StepOf(secret, code, clock.GetUtcNow()) is not { } step)
            return false;
        await Put(account, secret, step, cancellation);
        return true;
    }

    /// <summary>An app that is known to work: a demonstration's.</summary>
    public Task Add(Account account, byte[] secret, CancellationToken cancellation = default) => Put(account, secret, 0, cancellation);

    /// <summary>When the app was taken into use; null where there is none.</summary>
    public async Task<DateTime?> AddedAt(string accountId, CancellationToken cancellation = default) =>
        (await store.Set<AccountTotp>().AsNoTracking().SingleOrDefaultAsync(t => t.AccountId == accountId, cancellation))?.ConfirmedAt;

    public Task Remove(string accountId, CancellationToken cancellation = default) =>
        store.Set<AccountTotp>().Where(t => t.AccountId == accountId).ExecuteDeleteAsync(cancellation);

    /// <summary>A right code counts once: of two requests with the same code, whichever node they reach, one is told that it was
    /// used.</summary>
    public async Task<CodeCheck> Check(string accountId, string code, CancellationToken cancellation = default)
    {
        var app = await store.Set<AccountTotp>().AsNoTracking().SingleOrDefaultAsync(t => t.AccountId == accountId, cancellation);
        if (app is null || Totp.StepOf(vault.Open(Purpose, accountId, app.Secret), code, clock.GetUtcNow()) is not { } step)
            return CodeCheck.Wrong;
        var taken = await store
            .Set<AccountTotp>()
            .Where(t => t.AccountId == accountId && t.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastStep, step), cancellation);
        return taken == 1 ? CodeCheck.Right : CodeCheck.Replayed;
    }

    private async Task Put(Account account, byte[] secret, long lastStep, CancellationToken cancellation)
    {
        var app = await store.Set<AccountTotp>().SingleOrDefaultAsync(t => t.AccountId == account.Id, cancellation);
        if (app is null)
            store.Add(app = new AccountTotp { AccountId = account.Id, Secret = [] });
        (app.Secret, app.ConfirmedAt, app.LastStep) = (vault.Seal(Purpose, account.Id, secret), clock.GetUtcNow().UtcDateTime, lastStep);
        await store.SaveChangesAsync(cancellation);
    }

    private AppOffer Describe(Account account, byte[] secret)
    {
        var text = Totp.Base32(secret);
        var ticket = Protector(account).Protect(secret, clock.GetUtcNow() + OfferHolds);
        return new AppOffer(
            string.Join(' ', text.Chunk(4).Select(g => new string(g))),
            $"otpauth://totp/{Product}:{Uri.EscapeDataString(account.Email!)}?secret={text}&issuer={Product}&algorithm=SHA1&digits=6&period=30",
            WebEncoders.Base64UrlEncode(ticket)
        );
    }

    private byte[]? Read(Account account, string ticket)
    {
        try
        {
            return Protector(account).Unprotect(WebEncoders.Base64UrlDecode(ticket));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Account account) =>
        protection.CreateProtector("totp-offer", account.Id).ToTimeLimitedDataProtector();
}

/// <summary>What a code was: each is right once, so that one that was overheard opens nothing.</summary>
internal enum CodeCheck
{
    Wrong,

    /// <summary>Right, but used before.</summary>
    Replayed,

    Right,
}
