using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using Microsoft.AspNetCore.Mvc;

namespace IdentityServer.Pages.Own;

/// <summary>Another authenticator app takes the place of the first once it has given a right code; it can go where a passkey
/// stays.</summary>
[RecentProof]
internal sealed class AuthenticatorModel(AuthenticatorApps apps, FactorRemoval removal) : OwnPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    public AppOffer Offer { get; private set; } = null!;
    public bool HasApp { get; private set; }

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await apps.Add(Account, Ticket ?? "", Code ?? "", HttpContext.RequestAborted))
        {
            await Tell(MessageKind.AuthenticatorChanged);
            return BackToAccount("app");
        }
        Fault("code", "Enrol.Failed");
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await removal.RemoveApp(Account, HttpContext.RequestAborted))
        {
            await Tell(MessageKind.AuthenticatorRemoved);
            return BackToAccount("app-removed");
        }
        Fault("", "Fault.LastFactor");
        await Show();
        return Page();
    }

    private async Task Show()
    {
        HasApp = await apps.AddedAt(Account.Id, HttpContext.RequestAborted) is not null;
        Offer = (Ticket is null ? null : apps.Again(Account, Ticket)) ?? apps.New(Account);
    }
}
