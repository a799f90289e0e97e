using IdentityServer.Demo;
using IdentityServer.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityServer.Pages.Demo;

/// <summary>In a demonstration, what the authenticator apps of its accounts show at this moment; elsewhere there is no such page.</summary>
[AllowAnonymous]
internal sealed class CodesModel(IdentityServiceOptions options, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(DemoAccount Account, string Code)> Rows { get; private set; } = [];

    public long SecondsLeft { get; private set; }

    public IActionResult OnGet()
    {
        if (!options.Demo)
            return NotFound();
        var now = clock.GetUtcNow();
        SecondsLeft = 30 - (now.ToUnixTimeSeconds() % 30);
        Rows = [.. options.DemoAccounts.Select(a => (a, Totp.Code(Totp.Bytes(a.TotpSecret), Totp.StepAt(now))))];
        return Page();
    }
}
