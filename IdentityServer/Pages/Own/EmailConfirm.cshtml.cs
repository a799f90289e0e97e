using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Mail;
using IdentityServer.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Pages.Own;

/// <summary>Whoever opens the link from the new address makes it the account's; the old address is told.</summary>
[AllowAnonymous, EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class EmailConfirmModel(IdentityStore store, MailedLinks links, ILookupNormalizer normalizer, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string Address { get; private set; } = "";

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await links.Find(LinkPurpose.Address, Token, HttpContext.RequestAborted) is not { } link)
            return StatusCode(StatusCodes.Status410Gone);
        Address = link.Address;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        if (await links.Find(LinkPurpose.Address, Token, cancellation) is not { } link)
            return StatusCode(StatusCodes.Status410Gone);
        Address = link.Address;
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        var normalized = normalizer.NormalizeEmail(link.Address);
        var isTaken = await store.Users.AnyAsync(a => a.NormalizedEmail == normalized && a.Id != link.AccountId, cancellation);
        if (isTaken || !await links.Use(link, cancellation))
            return StatusCode(StatusCodes.Status410Gone);
        var account = await store.Users.SingleAsync(a => a.Id == link.AccountId, cancellation);
        store.Add(OutgoingMessage.For(account, MessageKind.AddressChanged, clock));
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (link.Address, normalized, true);
        (account.UserName, account.NormalizedUserName) = (link.Address, normalizer.NormalizeName(link.Address));
        await store.SaveChangesAsync(cancellation);
        // A link that is on its way to the old address must not outlive it.
        await links.End(account.Id, LinkPurpose.Reset, cancellation);
        await transaction.CommitAsync(cancellation);
        IsDone = true;
        return Page();
    }
}
