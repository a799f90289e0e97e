using System.Security.Claims;
using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Where a person is signed in to this service, and how to end that; with or without a designation.</summary>
public sealed class SessionsModel(WebSessions sessions, WebServiceOptions options, TimeProvider clock, IServiceProvider services)
    : PageModel
{
    public IReadOnlyList<WebSession> Sessions { get; private set; } = [];

    /// <summary>The session of this browser.</summary>
    public string? Own =>
        HttpContext.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.GetString(SessionStore.Id);

    public Uri? AccountPage => options.SignIn.AccountPage ?? options.SignIn.Authority;

    public async Task OnGetAsync()
    {
        var (store, now) = (services.GetRequiredService<SessionStore>(), clock.GetUtcNow().UtcDateTime);
        Sessions =
        [
            .. (await sessions.Of(User.FindFirstValue(CallerResolution.Subject)!, HttpContext.RequestAborted)).Where(s =>
                !store.IsOver(s, now)
            ),
        ];
    }

    public async Task<IActionResult> OnPostEndAsync(string session)
    {
        await services.GetRequiredService<SigningOut>().One(HttpContext, session);
        TempData[FormPage.Confirmation] = "Sessions.Ended";
        return Redirect("/account/sessions");
    }

    public async Task<IActionResult> OnPostEverywhereAsync() =>
        Redirect(await services.GetRequiredService<SigningOut>().Everywhere(HttpContext));
}
