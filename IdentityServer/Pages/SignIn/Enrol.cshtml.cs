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

/// <summary>Nobody gets in without a second factor: who has none sets one up here, after the passphrase, and is shown recovery codes
/// once.</summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class EnrolModel(
    AuthenticatorApps apps,
    Passkeys passkeys,
    RecoveryCodes codes,
    Factors factors,
    Entrances entrances,
    AccountSessions sessions
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public Account Account { get; private set; } = null!;

    public AppOffer App { get; private set; } = null!;

    public PasskeyOffer Passkey { get; private set; } = null!;

    /// <summary>Set once the factor is: shown now and never again.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGet() => await Lead() ?? await Show(null);

    public async Task<IActionResult> OnPostApp(string? ticket, string? code)
    {
        if (await Lead() is { } elsewhere)
            return elsewhere;
        if (await apps.Add(Account, ticket ?? "", code ?? "", HttpContext.RequestAborted))
            return await Finish(Proof.App);
        ModelState.AddModelError("code", PageText.Of("Enrol.Failed"));
        return await Show(apps.Again(Account, ticket ?? ""));
    }

    public async Task<IActionResult> OnPostPasskey(string? ticket, string? credential)
    {
        if (await Lead() is { } elsewhere)
            return elsewhere;
        if (await passkeys.Add(HttpContext, Account, ticket ?? "", credential ?? "", PageText.Of("Passkey.Name")))
            return await Finish(Proof.Passkey);
        ModelState.AddModelError("", PageText.Of("Passkey.Failed"));
        return await Show(null);
    }

    /// <summary>Who has a factor proves it instead: a passphrase alone can add none.</summary>
    private async Task<IActionResult?> Lead()
    {
        if (await entrances.Current(HttpContext) is not { } account)
            return RedirectToPage("/SignIn/Index", new { back = Back });
        Account = account;
        return (await factors.Of(account.Id, HttpContext.RequestAborted)).HasAny
            ? RedirectToPage("/SignIn/Second", new { back = Back })
            : null;
    }

    private async Task<IActionResult> Show(AppOffer? offer)
    {
        (App, Passkey) = (offer ?? apps.New(Account), await passkeys.New(HttpContext, Account));
        return Page();
    }

    private async Task<IActionResult> Finish(IEnumerable<string> methods)
    {
        Codes = await codes.Renew(Account.Id, HttpContext.RequestAborted);
        await sessions.Start(HttpContext, Account, [Proof.Passphrase, .. methods, Proof.Mfa]);
        await entrances.End(HttpContext);
        return Page();
    }
}
