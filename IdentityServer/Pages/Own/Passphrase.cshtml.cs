using IdentityServer.Accounts;
using IdentityServer.Mail;
using IdentityServer.Sessions;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace IdentityServer.Pages.Own;

/// <summary>Another passphrase needs the current one; every other session of the account ends.</summary>
[RecentProof]
internal sealed class PassphraseModel(NewPassphrase rules, Attempts attempts, AccountSessions sessions, UserManager<Account> accounts)
    : OwnPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await rules.IsGood(Account, Passphrase, Repeated, ModelState))
            return Page();
        if (await attempts.Begin(Account.Id, Guess.Passphrase, HttpContext.RequestAborted) is null)
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!await accounts.CheckPasswordAsync(Account, Current ?? ""))
        {
            Fault(nameof(Current), "Fault.WrongPassphrase");
            return Page();
        }
        await rules.Set(Account, Passphrase!);
        await Tell(MessageKind.PassphraseChanged);
        await sessions.EndAll(Account.Id, Person.SessionId, EndOfSession.CredentialsChanged, HttpContext.RequestAborted);
        return BackToAccount("passphrase");
    }
}
