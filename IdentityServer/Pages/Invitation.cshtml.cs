using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages;

/// <summary>Whoever opens the mailed link sets the first passphrase, by which the address is confirmed, and goes on to a second
/// factor.</summary>
[AllowAnonymous, EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class InvitationModel(
    IdentityStore store,
    MailedLinks links,
    NewPassphrase rules,
    Entrances entrances,
    UserManager<Account> accounts
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public Account Account { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Open() is null ? StatusCode(StatusCodes.Status410Gone) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Open() is not { } link)
            return StatusCode(StatusCodes.Status410Gone);
        if (!await rules.IsGood(Account, Passphrase, Repeated, ModelState))
            return Page();
        await using var transaction = await store.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        if (!await links.Use(link, HttpContext.RequestAborted))
            return StatusCode(StatusCodes.Status410Gone);
        Account.EmailConfirmed = true;
        await rules.Set(Account, Passphrase!);
        await transaction.CommitAsync(HttpContext.RequestAborted);
        await entrances.Begin(HttpContext, Account, Proof.Passphrase);
        return RedirectToPage("/SignIn/Enrol");
    }

    /// <summary>The link, where it works and its account still waits for its first passphrase under this address.</summary>
    private async Task<AccountLink?> Open()
    {
        if (await links.Find(LinkPurpose.Invitation, Token, HttpContext.RequestAborted) is not { } link)
            return null;
        if (await accounts.FindByIdAsync(link.AccountId) is not { PasswordHash: null } account || account.Email != link.Address)
            return null;
        Account = account;
        return link;
    }
}
