using CaseTracker.Access;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Proposals;

/// <summary>One proposal: its effect in words, and the decision of a second person.</summary>
public sealed class DecideModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ListProposals.Row Proposal { get; private set; } = null!;

    public Effect Effect => Effect.Of(Proposal.Command);

    /// <summary>What would change for whom, if it were approved now.</summary>
    public PreviewProposal.Result Preview { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public Field Reason { get; } = Ask.Text("Reason", "DecisionReason", optional: true);

    public string State => IndexModel.WordsOf(Proposal, Caller);

    public async Task OnGetAsync()
    {
        await Find();
        Show(new Entries());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.Approve);
        var entries = await ReadEntries();
        var approve = entries["decision"] switch
        {
            "approve" => true,
            "reject" => false,
            _ => throw new BadHttpRequestException("No decision."),
        };
        if (await Attempt(entries, new DecideProposal.Command(Id, approve, entries.Text("Reason"))) is { } receipt)
            return Done(
                approve && receipt.Reference is { } reference ? $"/cases/{reference}" : "/proposals",
                approve ? "Proposals.Approved" : "Proposals.Rejected"
            );
        await Find();
        Show(entries);
        return Page();
    }

    private async Task Find()
    {
        Proposal =
            (await Mediator.Send(new ListProposals.Query(OpenOnly: false), HttpContext.RequestAborted)).FirstOrDefault(p =>
                p.ProposalId == Id
            ) ?? throw new NotFoundException();
        Preview = await Mediator.Send(new PreviewProposal.Query(Id), HttpContext.RequestAborted);
    }

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, [Reason])], entries)
        {
            Button = PageText.Of("Proposals.Approve"),
            Back = "/proposals",
        }.Sorted();
}
