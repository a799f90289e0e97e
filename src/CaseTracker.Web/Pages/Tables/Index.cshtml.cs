using CaseTracker.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>The tables of a briefing to choose from; for those who may read cases.</summary>
public sealed class IndexModel(RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;

    public void OnGet()
    {
        if (!context.Caller.Has(Right.ReadCases))
            throw new ForbiddenException();
    }
}
