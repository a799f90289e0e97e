using CaseTracker.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages;

/// <summary>What changed for the reader since the last visit, and what waits for the reader.</summary>
public sealed class IndexModel(RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;
}
