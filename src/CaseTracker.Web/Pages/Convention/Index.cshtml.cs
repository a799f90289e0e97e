using CaseTracker.Access;
using CaseTracker.Convention;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Convention;

/// <summary>Who is bound by the Convention of 1994 and its Optional Protocol, as far as it is on record.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    public ListParties.Result Found { get; private set; } = null!;

    /// <summary>In the order of their names.</summary>
    public IEnumerable<(string Name, StateParty? Convention, StateParty? Protocol)> Lines =>
        Found
            .Parties.GroupBy(p => p.State)
            .Select(g =>
                (
                    Show.State(g.Key),
                    g.FirstOrDefault(p => p.Treaty == Treaty.Convention),
                    g.FirstOrDefault(p => p.Treaty == Treaty.OptionalProtocol)
                )
            )
            .OrderBy(l => l.Item1, StringComparer.CurrentCultureIgnoreCase);

    public bool MayEdit => context.Caller.Has(Right.ManageReference);

    public async Task OnGetAsync() => Found = await mediator.Send(new ListParties.Query(), HttpContext.RequestAborted);
}
