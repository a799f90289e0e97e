using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using IdentityServer.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityServer.Pages.Own;

/// <summary>Passkeys and security keys: added by proving them, named so that their owner can tell them apart, removed while a second factor
/// stays.</summary>
[RecentProof, PasskeyScript]
internal sealed class PasskeysModel(Passkeys passkeys, FactorRemoval removal) : OwnPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Known { get; private set; } = [];
    public PasskeyOffer Offer { get; private set; } = null!;

    public Task OnGetAsync() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        var name = string.IsNullOrWhiteSpace(Name) ? BrowserName.Of(Request.Headers.UserAgent.ToString()) : Name.Trim();
        if (await passkeys.Add(HttpContext, Account, Ticket ?? "", Credential ?? "", name))
        {
            await Tell(MessageKind.PasskeyAdded);
            return BackToAccount("passkey-added");
        }
        return await Again("Fault.Passkey");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (!TryRead(id, out var credentialId))
            return BadRequest();
        if (!await removal.RemovePasskey(Account, credentialId, HttpContext.RequestAborted))
            return await Again("Fault.LastFactor");
        await Tell(MessageKind.PasskeyRemoved);
        return BackToAccount("passkey-removed");
    }

    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    private static bool TryRead(string? id, out byte[] credentialId)
    {
        credentialId = new byte[id?.Length ?? 0];
        if (!System.Buffers.Text.Base64Url.TryDecodeFromChars(id, credentialId, out var length))
            return false;
        credentialId = credentialId[..length];
        return length > 0;
    }

    private async Task<IActionResult> Again(string fault)
    {
        Fault("", fault);
        await Show();
        return Page();
    }

    private async Task Show()
    {
        Known = await passkeys.List(Account);
        Offer = await passkeys.New(HttpContext, Account);
    }
}
