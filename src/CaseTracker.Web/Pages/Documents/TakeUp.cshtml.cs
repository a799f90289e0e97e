using CaseTracker.Access;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Documents;

/// <summary>Makes a document that came with a submission a document of the case.</summary>
public sealed class TakeUpModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    /// <summary>Of the submission.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public ViewSubmission.Document Sent { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    private string _case = "";

    private IReadOnlyList<Choice> _courts = [];

    public async Task OnGetAsync()
    {
        await Find();
        Show(new Entries().Set<Classification>("Classification", Classification.Confidential));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.FollowUp);
        var entries = await ReadEntries();
        await Find();
        var command = new TakeUpDocument.Command(
            _case,
            null,
            Reference,
            Number,
            entries.Choice<DocumentKind>("Kind") ?? default,
            entries.Text("Title") ?? "",
            entries.Date("DatedOn", optional: true),
            entries.Choice<Classification>("Classification") ?? default,
            entries.Text("Proceeding")
        );
        if (await Earlier(entries) is not null || await Attempt(entries, command) is not null)
            return Done($"/cases/{_case}#documents", "Document.Added");
        Show(entries);
        return Page();
    }

    /// <exception cref="NotFoundException">No such document of a submission that the caller sees.</exception>
    private async Task Find()
    {
        Require(Right.FollowUp);
        var found = await Mediator.Send(new ViewSubmission.Query(Reference), HttpContext.RequestAborted);
        (_case, Sent) = (
            found.Submission.CaseReference,
            found.Documents.FirstOrDefault(d => d.Number == Number) ?? throw new NotFoundException()
        );
        _courts = await DocumentQuestions.CourtsOf(Mediator, _case, HttpContext.RequestAborted);
    }

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, DocumentQuestions.About(_courts))], entries)
        {
            Button = PageText.Of("Document.TakeUp"),
            Back = $"/submissions/{Reference}",
        }.Sorted();
}
