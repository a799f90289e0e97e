using CaseTracker.Access;
using CaseTracker.Editions;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>The editions of the briefing's tables, and for who composes them the drafts.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    public IReadOnlyList<ListEditions.Row> Rows { get; private set; } = [];

    public bool MayCompose => context.Caller.Has(Right.Release);

    public async Task OnGetAsync() => Rows = await mediator.Send(new ListEditions.Query(), HttpContext.RequestAborted);
}
