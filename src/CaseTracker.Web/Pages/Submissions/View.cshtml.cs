using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>One submission with its points, each of which the UN accepts, declines or asks about; for the State that sent it also its
/// receipt.</summary>
public sealed class ViewModel(IMediator mediator, RequestContext context) : PageModel
{
    public Caller Caller => context.Caller;

    public ViewSubmission.Result Found { get; private set; } = null!;

    public ListSubmissions.Row Submission => Found.Submission;

    public bool MayDecide => Caller.Has(Right.FollowUp);

    public bool IsOwn => Caller.Audience.IsState && Caller.Audience.Code == Submission.State;

    /// <summary>Whether the State can still say something about publication.</summary>
    public bool MayConsent => IsOwn && Caller.Has(Right.Submit) && Submission.Kind != Codes.Of(SubmissionKind.Consent);

    public string AddressOf(string deed, int? number = null) =>
        $"/submissions/{Submission.Reference}/{deed}" + (number is null ? "" : $"/{number}");

    public async Task OnGetAsync(string reference) =>
        Found = await mediator.Send(new ViewSubmission.Query(reference), HttpContext.RequestAborted);
}
