using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Pages.Proposals;

/// <summary>What waits for a second person, and on demand what was decided by one.</summary>
public sealed class IndexModel(IMediator mediator, RequestContext context) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Decided { get; set; }

    public IReadOnlyList<ListProposals.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await mediator.Send(new ListProposals.Query(OpenOnly: !Decided), HttpContext.RequestAborted);

    public static string TitleOf(ListProposals.Row row) =>
        row.Command is Designate.Command designate
            ? Show.Listed([Effect.Of(designate).Title, designate.Name])
            : Effect.Of(row.Command).Title;

    public string StateOf(ListProposals.Row row) => WordsOf(row, context.Caller);

    /// <summary>Own proposals wait for others.</summary>
    internal static string WordsOf(ListProposals.Row row, Caller caller) =>
        PageText.Of(
            row.State != "open" ? $"Proposals.State.{row.State}"
            : row.MayDecide ? "Proposals.State.yours"
            : row.ProposedBy == caller.Subject ? "Proposals.State.own"
            : "Proposals.State.open"
        );
}
