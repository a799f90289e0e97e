using CaseTracker.Access;
using CaseTracker.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>Who is signed in and for whom; a person with several designations acts in one of them at a time.</summary>
public sealed class AccountModel(IServiceProvider services) : PageModel
{
    public Standing Standing => HttpContext.Features.Get<Standing>() ?? throw new ForbiddenException();

    public IReadOnlyList<KeyValuePair<Guid, Caller>> Others =>
        [.. Standing.Capacities.Where(c => c.Key != Standing.Chosen).OrderBy(c => c.Key)];

    public async Task<IActionResult> OnPostActForAsync(Guid designation)
    {
        if (!Standing.Capacities.ContainsKey(designation))
            throw new NotFoundException();
        await Persons.ActFor(HttpContext, designation);
        return Redirect("/");
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        return Redirect(await services.GetRequiredService<SigningOut>().Here(HttpContext));
    }
}
