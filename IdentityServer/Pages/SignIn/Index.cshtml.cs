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

/// <summary>The first step: an e-mail address and a passphrase, or a passkey, which is both steps at once.</summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class IndexModel(
    PassphraseCheck passphrases,
    SecondFactorCheck factors,
    Passkeys passkeys,
    Entrances entrances,
    AccountSessions sessions
) : PageModel
{
    /// <summary>Where to go afterwards; an address of this server.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public PasskeyOffer Passkey { get; private set; } = null!;

    /// <param name="hint">Whom the client expects (OpenID Connect Core 1.0, section 3.1.2.1); the person may be another.</param>
    public Task OnGet([FromQuery(Name = "login_hint")] string? hint)
    {
        Email = hint;
        return Offer();
    }

    public async Task<IActionResult> OnPost(string? passphrase)
    {
        if (await passphrases.Check(HttpContext, Email?.Trim() ?? "", passphrase ?? "") is { } account)
        {
            await entrances.Begin(HttpContext, account, Proof.Passphrase);
            return RedirectToPage("/SignIn/Second", new { back = Back });
        }
        return await Refuse("SignIn.Failed");
    }

    public async Task<IActionResult> OnPostPasskey(string? ticket, string? credential)
    {
        if (await factors.Passkey(HttpContext, null, ticket ?? "", credential ?? "") is not { } account)
            return await Refuse("Passkey.Failed");
        await sessions.Start(HttpContext, account, [.. Proof.Passkey, Proof.Mfa]);
        await entrances.End(HttpContext);
        return LocalRedirect(Addresses.LocalOrHome(Back));
    }

    private async Task<IActionResult> Refuse(string text)
    {
        ModelState.AddModelError("", PageText.Of(text));
        await Offer();
        return Page();
    }

    private async Task Offer() => Passkey = await passkeys.Ask(HttpContext, null);
}
