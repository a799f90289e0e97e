using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Forms;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>Begins a submission about a case: its kind is chosen first, then what it says.</summary>
[StreamedFile(FileIsAmid = true)]
public sealed class AnswerModel(IMediator mediator, RequestContext context) : AnswerPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Whether the kind is still to be chosen.</summary>
    public bool IsChoosing { get; private set; }

    public async Task OnGetAsync(string? kind, string? about, string? consents)
    {
        await Find();
        if (!Codes.TryParse<SubmissionKind>(kind, out var chosen))
        {
            IsChoosing = true;
            return;
        }
        Kind = chosen;
        var content = SubmissionQuestions.New(
            Kind,
            about,
            consents switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            }
        );
        await Show(SubmissionQuestions.Start(content), [.. content.Points.Select(p => p.Kind)]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Find();
        return await Posted();
    }

    private async Task Find()
    {
        Require(Right.Submit);
        Case = (await Mediator.Send(new ViewCase.Query(Reference, WithReaders: false), HttpContext.RequestAborted)).Case.Reference;
    }
}
