using IdentityServer.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityServer.Pages;

/// <summary>What a refusal looks like.</summary>
[AllowAnonymous]
internal sealed class ErrorModel : PageModel
{
    private Refusal Refusal => HttpContext.Features.Get<Refusal>() ?? new Refusal(StatusCodes.Status404NotFound);

    public string Key => Refusal.Key;

    public void OnGet() => Response.StatusCode = Refusal.Status;
}
