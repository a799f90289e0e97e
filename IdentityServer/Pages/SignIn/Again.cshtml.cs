using IdentityServer.Data;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Pages.SignIn;

/// <summary>
/// Before what must not be done from a screen that was left open: the person who is signed in proves the second factor once more. A
/// recovery code does not serve here; it is for getting in and setting up another factor.
/// </summary>
[AllowAnonymous]
[PasskeyScript]
[EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class AgainModel(SecondFactorCheck check, Factors factors, Passkeys passkeys, AccountSessions sessions, IdentityStore store)
    : FactorPage(check, passkeys)
{
    /// <summary>Who is not signed in begins at the first step.</summary>
    protected override async Task<IActionResult?> Lead()
    {
        if (await sessions.Current(HttpContext) is not { } person)
            return RedirectToPage("/SignIn/Index", new { back = Back });
        Account = await store.Users.SingleAsync(a => a.Id == person.Subject, HttpContext.RequestAborted);
        Has = await factors.Of(Account.Id, HttpContext.RequestAborted);
        return null;
    }

    protected override Task Finish(IReadOnlyList<string> methods) => sessions.ProvedAgain(HttpContext, [.. methods]);
}
