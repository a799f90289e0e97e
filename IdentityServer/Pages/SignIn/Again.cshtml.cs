using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Pages.SignIn;

/// <summary>
/// Before what must not be done from a screen that was left open: the person who is signed in proves the second factor once more. A recovery
/// code does not serve here; it is for getting in and setting up another factor.
/// </summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class AgainModel(SecondFactorCheck check, Factors factors, Passkeys passkeys, AccountSessions sessions, IdentityStore store) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public Account Account { get; private set; } = null!;

    public FactorsOf Has { get; private set; } = null!;

    public PasskeyOffer? Passkey { get; private set; }

    public async Task<IActionResult> OnGet() => await Lead() ?? await Show();

    public Task<IActionResult> OnPost(string? code) => Prove(Proof.App, () => check.App(HttpContext, Account, code ?? ""));

    public Task<IActionResult> OnPostPasskey(string? ticket, string? credential) =>
        Prove(Proof.Passkey, async () => await check.Passkey(HttpContext, Account, ticket ?? "", credential ?? "") is not null);

    private async Task<IActionResult> Prove(IReadOnlyList<string> methods, Func<Task<bool>> look)
    {
        if (await Lead() is { } elsewhere) return elsewhere;
        if (!await look())
        {
            ModelState.AddModelError("", PageText.Of("Second.Failed"));
            return await Show();
        }
        await sessions.ProvedAgain(HttpContext, [.. methods]);
        return LocalRedirect(Addresses.LocalOrHome(Back));
    }

    /// <summary>Who is not signed in begins at the first step.</summary>
    private async Task<IActionResult?> Lead()
    {
        if (await sessions.Current(HttpContext) is not { } person) return RedirectToPage("/SignIn/Index", new { back = Back });
        Account = await store.Users.SingleAsync(a => a.Id == person.Subject, HttpContext.RequestAborted);
        Has = await factors.Of(Account.Id, HttpContext.RequestAborted);
        return null;
    }

    private async Task<IActionResult> Show()
    {
        if (Has.HasPasskey) Passkey = await passkeys.Ask(HttpContext, Account);
        return Page();
    }
}
