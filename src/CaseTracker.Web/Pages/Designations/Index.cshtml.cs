using CaseTracker.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Designations;

/// <summary>Who can act where: all designations that have not been ended.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;

    public IReadOnlyList<ListDesignations.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() =>
        Rows = [.. (await mediator.Send(new ListDesignations.Query(), HttpContext.RequestAborted))
            .OrderBy(r => r.Role).ThenBy(r => r.Scope, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.CurrentCulture)];
}
