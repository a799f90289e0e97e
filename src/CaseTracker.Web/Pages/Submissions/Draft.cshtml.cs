using CaseTracker.Access;
using CaseTracker.Web.Forms;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Submissions;

/// <summary>A draft of the reader's State, whoever of its liaisons began it.</summary>
[StreamedFile(FileIsAmid = true)]
public sealed class DraftModel(IMediator mediator, RequestContext context) : AnswerPage(mediator, context)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task OnGetAsync()
    {
        await Find(required: true);
        await Show(SubmissionQuestions.Start(Draft!.Content), [.. Draft.Content.Points.Select(p => p.Kind)]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Sent twice, it is there no more.
        var entries = await ReadEntries();
        if (await Earlier(entries) is { Reference: { } sent } && sent.StartsWith("SB-", StringComparison.Ordinal))
            return Done($"/submissions/{sent}", "Submission.Sent");
        await Find(required: false);
        return await Posted();
    }

    private async Task Find(bool required)
    {
        Require(Right.Submit);
        Draft = await FindDraft(Id);
        if (Draft is null && required)
            throw new NotFoundException();
        // Of a draft that a colleague has sent meanwhile the text is kept; about which case it was, only the form knows.
        Case = Draft?.Reference ?? (await ReadEntries()).Text(CaseName) ?? throw new NotFoundException();
        Kind = Draft?.Content.Kind ?? default;
    }
}
