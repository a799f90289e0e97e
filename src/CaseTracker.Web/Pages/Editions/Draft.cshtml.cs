using CaseTracker.Access;
using CaseTracker.Editions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Editions;

/// <summary>A draft, to be worded, proposed for publication or given up; once it is approved its place is that of the edition.</summary>
public sealed class DraftModel(IMediator mediator, RequestContext context) : EditionPage(mediator, context)
{
    public bool MayWrite => Caller.Has(Right.Release) && Edition.State == EditionState.Draft;

    public async Task<IActionResult> OnGetAsync(int draft)
    {
        await Find(null, draft);
        return Edition.Number is null ? Page() : Redirect(Address);
    }
}
