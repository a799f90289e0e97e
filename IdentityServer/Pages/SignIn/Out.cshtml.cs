using IdentityServer.Protocol;
using IdentityServer.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityServer.Pages.SignIn;

/// <summary>Asks before it signs anybody out, because any site can send a browser here; the answer goes to whoever asked.</summary>
[AllowAnonymous]
internal sealed class OutModel(ISessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public SignedIn? Person { get; private set; }

    /// <summary>Where the answer is posted: this page, or the end-session request that led here; whatever else a link names would get a
    /// form that only signs out for its reader.</summary>
    public string Target =>
        Back is not null && Back.StartsWith(Paths.EndSessionCallback + "?", StringComparison.Ordinal) ? Back : "/sign-out";

    public async Task OnGet() => Person = await sessions.Current(HttpContext);

    public async Task OnPost() => await sessions.End(HttpContext);
}
