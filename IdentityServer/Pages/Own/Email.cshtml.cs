using IdentityServer.Data;
using IdentityServer.Invitations;
using IdentityServer.Links;
using IdentityServer.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace IdentityServer.Pages.Own;

/// <summary>
/// A new e-mail address takes effect once it is confirmed from there; the old one is told at once. Whether another account has the address
/// is not said: then nothing arrives.
/// </summary>
[RecentProof]
internal sealed class EmailModel(IdentityStore store, MailedLinks links, ILookupNormalizer normalizer, TimeProvider clock) : OwnPage
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var address = Email?.Trim();
        if (!Invitation.IsAddress(address))
            Fault(nameof(Email), "Fault.Email");
        else if (normalizer.NormalizeEmail(address) == Account.NormalizedEmail)
            Fault(nameof(Email), "Fault.SameEmail");
        if (!ModelState.IsValid)
            return Page();
        // Only the last address that was typed can be confirmed.
        await links.End(Account.Id, LinkPurpose.Address, HttpContext.RequestAborted);
        store.Add(OutgoingMessage.To(address!, MessageKind.ConfirmAddress, clock, Account.Id));
        await Tell(MessageKind.AddressAsked);
        return BackToAccount("asked");
    }
}
