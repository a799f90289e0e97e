using IdentityServer.Accounts;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages.SignIn;

/// <summary>The second step after a right passphrase; who has no second factor yet sets one up first.</summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class SecondModel(SecondFactorCheck check, Factors factors, Passkeys passkeys, Entrances entrances, AccountSessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public Account Account { get; private set; } = null!;

    public FactorsOf Has { get; private set; } = null!;

    public PasskeyOffer? Passkey { get; private set; }

    public async Task<IActionResult> OnGet() => await Lead() ?? await Show();

    public Task<IActionResult> OnPost(string? code) => Prove(Proof.App, () => check.App(HttpContext, Account, code ?? ""));

    public Task<IActionResult> OnPostRecovery(string? recovery) => Prove(Proof.App, () => check.Recovery(HttpContext, Account, recovery ?? ""));

    public Task<IActionResult> OnPostPasskey(string? ticket, string? credential) =>
        Prove(Proof.Passkey, async () => await check.Passkey(HttpContext, Account, ticket ?? "", credential ?? "") is not null);

    private async Task<IActionResult> Prove(IEnumerable<string> methods, Func<Task<bool>> look)
    {
        if (await Lead() is { } elsewhere) return elsewhere;
        if (!await look())
        {
            ModelState.AddModelError("", PageText.Of("Second.Failed"));
            return await Show();
        }
        await sessions.Start(HttpContext, Account, [Proof.Passphrase, .. methods, Proof.Mfa]);
        await entrances.End(HttpContext);
        return LocalRedirect(Addresses.LocalOrHome(Back));
    }

    /// <summary>Where somebody goes who has not come this far.</summary>
    private async Task<IActionResult?> Lead()
    {
        if (await entrances.Current(HttpContext) is not { } account) return RedirectToPage("/SignIn/Index", new { back = Back });
        (Account, Has) = (account, await factors.Of(account.Id, HttpContext.RequestAborted));
        return Has.HasAny ? null : RedirectToPage("/SignIn/Enrol", new { back = Back });
    }

    private async Task<IActionResult> Show()
    {
        if (Has.HasPasskey) Passkey = await passkeys.Ask(HttpContext, Account);
        return Page();
    }
}
