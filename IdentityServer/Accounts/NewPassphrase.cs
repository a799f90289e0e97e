using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Mail;
using IdentityServer.SigningIn;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Accounts;

/// <summary>A passphrase that somebody wants to have: typed twice alike, and good by the rules for passphrases.</summary>
internal sealed class NewPassphrase(IdentityStore store, UserManager<Account> accounts, MailedLinks links, Attempts attempts)
{
    /// <summary>Puts what is wrong beside the fields <c>Passphrase</c> and <c>Repeated</c>; true where nothing is.</summary>
    public async Task<bool> IsGood(Account account, string? passphrase, string? repeated, ModelStateDictionary faults)
    {
        if (string.IsNullOrEmpty(passphrase))
        {
            faults.AddModelError("Passphrase", PageText.Of("Fault.NoPassphrase"));
            return false;
        }
        foreach (var validator in accounts.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(accounts, account, passphrase)).Errors)
                faults.AddModelError("Passphrase", error.Description);
        }
        if (faults.IsValid && passphrase != repeated)
            faults.AddModelError("Repeated", PageText.Of("Fault.NotRepeated"));
        return faults.IsValid;
    }

    /// <summary>
    /// Sets it. Whatever somebody had begun who knew the old one ends: the way in up to the second step, mailed links, a change of address
    /// that is not confirmed yet. The account's other sessions are the caller's to end.
    /// </summary>
    public async Task Set(Account account, string passphrase)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, passphrase);
        await accounts.UpdateSecurityStampAsync(account);
        await store.Set<Entrance>().Where(e => e.AccountId == account.Id).ExecuteDeleteAsync();
        await store
            .Set<OutgoingMessage>()
            .Where(m => m.AccountId == account.Id && m.Kind == MessageKind.ConfirmAddress)
            .ExecuteDeleteAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
            await links.End(account.Id, purpose);
        // Wrong guesses at the old one say nothing about the new one.
        await attempts.Forgive(account.Id, Guess.Passphrase);
    }
}
