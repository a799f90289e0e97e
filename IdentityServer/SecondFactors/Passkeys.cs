using System.Security.Cryptography;
using System.Text;
using IdentityServer.Accounts;
using IdentityServer.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.SecondFactors;

/// <summary>What the browser is asked for a new passkey (WebAuthn, creation options as JSON), and the ticket that comes back through the
/// form.</summary>
internal sealed record PasskeyOffer(string Options, string Ticket);

/// <summary>Passkeys and security keys of accounts, by the framework's own WebAuthn; the person must be verified by the device, so that one
/// passkey is both factors.</summary>
internal sealed class Passkeys(
    IdentityStore store,
    UserManager<Account> accounts,
    IPasskeyHandler<Account> handler,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    private static readonly TimeSpan OfferHolds = TimeSpan.FromMinutes(10);

    public async Task<PasskeyOffer> New(HttpContext context, Account account)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id,
                Name = account.Email!,
                DisplayName = account.Name,
            },
            context
        );
        return new PasskeyOffer(
            made.CreationOptionsJson,
            Offers(account).Protect(made.AttestationState ?? "", clock.GetUtcNow() + OfferHolds)
        );
    }

    /// <summary>False when the answer is not one to this offer, the device did not verify the person, or the passkey is another
    /// account's.</summary>
    public async Task<bool> Add(HttpContext context, Account account, string ticket, string credential, string name)
    {
        if (Read(Offers(account), ticket) is not { } state)
            return false;
        var answer = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = state,
            }
        );
        if (!answer.Succeeded || !answer.Passkey.IsUserVerified || answer.UserEntity.Id != account.Id)
            return false;
        if (await accounts.FindByPasskeyIdAsync(answer.Passkey.CredentialId) is not null)
            return false;
        answer.Passkey.Name = name.Length <= 100 ? name : name[..100];
        return (await accounts.AddOrUpdatePasskeyAsync(account, answer.Passkey)).Succeeded;
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> List(Account account) =>
        [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];

    public Task Remove(Account account, byte[] credentialId) => accounts.RemovePasskeyAsync(account, credentialId);

    /// <summary>What a browser is asked to prove one; with an account, only its passkeys will do.</summary>
    public async Task<PasskeyOffer> Ask(HttpContext context, Account? account)
    {
        var asked = await handler.MakeRequestOptionsAsync(account, context);
        return new PasskeyOffer(
            asked.RequestOptionsJson,
            Questions(account?.Id).Protect(asked.AssertionState ?? "", clock.GetUtcNow() + OfferHolds)
        );
    }

    /// <summary>Whose passkey answered; null when the answer is not right, not the expected account's, or was given before.</summary>
    public async Task<Account?> Check(HttpContext context, Account? expected, string ticket, string credential)
    {
        if (Read(Questions(expected?.Id), ticket) is not { } state)
            return null;
        var answer = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AssertionState = state,
            }
        );
        if (
            !answer.Succeeded
            || !answer.Passkey.IsUserVerified
            || (expected is not null && answer.User.Id != expected.Id)
            || !await IsFirst(state)
        )
            return null;
        // Keeps the signature counter, by which a copied key is noticed.
        await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        return answer.User;
    }

    private async Task<bool> IsFirst(string state)
    {
        var answered = new AnsweredChallenge
        {
            Hash = SHA256.HashData(Encoding.UTF8.GetBytes(state)),
            ExpiresAt = (clock.GetUtcNow() + 2 * OfferHolds).UtcDateTime,
        };
        store.Add(answered);
        try
        {
            await store.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // The key is the challenge: it can only fail because it is there.
            store.Entry(answered).State = EntityState.Detached;
            return await store.Set<AnsweredChallenge>().AnyAsync(c => c.Hash == answered.Hash)
                ? false
                : throw new InvalidOperationException("The answer could not be kept.");
        }
    }

    private static string? Read(ITimeLimitedDataProtector protector, string ticket)
    {
        try
        {
            return protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Offers(Account account) =>
        protection.CreateProtector("passkey-offer", account.Id).ToTimeLimitedDataProtector();

    private ITimeLimitedDataProtector Questions(string? accountId) =>
        protection.CreateProtector("passkey-question", accountId ?? "").ToTimeLimitedDataProtector();
}
