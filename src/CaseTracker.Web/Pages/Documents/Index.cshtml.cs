using CaseTracker.Evidence;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Documents;

/// <summary>The documents that somebody of the UN must look after: in quarantine, infected, altered or missing.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListTroubles.Result Found { get; private set; } = null!;

    public string AddressOf(ListTroubles.Row row) =>
        row.DocumentId is { } document ? $"/cases/{row.Reference}/documents/{document}" : $"/submissions/{row.Reference}";

    public async Task OnGetAsync() => Found = await mediator.Send(new ListTroubles.Query(), HttpContext.RequestAborted);
}
