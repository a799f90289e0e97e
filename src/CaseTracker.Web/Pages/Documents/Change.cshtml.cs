using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Documents;

/// <summary>Every change of a document, of who may have it and of its chain of custody: one page, whose questions the chosen form
/// says.</summary>
public sealed class ChangeModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public DocumentForm Form { get; private set; } = null!;

    public ViewDocument.Result Found { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    public string Back => $"/cases/{Reference}/documents/{Id}";

    public async Task OnGetAsync()
    {
        await Find();
        Show(Form.Start(Found));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require((Form = DocumentForms.Find(Slug)).Needs);
        var entries = await ReadEntries();
        // Sent twice, what the form asks for may be there no more.
        if (await Earlier(entries) is { } earlier)
            return Finish(earlier);
        await Find();
        if (await Attempt(entries, Form.Read(Found, entries)) is { } receipt)
            return Finish(receipt);
        Show(entries);
        return Page();
    }

    /// <summary>Whoever may not read a document that was just classified finds the case.</summary>
    private IActionResult Finish(Receipt receipt) =>
        Done(
            Slug == "classify" && !Caller.Has(Right.ReadStrict) ? $"/cases/{Reference}" : Back,
            receipt.ProposalId is null ? $"{Form.Key}.Done" : "Form.Proposed"
        );

    /// <exception cref="NotFoundException">No such form, or no such document that the caller sees.</exception>
    private async Task Find()
    {
        Form = DocumentForms.Find(Slug);
        Require(Form.Needs);
        Found = await Mediator.Send(new ViewDocument.Query(Reference, Id), HttpContext.RequestAborted);
    }

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, [.. Form.Ask(Found)])], entries)
        {
            Button = PageText.Of(Form.Key),
            Back = Back,
            IsDangerous = Form.IsDangerous,
        }.Sorted();
}
