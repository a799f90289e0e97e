using CaseTracker.Access;
using CaseTracker.Publishing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Public;

/// <summary>What approved editions say to everybody; while it is closed, it is as a page that never was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IndexModel(PublicFigures figures) : PageModel
{
    public PublicEdition Edition { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await figures.Read(HttpContext.RequestAborted) is not { } edition)
            return Nothing();
        Edition = edition;
        return Page();
    }

    /// <summary>There is nothing to send.</summary>
    public ChallengeResult OnPost() => Nothing();

    private ChallengeResult Nothing() => User.Identity is { IsAuthenticated: true } ? throw new NotFoundException() : Challenge();
}
