using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages.SignIn;

/// <summary>The second step after a right passphrase; who has no second factor yet sets one up first.</summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class SecondModel(
    SecondFactorCheck check,
    Factors factors,
    Passkeys passkeys,
    Entrances entrances,
    AccountSessions sessions
) : FactorPage(check, passkeys)
{
    public Task<IActionResult> OnPostRecovery(string? recovery) =>
        Prove(Proof.App, () => Check.Recovery(HttpContext, Account, recovery ?? ""));

    protected override async Task<IActionResult?> Lead()
    {
        if (await entrances.Current(HttpContext) is not { } account)
            return RedirectToPage("/SignIn/Index", new { back = Back });
        (Account, Has) = (account, await factors.Of(account.Id, HttpContext.RequestAborted));
        return Has.HasAny ? null : RedirectToPage("/SignIn/Enrol", new { back = Back });
    }

    protected override async Task Finish(IReadOnlyList<string> methods)
    {
        await sessions.Start(HttpContext, Account, [Proof.Passphrase, .. methods, Proof.Mfa]);
        await entrances.End(HttpContext);
    }
}
