using System.Globalization;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Convention;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Pages.Convention;

/// <summary>Takes in the list of parties as a file; one with a wrong line is refused with all its faults.</summary>
[RequestSizeLimit(LargestFile * 4)]
public sealed class RecordModel(IMediator mediator, RequestContext context) : FormPage(mediator, context)
{
    /// <summary>Far above two lines for each State.</summary>
    private const int LargestFile = 1 << 20;

    public FormView View { get; private set; } = null!;

    public void OnGet()
    {
        Require(Right.ManageReference);
        Show(new Entries());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(Right.ManageReference);
        var entries = await ReadEntries();
        if (await Earlier(entries) is not null)
            return Done("/convention", "Convention.Done");
        var file = Request.Form.Files.GetFile("File");
        if (file is null or { Length: 0 })
            entries.Refuse("File", PageText.Of("Import.FileMissing"));
        else if (file.Length > LargestFile)
            entries.Refuse("File", string.Format(CultureInfo.CurrentCulture, PageText.Of("Import.FileTooLarge"), LargestFile >> 20));
        if (
            await Attempt(
                entries,
                new RecordParties.Command(entries.Faults.Count > 0 ? "" : await TextOf(file!), entries.Text("Reason") ?? "")
            )
            is not null
        )
            return Done("/convention", "Convention.Done");
        Show(entries);
        return Page();
    }

    private async Task<string> TextOf(IFormFile file)
    {
        using var content = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await content.ReadToEndAsync(HttpContext.RequestAborted);
    }

    private void Show(Entries entries) =>
        View = new FormView([new Section(null, [Ask.File("File"), Ask.Reason()])], entries)
        {
            Button = PageText.Of("Convention.Record"),
            Back = "/convention",
            TakesFiles = true,
        }.Sorted();
}
