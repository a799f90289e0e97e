using IdentityServer.Accounts;
using IdentityServer.SecondFactors;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityServer.Pages.SignIn;

/// <summary>Where somebody known proves a second factor, by any that the account has; what was wrong with a proof is not said.</summary>
internal abstract class FactorPage(SecondFactorCheck check, Passkeys passkeys) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public Account Account { get; protected set; } = null!;

    public FactorsOf Has { get; protected set; } = null!;

    public PasskeyOffer? Passkey { get; private set; }

    protected SecondFactorCheck Check => check;

    public async Task<IActionResult> OnGet() => await Lead() ?? await Show();

    public Task<IActionResult> OnPost(string? code) => Prove(Proof.App, () => check.App(HttpContext, Account, code ?? ""));

    public Task<IActionResult> OnPostPasskey(string? ticket, string? credential) =>
        Prove(Proof.Passkey, async () => await check.Passkey(HttpContext, Account, ticket ?? "", credential ?? "") is not null);

    /// <summary>Finds out whose page it is; where somebody goes who has not come this far.</summary>
    protected abstract Task<IActionResult?> Lead();

    /// <summary>The factor was proven.</summary>
    protected abstract Task Finish(IReadOnlyList<string> methods);

    protected async Task<IActionResult> Prove(IReadOnlyList<string> methods, Func<Task<bool>> look)
    {
        if (await Lead() is { } elsewhere)
            return elsewhere;
        if (!await look())
        {
            ModelState.AddModelError("", PageText.Of("Second.Failed"));
            return await Show();
        }
        await Finish(methods);
        return LocalRedirect(Addresses.LocalOrHome(Back));
    }

    private async Task<IActionResult> Show()
    {
        if (Has.HasPasskey)
            Passkey = await passkeys.Ask(HttpContext, Account);
        return Page();
    }
}
