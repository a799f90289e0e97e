using IdentityServer.Data;
using IdentityServer.Invitations;
using IdentityServer.Mail;
using IdentityServer.Shell;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages.Reset;

/// <summary>
/// Asks for a link to set a passphrase. The answer and the work are the same for every address, because nobody looks at this point whether
/// there is such an account: the message is written, or not, when the queue is worked off.
/// </summary>
[AllowAnonymous, EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class IndexModel(IdentityStore store, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    public async Task OnPostAsync()
    {
        var address = Email?.Trim();
        if (!Invitation.IsAddress(address))
        {
            ModelState.AddModelError(nameof(Email), PageText.Of("Fault.Email"));
            return;
        }
        store.Add(OutgoingMessage.To(address!, MessageKind.Reset, clock));
        await store.SaveChangesAsync(HttpContext.RequestAborted);
        IsSent = true;
    }
}
