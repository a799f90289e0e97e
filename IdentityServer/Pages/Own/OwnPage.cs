using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Mail;
using IdentityServer.Sessions;
using IdentityServer.Shell;
using IdentityServer.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IdentityServer.Pages.Own;

/// <summary>A page that changes what proves who somebody is: open only within fifteen minutes of the last proof; else the second factor is
/// asked again first.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RecentProofAttribute : Attribute
{
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);
}

/// <summary>A page about the account of the person who is signed in, and of nobody else: no address names an account.</summary>
[EnableRateLimiting(AddressLimits.OfForms)]
internal abstract class OwnPage : PageModel
{
    /// <summary>What can be said on the account page after a change.</summary>
    private static readonly string[] _done =
    [
        "app",
        "codes",
        "email",
        "language",
        "passkey-added",
        "passkey-removed",
        "app-removed",
        "passphrase",
        "session",
        "asked",
    ];

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public SignedIn Person { get; private set; } = null!;

    public Account Account { get; private set; } = null!;

    public string? DoneKey => _done.Contains(Done) ? $"Account.Done.{Done}" : null;

    private IServiceProvider Services => HttpContext.RequestServices;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Person =
            await Services.GetRequiredService<ISessions>().Current(HttpContext)
            ?? throw new InvalidOperationException("The page is open to nobody who is not signed in.");
        Account =
            await Services.GetRequiredService<UserManager<Account>>().FindByIdAsync(Person.Subject)
            ?? throw new InvalidOperationException("The session has no account.");
        var isOld = Services.GetRequiredService<TimeProvider>().GetUtcNow() - Person.AuthenticatedAt > RecentProofAttribute.Holds;
        if (isOld && GetType().IsDefined(typeof(RecentProofAttribute), inherit: true))
            context.Result = Redirect(SignInAddresses.Again(Request.Path));
        else
            await next();
    }

    /// <summary>Tells the owner by mail that this was changed.</summary>
    protected async Task Tell(MessageKind kind)
    {
        var store = Services.GetRequiredService<IdentityStore>();
        store.Add(OutgoingMessage.For(Account, kind, Services.GetRequiredService<TimeProvider>()));
        await store.SaveChangesAsync(HttpContext.RequestAborted);
    }

    protected void Fault(string field, string key) => ModelState.AddModelError(field, PageText.Of(key));

    protected RedirectResult BackToAccount(string done) => Redirect($"{Shell.Addresses.Home}?done={done}");
}
