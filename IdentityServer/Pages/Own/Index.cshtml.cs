using IdentityServer.Accounts;
using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace IdentityServer.Pages.Own;

/// <summary>What this server knows of the person, where the person is signed in, and the ways to change either.</summary>
internal sealed class IndexModel(
    AccountSessions sessions,
    SignInLog log,
    AuthenticatorApps apps,
    Passkeys passkeys,
    RecoveryCodes codes,
    UserManager<Account> accounts,
    IdentityServiceOptions options
) : OwnPage
{
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];
    public IReadOnlyList<SignInEntry> SignIns { get; private set; } = [];
    public DateTime? AppAddedAt { get; private set; }
    public int PasskeyCount { get; private set; }
    public int CodesLeft { get; private set; }

    /// <summary>The web applications that people sign in to here, with their front doors.</summary>
    public IReadOnlyList<(string Name, string Address)> Applications =>
        [
            .. options
                .Clients.Where(c => c.Name.Length > 0 && c.RedirectUris.Count > 0 && !c.IsPublic)
                .Select(c => (c.Name, new Uri(c.RedirectUris[0]).GetLeftPart(UriPartial.Authority) + "/")),
        ];

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        Sessions = await sessions.List(Account.Id, cancellation);
        SignIns = await log.List(Account.Id, 5, cancellation);
        AppAddedAt = await apps.AddedAt(Account.Id, cancellation);
        PasskeyCount = (await passkeys.List(Account)).Count;
        CodesLeft = await codes.Left(Account.Id, cancellation);
    }

    /// <summary>The language of messages, and of the pages at this browser.</summary>
    public async Task<IActionResult> OnPostLanguageAsync(string? language)
    {
        Account.Language = Languages.Of(language).Name;
        await accounts.UpdateAsync(Account);
        Languages.Remember(HttpContext, Account.Language);
        return BackToAccount("language");
    }

    public async Task<IActionResult> OnPostEndAsync(string? session)
    {
        await sessions.End(Account.Id, session ?? "", EndOfSession.SignedOutElsewhere, HttpContext.RequestAborted);
        return session == Person.SessionId ? Redirect(SignInAddresses.SignIn(Addresses.Home)) : BackToAccount("session");
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await Tell(MessageKind.SignedOutEverywhere);
        await sessions.End(HttpContext);
        await sessions.EndAll(Account.Id, null, EndOfSession.SignedOutElsewhere, HttpContext.RequestAborted);
        return Redirect(SignInAddresses.SignIn(Addresses.Home));
    }
}
