using System.Security.Cryptography;
using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Links;
using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.SigningIn;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages.Reset;

/// <summary>
/// A mailed link alone changes nothing: the second factor is proven first, then the new passphrase is chosen, and every session of the
/// account ends. Only who never had a second factor needs none.
/// </summary>
[AllowAnonymous, PasskeyScript, EnableRateLimiting(AddressLimits.OfForms)]
internal sealed class PassphraseModel(
    IdentityStore store,
    MailedLinks links,
    NewPassphrase rules,
    SecondFactorCheck check,
    Factors factors,
    Passkeys passkeys,
    AccountSessions sessions,
    UserManager<Account> accounts,
    IDataProtectionProvider protection,
    TimeProvider clock
) : PageModel
{
    private static readonly TimeSpan _proofHolds = TimeSpan.FromMinutes(15);

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Says that the second factor was proven for this link.</summary>
    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public Account Account { get; private set; } = null!;
    public FactorsOf Has { get; private set; } = null!;
    public PasskeyOffer? Passkey { get; private set; }
    public bool IsProven { get; private set; }
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Open() is null ? StatusCode(StatusCodes.Status410Gone) : await Show();

    public Task<IActionResult> OnPostCodeAsync(string? code) => Prove("code", () => check.App(HttpContext, Account, code ?? ""));

    public Task<IActionResult> OnPostRecoveryAsync(string? recovery) =>
        Prove("recovery", () => check.Recovery(HttpContext, Account, recovery ?? ""));

    public Task<IActionResult> OnPostPasskeyAsync(string? ticket, string? credential) =>
        Prove("", async () => await check.Passkey(HttpContext, Account, ticket ?? "", credential ?? "") is not null);

    public async Task<IActionResult> OnPostAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        if (await Open() is not { } link)
            return StatusCode(StatusCodes.Status410Gone);
        if (!IsProven || !await rules.IsGood(Account, Passphrase, Repeated, ModelState))
            return await Show();
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        if (!await links.Use(link, cancellation))
            return StatusCode(StatusCodes.Status410Gone);
        store.Add(OutgoingMessage.For(Account, MessageKind.PassphraseChanged, clock));
        await rules.Set(Account, Passphrase!);
        await transaction.CommitAsync(cancellation);
        await sessions.EndAll(Account.Id, null, EndOfSession.CredentialsChanged, cancellation);
        IsDone = true;
        return Page();
    }

    private async Task<IActionResult> Prove(string field, Func<Task<bool>> look)
    {
        if (await Open() is null)
            return StatusCode(StatusCodes.Status410Gone);
        if (await look())
        {
            IsProven = true;
            Proof = Proofs().Protect(Account.Id, clock.GetUtcNow() + _proofHolds);
        }
        else
        {
            ModelState.AddModelError(field, PageText.Of("Second.Failed"));
        }
        return await Show();
    }

    /// <summary>The link, where it works and was sent to the address that the account still has.</summary>
    private async Task<AccountLink?> Open()
    {
        if (await links.Find(LinkPurpose.Reset, Token, HttpContext.RequestAborted) is not { } link)
            return null;
        if (await accounts.FindByIdAsync(link.AccountId) is not { PasswordHash: not null } account || account.Email != link.Address)
            return null;
        (Account, Has) = (account, await factors.Of(account.Id, HttpContext.RequestAborted));
        IsProven = !Has.HasAny || HoldsProof();
        return link;
    }

    private bool HoldsProof()
    {
        try
        {
            return Proof is not null && Proofs().Unprotect(Proof) == Account.Id;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async Task<PageResult> Show()
    {
        if (!IsProven && Has.HasPasskey)
            Passkey = await passkeys.Ask(HttpContext, Account);
        return Page();
    }

    private ITimeLimitedDataProtector Proofs() => protection.CreateProtector("reset-proof", Token ?? "").ToTimeLimitedDataProtector();
}
