using CaseTracker.Notifications;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Templates;

/// <summary>The templates of notes, by kind and language.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListTemplates.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await mediator.Send(new ListTemplates.Query(), HttpContext.RequestAborted);
}
