using CaseTracker.Access;
using CaseTracker.Correspondence;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>What a State keeps to prove what it sent: reference, hash, and the text whose hash it is; made for printing.</summary>
public sealed class ReceiptModel(IMediator mediator) : PageModel
{
    public ViewSubmission.Result Found { get; private set; } = null!;

    public async Task OnGetAsync(string reference)
    {
        Found = await mediator.Send(new ViewSubmission.Query(reference), HttpContext.RequestAborted);
        if (Found.Submission.Receipt is null)
            throw new NotFoundException();
    }
}
