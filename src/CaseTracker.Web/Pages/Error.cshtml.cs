using CaseTracker.Web.Shell;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>What a refusal looks like: the same for everything that does not exist and everything that the reader may not know
/// of.</summary>
[AllowAnonymous]
public sealed class ErrorModel : PageModel
{
    private Refusal Refusal => HttpContext.Features.Get<Refusal>() ?? Refusal.Of(StatusCodes.Status404NotFound);

    /// <summary>Who is signed in without any designation is told how to get one.</summary>
    public string Key =>
        Refusal.Status == StatusCodes.Status403Forbidden && HttpContext.Features.Get<Standing>() is { Caller: null }
            ? "NoAccess"
            : Refusals.TitleOf(Refusal.Status);

    public IReadOnlyList<string> Messages => [.. Refusal.Fields.Values.SelectMany(m => m).Distinct()];

    public void OnGet() => Response.StatusCode = Refusal.Status;
}
